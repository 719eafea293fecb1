import type { SentimentLabel } from '../../domain/index.ts';

/** A text with what somebody said of it; what a set does not say is null. */
export interface Labelled {
  /** The set it comes from, or `corrections`. */
  readonly set: string;
  readonly text: string;
  /** BCP 47, `und` where the set doesn't say. */
  readonly lang: string;
  readonly sentiment: SentimentLabel | null;
  readonly topic: string | null;
  readonly intent: string | null;
  readonly spam: boolean | null;
  readonly complaint: boolean | null;
  /** Which of the set's own parts it is in: train, test and the like. */
  readonly part: string | null;
  readonly brand: string | null;
  readonly stars: number | null;
}
