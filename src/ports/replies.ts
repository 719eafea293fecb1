import type { Draft, Network, Reply, ReplyState } from '../domain/index.ts';
import type { PageOf, PageRequest } from './page.ts';

export interface ReplyFilter {
  readonly state?: ReplyState;
  readonly case?: string;
  readonly brand?: string;
}

/** What a change of an answer sets; the rest stays. */
export type ReplyChange = Partial<Omit<Reply, 'id' | 'brand' | 'mention' | 'visibility' | 'turn'>>;

/** States in which an answer stands, or may stand, on the network or is about to: no second one of its turn is let in. */
export const standingStates = [
  'prepared',
  'approval',
  'queued',
  'sending',
  'unknown',
  'sent',
] as const satisfies readonly ReplyState[];

/**
 * Answers of ours. Guarantee: among the standing ones there is at most one per mention, visibility and turn (unique key), and
 * every change is made only from a state that its caller names, so that of two who act on the same answer one is refused.
 */
export interface ReplyStore {
  /** False when a standing answer of the same mention, visibility and turn is there (or this id is). */
  insert(reply: Reply): Promise<boolean>;
  get(id: string): Promise<Reply | undefined>;
  /** The standing answers to this mention, first turn first. */
  standing(mention: string): Promise<readonly Reply[]>;
  /** Of one case, oldest first. */
  ofCase(caseId: string, limit: number): Promise<readonly Reply[]>;
  /** What was sent to these customers since, newest first. */
  sentTo(customers: readonly string[], since: string, limit: number): Promise<readonly Reply[]>;
  /** What was sent about a topic, newest first. */
  sentOnTopic(brand: string, topic: string, limit: number): Promise<readonly Reply[]>;
  /** What was sent in that span (`to` not included), oldest first, a page after the other. */
  sentBetween(span: { readonly from: string; readonly to: string }, page: PageRequest): Promise<PageOf<Reply>>;
  list(filter: ReplyFilter, page: PageRequest): Promise<PageOf<Reply>>;
  /**
   * Changes an answer that is in one of these states. Undefined when it isn't (any more), and when the change would make it
   * stand again where another one of the same mention, visibility and turn stands now.
   */
  change(id: string, from: readonly ReplyState[], change: ReplyChange): Promise<Reply | undefined>;
  /**
   * Takes an answer whose time has come, for one worker until `heldUntil`: `queued` becomes `sending`, every other state stays
   * as it is. Undefined when its time has not come, somebody holds it, or nothing is to be done.
   */
  take(id: string, now: string, heldUntil: string): Promise<Reply | undefined>;
  /** Answers whose time has come and which nobody holds. */
  due(now: string, limit: number): Promise<readonly string[]>;
  /** How many answers are on their way to the network of each connection; thousands are counted no further. */
  underWay(): Promise<ReadonlyMap<string, number>>;
  /** Answers that the network knows under these ids. */
  byExternalIds(brand: string, network: Network, externalIds: readonly string[]): Promise<readonly Reply[]>;
  /** Answers to these mentions of which we don't know yet under which id the network has them. */
  onTheWay(mentions: readonly string[]): Promise<readonly Reply[]>;
  /** Takes the words out of everything ever sent to a customer who asked to be forgotten. */
  eraseCustomer(customer: string): Promise<void>;
}

/** What agents have typed and not sent; forgotten 30 days after the last change. */
export interface DraftStore {
  put(draft: Draft): Promise<void>;
  get(caseId: string, agent: string): Promise<Draft | undefined>;
  remove(caseId: string, agent: string): Promise<void>;
}
