import type { Answer } from '../domain/index.ts';
import type { CaseEnd } from './macros.ts';

export interface AnswerSearch {
  readonly brand: string;
  readonly topic: string;
  readonly language: string;
  /** Folded words, of which an answer (or what it answered) has one at least. */
  readonly words: readonly string[];
  readonly limit: number;
}

/** Answers of solved cases, found by topic and words. */
export interface AnswerStore {
  /** Which of these are kept. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Keeps answers; one that is there is left as it is. */
  add(answers: readonly Answer[]): Promise<void>;
  get(id: string): Promise<Answer | undefined>;
  /** Newest first. */
  search(search: AnswerSearch): Promise<readonly Answer[]>;
  /** Counts a use in another case, once per case. False when it was counted, is its own case, or there is no such answer. */
  used(id: string, caseId: string): Promise<boolean>;
  /** Counts how a case that used it went out, once per case. False when it was counted or there is no such answer. */
  ended(id: string, caseId: string, end: CaseEnd): Promise<boolean>;
  /** These mentions were deleted: nothing of their words stays. */
  forgetMentions(mentions: readonly string[]): Promise<void>;
  /** These people asked to be forgotten: nothing of their words stays. */
  forgetCustomers(customers: readonly string[]): Promise<void>;
}
