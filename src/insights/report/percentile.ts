/** How a number of durations are spread, in whole seconds. */
export interface Spread {
  readonly count: number;
  /** Null without any. */
  readonly median: number | null;
  readonly p90: number | null;
}

/**
 * The nearest-rank percentile: the smallest of the values that at least that share of them does not exceed, so always one of
 * the values. `sorted` ascending, `share` above 0 up to 1. Null without any value.
 */
export function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** Spread of durations in milliseconds. */
export function spreadOf(durations: readonly number[]): Spread {
  const seconds = durations.map((ms) => Math.round(ms / 1000)).toSorted((a, b) => a - b);
  return { count: seconds.length, median: percentile(seconds, 0.5), p90: percentile(seconds, 0.9) };
}
