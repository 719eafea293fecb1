import type { Histogram } from '../../domain/index.ts';

/** Each step is 5 % longer than the one before, so that its middle is within 2.5 % of whatever lies in it. */
const GROWTH = Math.log(1.05);

const stepOf = (seconds: number): number => (seconds < 1 ? 0 : 1 + Math.floor(Math.log(seconds) / GROWTH));

/** Where a step begins, in seconds. */
export const stepStart = (step: number): number => (step === 0 ? 0 : Math.exp((step - 1) * GROWTH));

const middleOf = (step: number): number => (step === 0 ? 0 : Math.exp((step - 0.5) * GROWTH));

const sorted = (counts: ReadonlyMap<number, number>): Histogram => [...counts].toSorted(([a], [b]) => a - b);

/** Times in seconds, counted by their length. Negative ones (clocks that differ) count as none at all: 0. */
export function histogramOf(seconds: readonly number[]): Histogram {
  const counts = new Map<number, number>();
  for (const one of seconds) counts.set(stepOf(one), (counts.get(stepOf(one)) ?? 0) + 1);
  return sorted(counts);
}

export function mergeHistograms(histograms: readonly Histogram[]): Histogram {
  const some = histograms.filter(({ length }) => length > 0);
  if (some.length <= 1) return some[0] ?? [];
  const counts: number[] = [];
  for (const histogram of some) for (const [step, count] of histogram) counts[step] = (counts[step] ?? 0) + count;
  return Object.entries(counts).map(([step, count]) => [Number(step), count] as const);
}

export const countIn = (histogram: Histogram): number => histogram.reduce((sum, [, count]) => sum + count, 0);

/** The time that this share of all are within, in seconds, to 2.5 %; null of nothing. The median's share is 0.5. */
export function quantile(histogram: Histogram, share: number): number | null {
  const wanted = Math.max(1, Math.ceil(countIn(histogram) * share));
  let seen = 0;
  for (const [step, count] of histogram) {
    seen += count;
    if (seen >= wanted) return middleOf(step);
  }
  return null;
}
