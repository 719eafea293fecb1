import type {
  Activity,
  Case,
  CaseStatus,
  Network,
  OutboxEvent,
  Priority,
  RoutingState,
  SentimentLabel,
  StatementKind,
  WorkItem,
} from '../domain/index.ts';
import type { AccountStore, SignInStore } from './accounts.ts';
import type { AnswerStore } from './answers.ts';
import type { BoardStore } from './board.ts';
import type { CustomerStore } from './customer-store.ts';
import type { IncidentStore } from './incidents.ts';
import type { DigestStore } from './digests.ts';
import type { DeliveryLog } from './delivery-log.ts';
import type { CorrectionStore, RelabelRunStore } from './label-stores.ts';
import type { MentionStore } from './mention-store.ts';
import type { MacroStore } from './macros.ts';
import type { AlertStore, RhythmStore } from './alerts.ts';
import type { PageOf, PageRequest } from './page.ts';
import type { DraftStore, ReplyStore } from './replies.ts';
import type { SearchStore } from './search.ts';
import type { SavedViewStore } from './views.ts';
import type { PresenceStore } from './presence.ts';
import type { QualityStore } from './quality.ts';
import type { ReportStore } from './reports.ts';
import type { RollupStore } from './rollups.ts';
import type { ShareStore } from './shares.ts';
import type { WeightStore } from './weight-store.ts';

export type { PageOf, PageRequest } from './page.ts';
export type { StoredMention, MentionFilter, MentionEdit, MentionStore } from './mention-store.ts';
export { MOST_DECLINED, type CustomerStore } from './customer-store.ts';
export type { Account, AccountStore, SignIn, SignInStore } from './accounts.ts';

export class BadCursorError extends Error {
  readonly code = 'bad-cursor';
  constructor() {
    super('cursor is not one that this list gave: leave it out to start from the beginning');
    this.name = 'BadCursorError';
  }
}

/** A decision about a case: its new state and what it appends. Counted at most once per `batch` where one is given. */
export interface CaseChange {
  readonly next: Case;
  /** Which fields differ from the case as it was, where that is known; all of them unless told. */
  readonly changed?: readonly (keyof Case)[];
  readonly expectedVersion: number;
  readonly activities: readonly Activity[];
  readonly events: readonly OutboxEvent[];
  readonly batch: string | null;
}

export interface CaseFilter {
  readonly brand?: string;
  readonly queue?: string;
  readonly status?: CaseStatus;
  /** Agent's or queue's id. */
  readonly owner?: string;
  readonly topic?: string;
  readonly customer?: string;
  readonly incident?: string;
  /** In no incident, and not merged into another. */
  readonly unlinked?: boolean;
  /** Was told this on behalf of an incident, or was not. */
  readonly told?: { readonly incident: string; readonly kind: StatementKind; readonly is: boolean };
  readonly breached?: boolean;
  readonly unrouted?: boolean;
  /** Open or pending, and not merged into another. */
  readonly live?: boolean;
  /** Just these, and those of these customers. */
  readonly among?: { readonly ids: readonly string[]; readonly customers: readonly string[] };
  /** In one of these queues; none named: in no queue, so nothing. */
  readonly queues?: readonly string[];
  /** Stands in its queue: nobody holds it. */
  readonly unowned?: boolean;
  /** An agent whom a note names and who has not looked since. */
  readonly notified?: string;
  /** An answer of it waits for a supervisor. */
  readonly approval?: boolean;
  /** Somebody who works on it asks for help. */
  readonly help?: boolean;
  readonly priority?: Priority;
  readonly network?: string;
  readonly language?: string;
  readonly sentiment?: SentimentLabel;
  /** Opened at or after, and before. */
  readonly openedFrom?: string;
  readonly openedTo?: string;
}

/** `recent`: last heard of first. Of live cases only: `oldest`, opened first, and `pressing`, the smallest `pressingOf` first. */
export type CaseOrder = 'recent' | 'oldest' | 'pressing';

/** What may be handed out: open cases of these queues that nobody holds. */
export interface CandidateQuery {
  readonly queues: readonly string[];
  /** Empty: any. */
  readonly languages: readonly string[];
  /** Not those that keep this agent out. */
  readonly agent: string;
  readonly now: string;
  readonly limit: number;
}

/** Cases with events to deliver, held by one worker until the lease ends. */
export interface Delivery {
  readonly case: Case;
  readonly events: readonly OutboxEvent[];
  /** Names this claim. */
  readonly holder: string;
}

export interface DeliveryResult {
  readonly caseId: string;
  readonly holder: string;
  /** The `sequence` of the case as it was claimed. */
  readonly seenSequence: number;
  /** Events up to here were acknowledged; those of the claim before are removed. */
  readonly ackedSequence: number;
  readonly state: RoutingState['state'];
  readonly attempts: number;
  /** When to try again; null when everything was acknowledged. */
  readonly nextAttemptAt: string | null;
  readonly lastError: string | null;
}

export interface CaseStore {
  /** Takes the next `count` case numbers; returns the first. */
  takeNumbers(count: number): Promise<number>;
  get(id: string): Promise<Case | undefined>;
  getMany(ids: readonly string[]): Promise<readonly Case[]>;
  /** Cases of these customers that may take a mention: open, pending, and solved since `solvedAfter`. Timeline, outbox and batches are left out. */
  ofCustomers(customers: readonly string[], solvedAfter: string): Promise<readonly Case[]>;
  /** Unclosed cases of a brand that hold one of these conversations. Timeline, outbox and batches are left out. */
  byThreads(brand: string, threads: readonly string[]): Promise<readonly Case[]>;
  /**
   * Saves new cases; one whose open key (brand, customer, topic) is held by another open case is refused.
   * Guarantee: unique index on the open key.
   * @returns ids that were saved
   */
  insert(changes: readonly CaseChange[]): Promise<ReadonlySet<string>>;
  /**
   * Saves changes of cases whose version is still the expected one and which don't count that batch yet.
   * A change that would give two open cases the same key is refused.
   * @returns ids that hold the change now: saved by this call, or by an earlier one of the same batch
   */
  save(changes: readonly CaseChange[]): Promise<ReadonlySet<string>>;
  /** Prolongs the claim of a case that is still at this version, with its next due time. False when it isn't. */
  renewClaim(item: Case): Promise<boolean>;
  /** Unclosed cases that this agent owns. */
  heldBy(agent: string, limit: number): Promise<readonly Case[]>;
  /** Takes an agent off the list of those whom a note names. The version stays. */
  seen(id: string, agent: string): Promise<void>;
  /** A cursor belongs to one order. `recent` unless told. */
  list(filter: CaseFilter, page: PageRequest, order?: CaseOrder): Promise<PageOf<Case>>;
  /** With `atMost`, counting stops there. */
  count(filter: CaseFilter, atMost?: number): Promise<number>;
  /** Cases to hand out, the most pressing first. */
  candidates(query: CandidateQuery): Promise<readonly Case[]>;
  /**
   * The cases behind that id in the order of ids, and sets what is derived of them where an earlier release left it out.
   * Timeline, outbox and batches are left out.
   */
  walk(after: string | null, limit: number): Promise<readonly Case[]>;
  /** Unfinished cases without an owner. */
  ownerless(limit: number): Promise<readonly Case[]>;
  /** Cases whose nearest clock or lease ran out before that time. */
  due(before: string, limit: number): Promise<readonly Case[]>;
  solvedBefore(at: string, limit: number): Promise<readonly Case[]>;
  claimDeliveries(options: {
    readonly now: string;
    readonly leaseUntil: string;
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  recordDeliveries(results: readonly DeliveryResult[]): Promise<void>;
  /**
   * Puts an event that was delivered before into delivery again, as it was. `waiting`: it is there already; `held`: a worker
   * delivers events of this case now; `gone`: there is no such case.
   */
  redeliver(caseId: string, event: OutboxEvent, now: string): Promise<'queued' | 'waiting' | 'held' | 'gone'>;
  /** Earliest time at which something is to be delivered; null when nothing waits. */
  nextDeliveryAt(): Promise<string | null>;
  listWorkItems(state: WorkItem['state'], page: PageRequest): Promise<PageOf<Case>>;
  byWorkItem(id: string): Promise<Case | undefined>;
  counts(): Promise<readonly { readonly brand: string; readonly status: CaseStatus; readonly count: number }[]>;
}

/** What became of one batch. `done` grows to the number of things in it when all have an outcome. */
export interface Batch {
  readonly id: string;
  readonly connection: string;
  readonly receivedAt: string;
  readonly accepted: number;
  readonly done: number;
  readonly new: number;
  readonly duplicate: number;
  readonly edited: number;
  readonly removed: number;
  readonly ignored: number;
  readonly failed: number;
  readonly finishedAt: string | null;
}

/** What is known of a batch when it comes. */
export type BatchOpening = Pick<Batch, 'id' | 'connection' | 'receivedAt' | 'accepted'>;

export interface BatchStore {
  /** Notes a batch once its job is queued. Repeating, and noting one that is finished, changes nothing. */
  open(batch: BatchOpening): Promise<void>;
  /** Notes the outcome, also of a batch not yet noted; the counts replace what stood there, so that a retried batch is counted once. */
  finish(id: string, outcome: Omit<Batch, keyof BatchOpening>, opening: BatchOpening): Promise<void>;
  get(id: string): Promise<Batch | undefined>;
  unfinished(before: string, limit: number): Promise<readonly Batch[]>;
}

/** Something that came in and did not become a mention: `ignored` on purpose, or `parked` for a person to look at. */
export interface ShelfEntry {
  readonly id: string;
  readonly connection: string;
  readonly network: Network;
  readonly outcome: 'ignored' | 'parked';
  readonly reason: string;
  readonly detail: string | null;
  readonly externalId: string | null;
  /** The payload as it came; null for what is ignored. */
  readonly payload: unknown;
  readonly batch: string;
  readonly at: string;
  readonly replayedAt: string | null;
}

export interface ShelfStore {
  /** Same id twice is one entry. */
  put(entries: readonly ShelfEntry[]): Promise<void>;
  list(
    filter: { readonly outcome?: ShelfEntry['outcome']; readonly connection?: string; readonly reason?: string },
    page: PageRequest,
  ): Promise<PageOf<ShelfEntry>>;
  get(id: string): Promise<ShelfEntry | undefined>;
  markReplayed(id: string, at: string): Promise<void>;
  counts(): Promise<readonly { readonly outcome: ShelfEntry['outcome']; readonly reason: string; readonly count: number }[]>;
}

/** What went wrong with a connection once. */
export interface ConnectionFailure {
  readonly code: string;
  readonly message: string;
  readonly at: string;
  readonly remedy: string;
}

/** How one connection stands, and from where it goes on. */
export interface ConnectionState {
  readonly connection: string;
  readonly pollCursor: unknown;
  readonly listenCursor: unknown;
  /** `polling`, `streaming`, `backing-off`, `degraded`, `stopped`, ... as the connector reports it. */
  readonly state: string;
  readonly detail: string;
  readonly since: string | null;
  readonly lastSuccessAt: string | null;
  readonly lastItemAt: string | null;
  readonly lastError: ConnectionFailure | null;
  /** Nothing is tried before this time (the network said wait). */
  readonly waitUntil: string | null;
  /** A person must act (renew credentials, buy credits) before anything is tried again. */
  readonly halted: boolean;
  /** When a person had the credentials checked last, and what the network said, where it said something. */
  readonly checkedAt?: string | null | undefined;
  readonly checkResult?: string | null | undefined;
}

/** What happened to a connection: the newest {@link KEPT_STATES} states and {@link KEPT_FAILURES} failures, oldest first. */
export interface ConnectionHistory {
  readonly states: readonly { readonly at: string; readonly state: string; readonly detail: string }[];
  readonly failures: readonly ConnectionFailure[];
}
export const KEPT_STATES = 50;
export const KEPT_FAILURES = 20;

export interface ConnectionStore {
  get(connection: string): Promise<ConnectionState | undefined>;
  list(): Promise<readonly ConnectionState[]>;
  /**
   * Sets the given fields and leaves the others. A state that differs from the one before goes into the history (at `since`, or
   * now), and every `lastError` that is not null.
   */
  update(connection: string, change: Partial<Omit<ConnectionState, 'connection'>>): Promise<void>;
  /** Empty for a connection that nothing is known of. */
  history(connection: string): Promise<ConnectionHistory>;
  forget(connection: string): Promise<void>;
}

/** Exclusive right to do something for a time, over all processes. */
export interface LeaseStore {
  /** True when this holder has it now (taken, or prolonged by the same holder). */
  take(name: string, holder: string, until: string, now: string): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}

export interface StoredConfiguration {
  readonly version: number;
  /** JSON as `src/app` wrote it, credentials encrypted. */
  readonly json: string;
  readonly appliedAt: string;
}

export interface ConfigurationStore {
  read(): Promise<StoredConfiguration | undefined>;
  /** False when somebody else wrote since `expectedVersion` (0: nothing stored yet). */
  write(next: { readonly json: string; readonly appliedAt: string }, expectedVersion: number): Promise<boolean>;
}

/** Answers already given, so that a repeated request with the same `Idempotency-Key` gets the same one. Kept for a day. */
export interface IdempotencyStore {
  /** `started`: nobody did this yet, it's yours; `running`: another request is at it; else the answer given then. */
  begin(
    key: string,
    fingerprint: string,
    at: string,
  ): Promise<
    | { readonly state: 'started' | 'running' | 'mismatch' }
    | { readonly state: 'done'; readonly status: number; readonly body: string }
  >;
  finish(key: string, answer: { readonly status: number; readonly body: string }): Promise<void>;
  abandon(key: string): Promise<void>;
}

/** All stores together, as `src/app` opens them. */
export interface Stores {
  readonly mentions: MentionStore;
  readonly customers: CustomerStore;
  readonly cases: CaseStore;
  readonly batches: BatchStore;
  readonly shelf: ShelfStore;
  readonly connections: ConnectionStore;
  readonly leases: LeaseStore;
  readonly deliveries: DeliveryLog;
  readonly configuration: ConfigurationStore;
  readonly accounts: AccountStore;
  readonly signIns: SignInStore;
  readonly idempotency: IdempotencyStore;
  readonly corrections: CorrectionStore;
  readonly relabelRuns: RelabelRunStore;
  readonly weights: WeightStore;
  readonly presence: PresenceStore;
  readonly board: BoardStore;
  readonly quality: QualityStore;
  readonly reports: ReportStore;
  readonly rollups: RollupStore;
  readonly incidents: IncidentStore;
  readonly alerts: AlertStore;
  readonly rhythms: RhythmStore;
  readonly replies: ReplyStore;
  readonly drafts: DraftStore;
  readonly search: SearchStore;
  readonly views: SavedViewStore;
  readonly macros: MacroStore;
  readonly answers: AnswerStore;
  readonly digests: DigestStore;
  readonly shares: ShareStore;
  /** Throws when the server doesn't answer within `timeoutMs`. */
  ping(timeoutMs: number): Promise<void>;
  /** The data server's own time, in milliseconds since 1970; null when it doesn't tell. */
  serverTime(): Promise<number | null>;
  close(): Promise<void>;
}
