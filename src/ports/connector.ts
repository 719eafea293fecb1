import type { z } from 'zod';
import type { Mention, MentionKind, Network, NormalisedMention, Visibility } from '../domain/index.ts';
import type { Clock } from './clock.ts';
import type { Http } from './http.ts';
import type { Log } from './log.ts';

/** What a connector says of itself; generic code reads this and never a network's name. */
export interface ConnectorManifest {
  readonly id: Network;
  /** Other names under which people know it (`twitter`). */
  readonly aliases?: readonly string[];
  readonly label: string;
  readonly kinds: readonly MentionKind[];
  /** Where its API lives unless the connection's `apiBaseUrl` says otherwise; null for a network that has no API of its own. */
  readonly apiBaseUrl: string | null;
  /** Present when `poll` is: the default cron expression (node-cron syntax) and how far back a first poll looks. */
  readonly poll?: { readonly cron: string; readonly lookBackMs: number };
  /** Present when `listen` is: no byte for this long means the connection is dead. */
  readonly listen?: { readonly silenceMs: number };
  /** Present when `webhook` is. `signed`: false for a network that signs nothing and is trusted only after re-reading. */
  readonly webhook?: { readonly signed: boolean };
  /** What a reply on this network is like, where there is one at all. */
  readonly reply?: {
    readonly maxLength: number;
    readonly count: 'weighted' | 'characters' | 'bytes' | 'graphemes';
    readonly replaces: boolean;
  };
  readonly compliance: {
    /** Whether the network tells us of deletions or we must look again. */
    readonly deletions: 'pushed' | 'recheck' | 'none';
    readonly keepForDays?: number;
  };
}

/** What normalisation may know about whose payload it is. */
export interface NormaliseContext {
  /** The brand's own accounts on this network, lower case: ids and handles without `@`. */
  readonly ownAccounts: ReadonlySet<string>;
}

/**
 * What one payload of a network holds. A payload is anything the network sends: a webhook body, a page of an API, a
 * line of a stream, or the connector's own envelope round one of these where the body alone doesn't say enough.
 */
export interface Normalised {
  readonly mentions: readonly NormalisedMention[];
  /** External ids that the network says are gone. */
  readonly removed: readonly string[];
  /** External ids of authors whose account is gone: everything of theirs is purged. */
  readonly removedAuthors: readonly string[];
  /** External ids of things, and of authors of things, whose place the network asks to forget; missing where it asks nothing. */
  readonly placesGone?: { readonly things: readonly string[]; readonly authors: readonly string[] };
  /** What was understood and is none of our business, one entry each: a short stable code, and the id where there is one. */
  readonly ignored: readonly { readonly reason: string; readonly externalId?: string }[];
}

/** The payload is broken: not what the network documents. Goes to the dead letters with this message. */
export class MalformedPayloadError extends Error {
  readonly code = 'malformed-payload';
  /** Where in the payload, with dots; empty for the whole. */
  readonly path: string;

  constructor(message: string, path = '', cause?: unknown) {
    super(message, { cause });
    this.name = 'MalformedPayloadError';
    this.path = path;
  }
}

/** The brand as a connector needs it. */
export interface ListenFor {
  readonly terms: readonly string[];
  readonly exclude: readonly string[];
  readonly ownAccounts: readonly string[];
}

/** All a connector gets: no store, no queue, no environment. */
export interface ConnectorContext<Settings> {
  readonly connection: string;
  /** `credentials` and the network's own options of the connection, as its `settingsSchema` gives them. */
  readonly settings: Settings;
  readonly apiBaseUrl: string;
  readonly listenFor: ListenFor;
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Says how things stand, for the connection's health: `streaming`, `backing-off`, `degraded`, `polling`, ... */
  report(state: string, detail: string): void;
}

/** Payloads in the order they came. `cursor` appears only when everything before it was in this page or an earlier one. */
export interface Page {
  readonly payloads: readonly unknown[];
  /** JSON value to continue from after a restart. */
  readonly cursor?: unknown;
}

export interface RawRequest {
  readonly method: 'GET' | 'POST';
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as they came: signatures are over these. */
  readonly body: Uint8Array;
}

export type WebhookAnswer =
  /** `body`: what the network expects in the answer, where it expects something. */
  | { readonly type: 'accept'; readonly payloads: readonly unknown[]; readonly body?: string; readonly contentType?: string }
  | { readonly type: 'challenge'; readonly body: string; readonly contentType: string }
  | { readonly type: 'refuse'; readonly status: 400 | 401 | 403 | 404; readonly reason: string };

/** Whether a mention can be answered in one way (in public, or in private), as the desk shows it. */
export interface ReplyAbility {
  readonly canReply: boolean;
  /** A code, a colon and a sentence for people. */
  readonly reason: string;
  readonly deadlineAt: string | null;
  /** Counted as the connector's `replyLength` counts. */
  readonly maxLength: number | null;
}

/** Whether a mention can be answered where it stands; `privately` where the network also lets us write to its author alone. */
export interface ReplyCapability extends ReplyAbility {
  readonly privately?: ReplyAbility;
}

/** What a connector may know beside the mention when it says how it can be answered. */
export interface CapabilityContext {
  /** The brand's own accounts on this network, lower case: ids and handles without `@`. */
  readonly ownAccounts: ReadonlySet<string>;
}

/** An answer on its way to a network. */
export interface OutgoingReply {
  /** Names this answer for ever; networks that take an idempotency key get it. */
  readonly id: string;
  /** What is answered. */
  readonly mention: Mention;
  readonly text: string;
  /** `private`: to the author alone, whatever the mention itself is. */
  readonly visibility: Visibility;
  /** Milliseconds since 1970 at which sending was first tried: what is on the network from then on may be this answer. */
  readonly triedAt: number;
}

/** What the network made of an answer. */
export interface SentReply {
  /** The network's id of what we said, as `normalise` would give it for its echo. */
  readonly externalId: string;
  readonly url: string | null;
  /** `moderated`: the network shows it only after it has looked at it. */
  readonly state: 'published' | 'moderated';
}

/**
 * One network. Start refuses a manifest that claims what the code lacks (a `poll` in the manifest without the function,
 * and the other way round).
 */
export interface Connector<Settings = never> {
  readonly manifest: ConnectorManifest;
  /** Of the connection's `credentials` merged with its `listen` and `options`; strict, so that a typing error is told. */
  readonly settingsSchema: z.ZodType<Settings>;
  /** Pure. Throws {@link MalformedPayloadError} for a broken payload; unknown kinds are `ignored`, never an error. */
  normalise(payload: unknown, context: NormaliseContext): Normalised;
  /** Reads what is new since the cursor (undefined at first), oldest page last or first as the network has it. Ends by itself. */
  poll?(context: ConnectorContext<Settings>, cursor: unknown): AsyncIterable<Page>;
  /** Listens until the signal aborts, reconnecting by itself. Throws RemedyError (`give-up`, `no-stream-rights`) when it may not. */
  listen?(context: ConnectorContext<Settings>, cursor: unknown): AsyncIterable<Page>;
  webhook?(context: ConnectorContext<Settings>, request: RawRequest): Promise<WebhookAnswer>;
  /** Asks the network which of these are gone. Returns external ids. */
  findRemoved?(context: ConnectorContext<Settings>, externalIds: readonly string[]): Promise<readonly string[]>;
  /** Proves that the credentials work; throws RemedyError when not. Returns a line for people. */
  check?(context: ConnectorContext<Settings>): Promise<string>;
  capability?(mention: Mention, now: number, context?: CapabilityContext & { readonly settings?: Settings }): ReplyCapability;
  /** Length of an answer as the network counts it; UTF-16 units where a connector doesn't say. */
  replyLength?(text: string): number;
  /**
   * Puts an answer on the network, once. Throws RemedyError; one whose `notDone` is true says for certain that nothing was
   * put there, every other one leaves that open, and `findSent` is asked before anything is sent again.
   */
  reply?(context: ConnectorContext<Settings>, outgoing: OutgoingReply): Promise<SentReply>;
  /** Looks on the network whether this answer is there: what `reply` would have returned, or null when it isn't. */
  findSent?(context: ConnectorContext<Settings>, outgoing: OutgoingReply): Promise<SentReply | null>;
}

/** A connector whose settings only it knows: what the list of connectors holds. */
export type AnyConnector = Connector<never>;
