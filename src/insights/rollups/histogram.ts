import type { Histogram } from '../../domain/index.ts';

/*
 * A histogram is a list of steps of the scale with how many times lie there, in rising order: for each how far the step lies beyond the
 * one before and its count, both in bytes of seven bits, the lowest first, the eighth set in all but the last (LEB128). A year of a
 * brand holds hundreds of thousands of these pairs: they are merged as they lie.
 */

/** Each step is 5 % longer than the one before, so that its middle is within 2.5 % of whatever lies in it. */
const GROWTH = Math.log(1.05);
const SEVEN_BITS = 127;
const MORE = 128;

export const NO_TIMES: Histogram = new Uint8Array(0);

const stepOf = (seconds: number): number => (seconds < 1 ? 0 : 1 + Math.floor(Math.log(seconds) / GROWTH));

/** Where a step begins, in seconds. */
const stepStart = (step: number): number => (step === 0 ? 0 : Math.exp((step - 1) * GROWTH));

const middleOf = (step: number): number => (step === 0 ? 0 : Math.exp((step - 0.5) * GROWTH));

/** Counts by step as bytes. */
function packed(counts: readonly number[]): Histogram {
  const bytes: number[] = [];
  const put = (number: number): void => {
    let rest = number;
    for (; rest > SEVEN_BITS; rest = Math.floor(rest / MORE)) bytes.push((rest % MORE) + MORE);
    bytes.push(rest);
  };
  let last = 0;
  for (const [place, count] of Object.entries(counts)) {
    const step = Number(place);
    put(step - last);
    put(count);
    last = step;
  }
  return Uint8Array.from(bytes);
}

/** Adds a histogram to counts by step. */
function addTo(counts: number[], histogram: Histogram): void {
  let [at, step] = [0, 0];
  const next = (): number => {
    let [number, unit, byte] = [0, 1, MORE];
    while (byte >= MORE && at < histogram.length) {
      byte = histogram[at] ?? 0;
      number += (byte % MORE) * unit;
      unit *= MORE;
      at += 1;
    }
    return number;
  };
  while (at < histogram.length) {
    step += next();
    counts[step] = (counts[step] ?? 0) + next();
  }
}

/** Steps and counts, in order. */
function pairsOf(histogram: Histogram): readonly (readonly [step: number, count: number])[] {
  const counts: number[] = [];
  addTo(counts, histogram);
  return Object.entries(counts).map(([step, count]) => [Number(step), count] as const);
}

/** Times in seconds, counted by their length. Negative ones (clocks that differ) count as none at all: 0. */
export function histogramOf(seconds: readonly number[]): Histogram {
  const counts: number[] = [];
  for (const one of seconds) counts[stepOf(one)] = (counts[stepOf(one)] ?? 0) + 1;
  return packed(counts);
}

export function mergeHistograms(histograms: readonly Histogram[]): Histogram {
  const some = histograms.filter(({ length }) => length > 0);
  if (some.length <= 1) return some[0] ?? NO_TIMES;
  const counts: number[] = [];
  for (const histogram of some) addTo(counts, histogram);
  return packed(counts);
}

/** How many begin at or after a time and before another, in seconds; null for no end. A step counts where it begins. */
export const countBetween = (histogram: Histogram, from: number, to: number | null): number =>
  pairsOf(histogram)
    .filter(([step]) => stepStart(step) >= from && (to === null || stepStart(step) < to))
    .reduce((sum, [, count]) => sum + count, 0);

export const countIn = (histogram: Histogram): number => countBetween(histogram, 0, null);

/** The time that this share of all are within, in seconds, to 2.5 %; null of nothing. The median's share is 0.5. */
export function quantile(histogram: Histogram, share: number): number | null {
  const wanted = Math.max(1, Math.ceil(countIn(histogram) * share));
  let seen = 0;
  for (const [step, count] of pairsOf(histogram)) {
    seen += count;
    if (seen >= wanted) return middleOf(step);
  }
  return null;
}
