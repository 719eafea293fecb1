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
/** The last is of many times the age of the world. */
const STEPS = 1_024;

export const NO_TIMES: Histogram = new Uint8Array(0);

const stepOf = (seconds: number): number => (seconds < 1 ? 0 : Math.min(STEPS - 1, 1 + Math.floor(Math.log(seconds) / GROWTH)));

/** Where a step begins, in seconds. */
const stepStart = (step: number): number => (step === 0 ? 0 : Math.exp((step - 1) * GROWTH));

const middleOf = (step: number): number => (step === 0 ? 0 : Math.exp((step - 0.5) * GROWTH));

/** How many lie in each step of the scale. */
type Counts = Float64Array;
const noCounts = (): Counts => new Float64Array(STEPS);

type Pairs = readonly (readonly [step: number, count: number])[];

/** Without the empty ones. */
function pairsOf(counts: Counts): Pairs {
  const pairs: (readonly [number, number])[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const count = counts[step] ?? 0;
    if (count > 0) pairs.push([step, count]);
  }
  return pairs;
}

/** Pairs in the order of their steps, as bytes. */
function packed(pairs: Pairs): Histogram {
  if (pairs.length === 0) return NO_TIMES;
  const bytes: number[] = [];
  const put = (number: number): void => {
    let rest = number;
    for (; rest > SEVEN_BITS; rest = Math.floor(rest / MORE)) bytes.push((rest % MORE) + MORE);
    bytes.push(rest);
  };
  let last = 0;
  for (const [step, count] of pairs) {
    put(step - last);
    put(count);
    last = step;
  }
  return Uint8Array.from(bytes);
}

/** Adds a histogram to counts. Written out: it is done thousands of times for one answer. */
function addTo(counts: Counts, histogram: Histogram): void {
  let step = 0;
  let isStep = true;
  let number = 0;
  let unit = 1;
  for (let at = 0; at < histogram.length; at += 1) {
    const byte = histogram[at] ?? 0;
    number += (byte & SEVEN_BITS) * unit;
    unit *= MORE;
    if (byte >= MORE) continue;
    if (isStep) step += number;
    else counts[step] = (counts[step] ?? 0) + number;
    isStep = !isStep;
    number = 0;
    unit = 1;
  }
}

function countsOf(histogram: Histogram): Counts {
  const counts = noCounts();
  addTo(counts, histogram);
  return counts;
}

/** Times in seconds, counted by their length. Negative ones (clocks that differ) count as none at all: 0. */
export function histogramOf(seconds: readonly number[]): Histogram {
  const counts = new Map<number, number>();
  for (const one of seconds) counts.set(stepOf(one), (counts.get(stepOf(one)) ?? 0) + 1);
  return packed([...counts].toSorted(([a], [b]) => a - b));
}

export function mergeHistograms(histograms: readonly Histogram[]): Histogram {
  const some = histograms.filter(({ length }) => length > 0);
  if (some.length <= 1) return some[0] ?? NO_TIMES;
  const counts = noCounts();
  for (const histogram of some) addTo(counts, histogram);
  return packed(pairsOf(counts));
}

/** How many begin at or after a time and before another, in seconds; null for no end. A step counts where it begins. */
export const countBetween = (histogram: Histogram, from: number, to: number | null): number =>
  pairsOf(countsOf(histogram))
    .filter(([step]) => stepStart(step) >= from && (to === null || stepStart(step) < to))
    .reduce((sum, [, count]) => sum + count, 0);

export const countIn = (histogram: Histogram): number => countBetween(histogram, 0, null);

/** The time that this share of all are within, in seconds, to 2.5 %; null of nothing. The median's share is 0.5. */
export function quantile(histogram: Histogram, share: number): number | null {
  const wanted = Math.max(1, Math.ceil(countIn(histogram) * share));
  let seen = 0;
  for (const [step, count] of pairsOf(countsOf(histogram))) {
    seen += count;
    if (seen >= wanted) return middleOf(step);
  }
  return null;
}
