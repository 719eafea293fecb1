import type { Intent } from './labels.ts';
import type { Network } from './network.ts';

/** How long a bucket is, in UTC. */
export const rollupSizes = ['hour', 'day'] as const;
export type RollupSize = (typeof rollupSizes)[number];

/** What cells of a bucket are told apart by: `n` network, `t` topic, `l` language; the rest is summed. */
export const rollupSlices = ['', 'n', 't', 'l', 'nt', 'nl', 'tl', 'ntl'] as const;
export type RollupSlice = (typeof rollupSlices)[number];

/** Parts of a cell that few questions need: sketches of authors, histograms of times, stretches of five minutes, competitors, countries. */
export const rollupDetails = ['authors', 'times', 'fives', 'voices', 'countries'] as const;
export type RollupDetail = (typeof rollupDetails)[number];

/** What an hour keeps: a day's questions are asked of few hours, a year's of many days. */
export const slicesOf: Readonly<Record<RollupSize, readonly RollupSlice[]>> = {
  hour: ['', 'n', 't', 'ntl'],
  day: rollupSlices,
};

/** Details that slices of an hour hold, for the ends of a longer time; what is large is told apart in the finest alone. */
export const detailsOfHour: Readonly<Partial<Record<RollupSlice, readonly RollupDetail[]>>> = {
  '': ['authors', 'times', 'fives', 'countries'],
  n: ['times', 'fives'],
  t: ['times', 'fives'],
  ntl: rollupDetails,
};

/** The stretches of an hour that spikes are looked for in. */
export const FIVES = 12;

export type VoiceCounts = readonly [negative: number, neutral: number, positive: number];

/** Counts of times by their length, each within 2.5 % of the truth, as bytes that can be merged (see insights/rollups/histogram). */
export type Histogram = Uint8Array;

/**
 * What customers said and what became of it in one bucket, for one network, topic and language; null where the slice sums over
 * them. A mention counts in the hour in which it was posted and under its main topic (`other` where it fits none), unless it is the
 * brand's own or was deleted; a case in the hour in which it was opened, unless it was merged into another.
 */
export interface RollupCell {
  readonly network: string | null;
  readonly topic: string | null;
  readonly lang: string | null;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  /** Sum of sentiment scores in thousandths, each rounded: whole numbers add up the same in any order. */
  readonly score: number;
  readonly intents: Readonly<Partial<Record<Intent, number>>>;
  /** Followers of the authors, once for each mention. */
  readonly reach: number;
  /** Who spoke, as a sketch that can be merged (see insights/rollups/sketch). */
  readonly authors: Uint8Array;
  /** Reviews with one to five stars; empty without any. */
  readonly stars: readonly number[];
  /** Mentions and complaints in each five minutes; empty in days. */
  readonly fives: readonly number[];
  readonly complaintFives: readonly number[];
  /** Cases: opened, and of these answered at least once, solved by now, and opened again at least once. */
  readonly opened: number;
  readonly answered: number;
  readonly solved: number;
  readonly reopened: number;
  /** Seconds from the first mention's post to our first answer, and to the solution. */
  readonly firstResponse: Histogram;
  readonly resolution: Histogram;
  /** Mentions that name a competitor, by its id; under `''` all of these, under the brand's id those that name the brand too. */
  readonly voices: Readonly<Record<string, VoiceCounts>>;
  /** Mentions by where they were posted or their author is, ISO 3166-1 alpha-2; of the others that is not known. */
  readonly countries: Readonly<Record<string, VoiceCounts>>;
}

/** What one account said in a bucket. */
export interface AuthorRow {
  readonly network: Network;
  /** The account's id on its network. */
  readonly author: string;
  readonly followers: number;
  readonly mentions: number;
  readonly complaints: number;
  readonly negative: number;
  readonly positive: number;
  /** Id and time of the last mention: names are looked up there, and kept nowhere else. */
  readonly last: string;
  /** Milliseconds since 1970: there are tens of thousands of rows in a year. */
  readonly lastAt: number;
}

/** One bucket of a brand. `revision` grows each time it is counted. */
export interface Rollup {
  readonly brand: string;
  readonly size: RollupSize;
  /** ISO 8601, the first instant of the hour or day in UTC. */
  readonly start: string;
  readonly slice: RollupSlice;
  readonly revision: number;
  readonly cells: readonly RollupCell[];
}
