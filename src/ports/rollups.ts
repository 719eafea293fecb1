import type {
  AuthorRow,
  Intent,
  Network,
  Rollup,
  RollupCell,
  RollupDetail,
  RollupSize,
  RollupSlice,
  SentimentLabel,
} from '../domain/index.ts';

/** What of a mention is counted. Only customers' own words that still stand. */
export interface CountedMention {
  readonly id: string;
  readonly network: Network;
  readonly topic: string;
  readonly lang: string;
  readonly sentiment: SentimentLabel;
  readonly score: number;
  readonly intent: Intent;
  /** The author's id on their network. */
  readonly author: string;
  readonly followers: number;
  readonly rating: number | null;
  /** As the label of that name. */
  readonly voices: readonly string[];
  /** ISO 3166-1 alpha-2, or null where it is not known. */
  readonly country: string | null;
  readonly postedAt: string;
}

/** What of a case is counted. Only those that were not merged into another. */
export interface CountedCase {
  readonly network: string;
  readonly topic: string;
  readonly lang: string;
  readonly openedAt: string;
  readonly firstMentionAt: string;
  readonly answeredAt: string | null;
  readonly solvedAt: string | null;
  readonly reopened: number;
}

/** A mention or case that changed since its hour was counted. `stamp` is another after each change. */
export interface Uncounted {
  readonly kind: 'mention' | 'case';
  readonly id: string;
  readonly brand: string;
  /** When the mention was posted, or the case opened: neither ever changes. */
  readonly at: string;
  readonly stamp: string;
}

/** One bucket. */
export interface BucketKey {
  readonly brand: string;
  readonly size: RollupSize;
  readonly start: string;
}

/** All that a bucket holds. */
export interface CountedBucket {
  readonly slices: ReadonlyMap<RollupSlice, readonly RollupCell[]>;
  readonly people: readonly AuthorRow[];
}

export interface RollupQuery {
  readonly brands: readonly string[];
  readonly size: RollupSize;
  readonly slice: RollupSlice;
  /** Starts at or after, and before. */
  readonly from: string;
  readonly to: string;
  /** Bulky parts of cells that are wanted; the others are as if there were none. */
  readonly details: readonly RollupDetail[];
  /** Only cells of these. */
  readonly network?: string | undefined;
  readonly topic?: string | undefined;
  readonly lang?: string | undefined;
}

/**
 * Rollups, and what they are counted from. Guarantee: whoever saves or changes a mention or case marks it as uncounted in the same
 * atomic write, so that no death of a process can part the two; the mark goes only where the thing still stands as it was when its
 * hour was counted.
 */
export interface RollupStore {
  /** Some of what changed since its hour was counted. */
  uncounted(limit: number): Promise<readonly Uncounted[]>;
  /** Takes the marks off these, where they are still the same. */
  counted(things: readonly Uncounted[]): Promise<void>;
  mentionsOf(brand: string, from: string, to: string): Promise<readonly CountedMention[]>;
  casesOf(brand: string, from: string, to: string): Promise<readonly CountedCase[]>;
  /** How often a bucket was counted; 0 for never. */
  revision(bucket: BucketKey): Promise<number>;
  /**
   * Replaces all that a bucket holds. Undone and false when it was counted by somebody else since `after` was its revision: they may
   * have seen more.
   */
  put(bucket: BucketKey, after: number, counted: CountedBucket): Promise<boolean>;
  /** In the order of their start. */
  read(query: RollupQuery): Promise<readonly Rollup[]>;
  /** Who spoke, in the order of the buckets' start. */
  readPeople(query: Pick<RollupQuery, 'brands' | 'size' | 'from' | 'to'>): Promise<readonly AuthorRow[]>;
  /** When the first and last mention or case of a brand is from; null of none. */
  span(brand: string): Promise<{ readonly from: string; readonly to: string } | null>;
  /** Up to where a brand's history was counted before marks were there; undefined for not begun. */
  filledTo(brand: string): Promise<string | undefined>;
  saveFilledTo(brand: string, to: string): Promise<void>;
}
