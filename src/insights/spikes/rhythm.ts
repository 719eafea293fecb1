import type { Spread } from './dispersion.ts';

/** What is usual for one series, learnt from past weeks. Plain values: may be kept as JSON. */
export interface Rhythm {
  /** Mentions expected in each hour of the week (UTC, from Monday 00:00), at the level of the last days. */
  readonly hours: readonly number[];
  /** How far off each may be: variance as a share of its square. Grows with little history. */
  readonly doubts: readonly number[];
  readonly spread: Spread;
  /** Hours of history that it was learnt from. */
  readonly learntFrom: number;
}

export interface History {
  /** Counts of five minutes without a gap, oldest first, of the hour that begins at `start` and of those after it. */
  readonly counts: ArrayLike<number>;
  /** Beginning of the first hour, in milliseconds since 1970. */
  readonly start: number;
}
