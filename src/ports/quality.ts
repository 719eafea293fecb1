import type { Review, ReviewState, Sample, ScoreCard } from '../domain/index.ts';
import type { PageOf, PageRequest } from './page.ts';

/** A solved case, as far as it is drawn. */
export interface SolvedCase {
  readonly id: string;
  readonly number: number;
  readonly brand: string;
  readonly queue: string;
  readonly topic: string;
  readonly solvedAt: string;
  /** Who solved it by hand, or held it then; null where nobody did. */
  readonly agent: string | null;
}

export interface SolvedFilter {
  /** Solved at or after, and before. */
  readonly from: string;
  readonly to: string;
  readonly brand?: string;
  readonly queue?: string;
  readonly agent?: string;
}

export interface ReviewFilter {
  readonly states?: readonly ReviewState[];
  readonly sample?: string;
  /** Whose work it is about. */
  readonly agent?: string;
  /** Somebody who gave one of the scores, and somebody who gave none. */
  readonly scoredBy?: string;
  readonly notScoredBy?: string;
  /** Not about this agent's work. */
  readonly notAgent?: string;
}

/** Score-cards, samples of solved cases, and what people found when they looked at them. */
export interface QualityStore {
  /** Keeps a card, in place of one with the same id. */
  putCard(card: ScoreCard): Promise<void>;
  card(id: string): Promise<ScoreCard | undefined>;
  /** By name. */
  cards(): Promise<readonly ScoreCard[]>;
  /** Cases that are solved or closed (not merged), latest first, `limit` at most; `complete` false: there are more. */
  solved(filter: SolvedFilter, limit: number): Promise<{ readonly cases: readonly SolvedCase[]; readonly complete: boolean }>;
  /** Keeps a sample with its reviews. What is there already stays: repeating finishes what is missing. */
  addSample(sample: Sample, reviews: readonly Review[]): Promise<void>;
  sample(id: string): Promise<Sample | undefined>;
  /** Newest first. */
  samples(page: PageRequest): Promise<PageOf<Sample>>;
  review(id: string): Promise<Review | undefined>;
  /** Those whose case was solved last first. */
  reviews(filter: ReviewFilter, page: PageRequest): Promise<PageOf<Review>>;
  /** Saves a review whose version is still one less. False when somebody else was quicker. */
  saveReview(review: Review): Promise<boolean>;
}
