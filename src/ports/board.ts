import type { Case } from '../domain/index.ts';

/** An unfinished case, as far as the board looks at it. */
export type LiveCase = Pick<
  Case,
  | 'id'
  | 'number'
  | 'brand'
  | 'queue'
  | 'status'
  | 'priority'
  | 'owner'
  | 'firstMentionAt'
  | 'lastMentionAt'
  | 'openedAt'
  | 'sla'
  | 'help'
>;

export const liveCaseFields = [
  'number',
  'brand',
  'queue',
  'status',
  'priority',
  'owner',
  'firstMentionAt',
  'lastMentionAt',
  'openedAt',
  'sla',
  'help',
] as const satisfies readonly (keyof LiveCase)[];

/** Part of a list: `more` says that there are others behind it. */
export interface Bounded<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

/** Cases opened in one stretch of ten minutes. */
export interface ArrivalCount {
  readonly queue: string;
  /** ISO 8601 time of the stretch's beginning. */
  readonly start: string;
  readonly count: number;
}

/** One answer of ours that a network has. */
export interface AnswerGiven {
  readonly brand: string;
  readonly case: string;
  /** The queue that its case is in now; null when the case is gone. */
  readonly queue: string | null;
  readonly by: string;
  readonly at: string;
}

/** What the supervisor's board reads: bounded reads of unfinished cases by index, and what was done lately. */
export interface BoardStore {
  /** Open cases that no agent holds, in one queue, the one opened first in front. */
  waiting(filter: { readonly queue: string; readonly brand?: string }, limit: number): Promise<Bounded<LiveCase>>;
  /** How many those are, counted up to `most`. */
  countWaiting(filter: { readonly queue: string; readonly brand?: string }, most: number): Promise<number>;
  /** Names of queues in which open cases wait, beside these. */
  otherQueues(known: readonly string[]): Promise<readonly string[]>;
  /** Open and pending cases that an agent holds. */
  held(filter: { readonly brand?: string }, limit: number): Promise<Bounded<LiveCase>>;
  /** How many open and pending cases have no owner at all, counted up to `most`. */
  ownerless(filter: { readonly brand?: string }, most: number): Promise<number>;
  /** Cases opened since, by queue and ten minutes; of the newest `limit`. */
  arrivalsSince(filter: { readonly at: string; readonly brand?: string }, limit: number): Promise<Bounded<ArrivalCount>>;
  /** Answers that went out since, newest first. */
  answersSince(filter: { readonly at: string; readonly brand?: string }, limit: number): Promise<Bounded<AnswerGiven>>;
}
