import type { Abilities, Conclusion, Draft, Reply } from './reply-types.ts';

/**
 * The shapes of the HTTP API as the pages see them. Written from the published contract, because the web part shares no
 * code with the server. Times are ISO 8601 in UTC.
 */
export type SentimentLabel = 'negative' | 'neutral' | 'positive';
export type Intent = 'complaint' | 'question' | 'request' | 'praise' | 'spam' | 'other';
export type CaseStatus = 'open' | 'pending' | 'solved' | 'closed';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';
export type Role = 'agent' | 'supervisor' | 'brand-manager' | 'quality-analyst' | 'administrator' | 'service';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Sent back as `X-CSRF-Token` with every call that changes something. */
  readonly csrf: string;
  readonly sample: boolean;
  readonly version: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface Brand extends Named {
  readonly topics: readonly Named[];
}

export interface Connection {
  readonly id: string;
  readonly brand: string;
  readonly network: string;
  readonly label: string;
  readonly state: string;
  readonly detail: string;
  readonly lastSuccessAt: string | null;
  readonly lastItemAt: string | null;
  readonly lastError: { readonly code: string; readonly message: string; readonly at: string } | null;
  /** A person must act before it goes on. */
  readonly halted: boolean;
}

export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

export interface Totals {
  readonly mentions: number;
  readonly openCases: number;
  readonly pendingCases: number;
  readonly breached: number;
  readonly unrouted: number;
  readonly orphans: number;
}

export interface Status {
  readonly sample: { readonly played: number; readonly total: number; readonly finished: boolean } | null;
  readonly brands: readonly Brand[];
  readonly queues: readonly Named[];
  /** Everybody who works here, by e-mail address. */
  readonly agents?: readonly Named[];
  readonly connections: readonly Connection[];
  readonly jobs: Readonly<Record<string, JobCounts>>;
  readonly totals: Totals;
}

export interface Author {
  readonly externalId: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly followers: number | null;
  readonly verified: boolean | null;
}

export interface SentimentWord {
  readonly text: string;
  readonly weight: number;
}
export interface Sentiment {
  readonly label: SentimentLabel;
  /** -1..1 */
  readonly score: number;
  /** 0..1 */
  readonly confidence: number;
  readonly words: readonly SentimentWord[];
}

export type CorrectionField = 'sentiment' | 'topics' | 'intent' | 'lang' | 'spam';
/** Who set a label, when, and what stood there before. */
export interface CorrectionMark {
  readonly by: string;
  readonly name: string;
  readonly at: string;
  readonly from: string | readonly string[] | boolean;
}

export interface Mention {
  readonly id: string;
  readonly brand: string;
  readonly connection: string;
  readonly network: string;
  readonly kind: string;
  readonly externalId: string;
  readonly url: string | null;
  readonly visibility: 'public' | 'private';
  readonly author: Author;
  readonly text: string;
  readonly lang: string;
  readonly langConfidence?: number;
  /** ISO 3166-1 alpha-2; null or missing where it is not known. */
  readonly country?: string | null;
  readonly rating: number | null;
  readonly inReplyTo: string | null;
  readonly threadId: string;
  readonly postedAt: string;
  readonly receivedAt: string;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly media?: readonly { readonly type: string; readonly url: string }[];
  /** Earlier texts of an edited mention, oldest first. */
  readonly revisions?: readonly { readonly text: string; readonly replacedAt: string }[];
  /** Private, and emptied because the reader works no cases. */
  readonly redacted?: boolean;
  readonly sentiment: Sentiment;
  readonly topics: readonly { readonly id: string; readonly confidence: number }[];
  readonly intent: Intent;
  readonly intentConfidence?: number;
  readonly urgency: number;
  readonly urgencyReasons?: readonly string[];
  readonly spam: number;
  /** The text clearly says the opposite of its stars. */
  readonly contradictsRating?: boolean;
  /** The labels that a person set, by field. */
  readonly corrected?: Readonly<Partial<Record<CorrectionField, CorrectionMark>>>;
  /** True when one of the brand's own accounts said it. */
  readonly own?: boolean;
  readonly customer: string | null;
  readonly case: string | null;
  readonly disposition: {
    readonly action: 'case' | 'answered' | 'no-action';
    readonly reason: string;
    readonly at: string;
  } | null;
}

export interface Owner {
  readonly kind: 'agent' | 'queue';
  readonly id: string;
  readonly name: string;
  readonly leaseUntil: string | null;
}

export interface Clock {
  readonly dueAt: string;
  readonly metAt: string | null;
  readonly breached: boolean;
  /** How long the customer waited by their own clock, as an ISO 8601 duration. */
  readonly sincePost?: string;
}
export interface Sla {
  readonly firstResponse: Clock | null;
  readonly nextResponse: Clock | null;
  readonly resolution: Clock | null;
}

/** A case as lists show it. */
export interface CaseSummary {
  readonly id: string;
  readonly number: number;
  readonly brand: string;
  readonly customer: string;
  readonly customerName?: string | null;
  readonly topic: string;
  readonly subject: string;
  readonly status: CaseStatus;
  readonly priority: Priority;
  readonly urgency: number;
  readonly sentiment: SentimentLabel;
  readonly language: string;
  readonly networks: readonly string[];
  readonly queue: string;
  readonly owner: Owner;
  readonly mentionCount: number;
  readonly firstMentionAt: string;
  readonly lastMentionAt: string;
  readonly lastMention?: { readonly id: string; readonly network: string; readonly text: string; readonly author: Author } | null;
  readonly sla: Sla;
  readonly incident: string | null;
  readonly routing: { readonly state: 'none' | 'waiting' | 'unrouted' | 'routed' };
  readonly epoch?: number;
  readonly approvals?: number;
  readonly sending?: number;
  readonly notified?: readonly string[];
  readonly help?: { readonly by: string; readonly name: string; readonly at: string; readonly text: string } | null;
  readonly mergedInto?: string | null;
  /** How it ended, by code, with the words that settled it. */
  readonly resolution?: { readonly code: string; readonly text: string | null } | null;
  readonly version: number;
  readonly openedAt: string;
  readonly solvedAt: string | null;
  readonly reopened: number;
}

/** One entry of a case's timeline. `by` is `system`, `routing` or an agent's id. */
export interface Activity {
  readonly at: string;
  readonly by: string;
  readonly type: string;
  readonly detail: string | null;
  readonly mention: string | null;
}

export interface Identity {
  readonly network: string;
  readonly externalId: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly followers: number | null;
  readonly verified: boolean | null;
  readonly evidence: 'verified' | 'customer-confirmed' | 'agent-confirmed' | 'suggested' | 'first-contact';
}

/** One case with everything its page shows. */
export interface CaseDetail extends Omit<CaseSummary, 'customer'> {
  readonly customer: Customer | null;
  readonly mentions: readonly Mention[];
  readonly timeline: readonly Activity[];
  readonly otherCases: readonly CaseSummary[];
  readonly replies?: readonly Reply[];
  readonly draft?: Draft | null;
  readonly conclusions?: readonly Conclusion[];
  /** How each mention of the customer can be answered, by the mention's id. */
  readonly abilities?: Readonly<Record<string, Abilities>>;
  /** What the customer said elsewhere, newest first. */
  readonly contacts?: readonly Mention[];
  readonly resolutions?: readonly { readonly id: string; readonly name: string }[];
  /** The incident that it belongs to; `statement` only once it is approved, `told` whether it went to this customer. */
  readonly incidentView?: {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly statement: string | null;
    readonly told: boolean;
  } | null;
}
export interface Customer {
  readonly id: string;
  readonly name: string | null;
  readonly identities: readonly Identity[];
  readonly firstSeenAt: string;
}

export interface SentimentBucket {
  readonly start: string;
  readonly key?: string | null;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly count: number;
  /** Share positive minus share negative, -1..1 or in points; see `netOf`, which the pages use instead. */
  readonly net: number;
}

export interface ShelfEntry {
  readonly id: string;
  readonly connection: string;
  readonly network: string;
  readonly outcome: 'ignored' | 'parked';
  readonly reason: string;
  readonly detail: string | null;
  readonly externalId: string | null;
  readonly payload?: unknown;
  readonly at: string;
  readonly replayedAt: string | null;
}

export interface DeadLetter {
  readonly name: string;
  readonly id: string;
  readonly reason: string;
  readonly attempts: number;
  readonly at: string;
  readonly connection: string | null;
}
