import { LEVEL_FADE, levelOf } from './level.ts';
import { learnTail, NO_TAIL, type Tail, type Variance } from './tail.ts';

/** Lengths of the windows that are looked at, in slots of five minutes: 5, 10, 15, 30 and 60 minutes. */
export const WINDOWS = [1, 2, 3, 6, 12] as const;
/** Slots between the end of what the level is taken from and the end of the window: half an hour, or the window. */
export const gapOf = (window: number): number => Math.max(6, window);

/** How counts of a window length spread around what is expected. */
export interface WindowSpread extends Variance {
  readonly tail: Tail;
}

export interface Spread {
  /** One for each of {@link WINDOWS}. */
  readonly windows: readonly WindowSpread[];
  /** How much of the last hours' level lasts, from 0 to 1. */
  readonly lasting: number;
  /** Windows with an expected mention or more that it was learnt from, at most. */
  readonly learntFrom: number;
}

/** Taken for granted before anything is measured: rather wide. */
export const ASSUMED_WINDOW: WindowSpread = { noise: 1.4, swing: 0.06, tail: NO_TAIL };
const ASSUMED: Spread = { windows: WINDOWS.map(() => ASSUMED_WINDOW), lasting: 0.5, learntFrom: 0 };
/** So many windows are half of what is known. */
const HALF_KNOWN = 150;
/** Newest slots that are learnt from: four weeks. */
const MOST_SLOTS = 8_064;
/** Windows further off than so many deviations of a first estimate are incidents, not spread. */
const CLIP = 2.5;
/** ... nor are a few mentions ever. */
const SMALL = 4;
/** What was learnt on the very counts that it is tested on is too narrow. */
const WIDER = 1.15;

/** The dispersion of a negative binomial that has this spread at a mean, with the expectation's own doubt added. */
export function dispersionAt(spread: Variance, mean: number, doubt: number): number {
  return spread.swing + (spread.noise - 1) / Math.max(mean, 0.05) + doubt;
}

interface Past {
  /** What is expected of each slot, without the level of the last hours. */
  readonly means: ArrayLike<number>;
  readonly isUsual: (slot: number) => boolean;
  readonly parent?: Spread | undefined;
}

/** Learns how far counts stray for each window length, after the level of the hours before is allowed for. */
export function learnSpread(counts: ArrayLike<number>, past: Past): Spread {
  const end = past.means.length;
  const range = { ...past, first: Math.max(0, end - MOST_SLOTS) };
  const levels = levelsOf(counts, range);
  const parent = past.parent ?? ASSUMED;
  let windowsKnown = 0;
  for (let slot = range.first; slot < end; slot += 1) windowsKnown += Math.min(1, past.means[slot] ?? 0);
  const known = windowsKnown / (windowsKnown + HALF_KNOWN);
  const lasting = known * lastingOf(counts, range, levels) + (1 - known) * parent.lasting;
  const sums = { counted: runningSums(counts, range.first, end), expected: runningSums(past.means, range.first, end) };
  const windows = WINDOWS.map((window, index): WindowSpread => {
    const other = parent.windows[index] ?? ASSUMED_WINDOW;
    const found = straysOf({ ...range, ...sums, levels }, { window, lasting });
    const own = fit(found);
    const mixed = {
      noise: known * own.noise + (1 - known) * other.noise,
      swing: known * own.swing + (1 - known) * other.swing,
    };
    return {
      ...mixed,
      tail:
        past.parent === undefined
          ? NO_TAIL
          : learnTail({ ...found, overlap: window / stepOf(window), isPart: past.parent !== undefined }, mixed),
    };
  });
  return { windows, lasting, learntFrom: Math.round(windowsKnown) };
}

type Range = Past & { readonly first: number };

/** Level of what lies before each slot, that slot not included. */
function levelsOf(counts: ArrayLike<number>, { means, first }: Range): Float64Array {
  const levels = new Float64Array(means.length - first + 1);
  let counted = 0;
  let expected = 0;
  for (let slot = first; slot <= means.length; slot += 1) {
    levels[slot - first] = levelOf(counted, expected);
    counted = counted * LEVEL_FADE + (counts[slot] ?? 0);
    expected = expected * LEVEL_FADE + (means[slot] ?? 0);
  }
  return levels;
}

/** Slope of what came on the level before it. */
function lastingOf(counts: ArrayLike<number>, { means, isUsual, first }: Range, levels: Float64Array): number {
  let together = 0;
  let alone = 0;
  for (let slot = first + 24; slot + 6 <= means.length; slot += 6) {
    if (!isUsual(slot)) continue;
    let counted = 0;
    let expected = 0;
    for (let next = slot; next < slot + 6; next += 1) {
      counted += counts[next] ?? 0;
      expected += means[next] ?? 0;
    }
    if (expected <= 0) continue;
    const before = (levels[slot - first - 6] ?? 1) - 1;
    together += expected * before * (Math.min(2.5, counted / expected) - 1);
    alone += expected * before * before;
  }
  return alone <= 0 ? 0 : Math.min(1, Math.max(0, together / alone));
}

const stepOf = (window: number): number => Math.ceil(window / 3);

/** Windows one after another, overlapping by two thirds: what was expected of each, and what was counted. */
interface Strays {
  readonly means: Float64Array;
  readonly counts: Float64Array;
}

function straysOf(
  past: { readonly counted: Float64Array; readonly expected: Float64Array; readonly levels: Float64Array } & Pick<
    Range,
    'isUsual' | 'first'
  >,
  { window, lasting }: { readonly window: number; readonly lasting: number },
): Strays {
  const { counted, expected, levels, isUsual, first } = past;
  const slots = counted.length - 1;
  const means = new Float64Array(slots);
  const counts = new Float64Array(slots);
  let found = 0;
  for (let end = 24; end <= slots; end += stepOf(window)) {
    if (!isUsual(first + end - 1)) continue;
    const usual = (expected[end] ?? 0) - (expected[end - window] ?? 0);
    const mean = usual * (1 + lasting * ((levels[end - gapOf(window)] ?? 1) - 1));
    if (mean <= 0) continue;
    means[found] = mean;
    counts[found] = (counted[end] ?? 0) - (counted[end - window] ?? 0);
    found += 1;
  }
  return { means: means.subarray(0, found), counts: counts.subarray(0, found) };
}

/** Sums up to each slot, from 0 on. */
function runningSums(values: ArrayLike<number>, first: number, end: number): Float64Array {
  const sums = new Float64Array(end - first + 1);
  for (let slot = first; slot < end; slot += 1) sums[slot - first + 1] = (sums[slot - first] ?? 0) + (values[slot] ?? 0);
  return sums;
}

/** Weighted least squares of the squared differences on mean and mean², each time without what was too far off the time before. */
function fit(found: Strays): Variance {
  let spread: Variance = { noise: 1.4, swing: 0.06 };
  for (let round = 0; round < 3; round += 1) spread = fitOnce(found, spread);
  return { noise: 1 + (spread.noise - 1) * WIDER, swing: spread.swing * WIDER };
}

function fitOnce({ means, counts }: Strays, last: Variance): Variance {
  let [mm, mq, qq, mv, qv] = [0, 0, 0, 0, 0];
  for (let index = 0; index < means.length; index += 1) {
    const mean = means[index] ?? 0;
    const quadratic = mean * mean;
    const variance = last.noise * mean + last.swing * quadratic;
    const value = Math.min(((counts[index] ?? 0) - mean) ** 2, (CLIP * Math.sqrt(variance) + SMALL) ** 2);
    const weight = 1 / (variance * variance + 1e-3);
    mm += weight * mean * mean;
    mq += weight * mean * quadratic;
    qq += weight * quadratic * quadratic;
    mv += weight * mean * value;
    qv += weight * quadratic * value;
  }
  const determinant = mm * qq - mq * mq;
  if (mm <= 0) return last;
  const noise = determinant > 1e-9 * mm * qq ? (mv * qq - qv * mq) / determinant : mv / mm;
  if (noise < 1) return { noise: 1, swing: Math.max(0, qq > 0 ? (qv - mq) / qq : 0) };
  const swing = determinant > 1e-9 * mm * qq ? (qv * mm - mv * mq) / determinant : 0;
  return swing < 0 ? { noise: Math.max(1, mv / mm), swing: 0 } : { noise, swing };
}
