/** How counts spread around what is expected: variance `noise · mean + swing · mean²`. */
export interface Variance {
  /** At least 1: 1 is chance alone; more where mentions come in bunches. */
  readonly noise: number;
  readonly swing: number;
}

/**
 * How often windows strayed far in the past weeks. Mentions stir up others, and a thread of ten is rare without being a crisis:
 * such tails are longer than those of any distribution that has the same variance.
 */
export interface Tail {
  /** Deviations from which on the tail was measured, and the share of windows beyond it; share 0: not measured. */
  readonly from: number;
  readonly share: number;
  /** So many deviations further it is e times rarer. */
  readonly decay: number;
}

export const NO_TAIL: Tail = { from: 0, share: 0, decay: 1 };
/** The tail is what goes beyond all but so many windows. */
const BEYOND = 0.006;
/** Fewer windows say nothing about the tail. */
const FEWEST = 12;
/** A deviation of less cannot be of interest. */
const LEAST_DEVIATION = 1;

/** By how many deviations a count is off; one mention more or less is nothing where next to none are expected. */
export function deviations(count: number, mean: number, { noise, swing }: Variance): number {
  return (count - mean) / Math.sqrt(noise * mean + swing * mean * mean + 1);
}

/**
 * Learns the tail: the largest deviations fall off exponentially, at the rate that the median of what goes beyond tells, which
 * the incidents among them hardly move.
 */
export function learnTail(
  found: {
    readonly means: Float64Array;
    readonly counts: Float64Array;
    /** How many times a mention is in windows that overlap. */
    readonly overlap: number;
    /** Parts of a brand have few and large threads, and are many: their tails are taken to be as long as they may well be. */
    readonly isPart: boolean;
  },
  variance: Variance,
): Tail {
  const windows = found.means.length;
  const wanted = Math.floor(windows * BEYOND);
  if (wanted < FEWEST) return NO_TAIL;
  const large: number[] = [];
  for (let index = 0; index < windows; index += 1) {
    const off = deviations(found.counts[index] ?? 0, found.means[index] ?? 0, variance);
    if (off > LEAST_DEVIATION) large.push(off);
  }
  if (large.length <= wanted) return NO_TAIL;
  large.sort((a, b) => b - a);
  const from = large[wanted] ?? 0;
  const middle = ((large[wanted >> 1] ?? from) - from) / Math.LN2;
  const caution = found.isPart ? 1 + Math.sqrt(found.overlap / wanted) : 1;
  return { from, share: wanted / windows, decay: Math.max(middle, 0.2) * caution };
}

/** Chance (natural logarithm) of straying so far, as the past weeks tell; minus infinity where they tell nothing. */
export function logTail(off: number, { from, share, decay }: Tail): number {
  if (share === 0 || off <= from) return share === 0 ? Number.NEGATIVE_INFINITY : Math.log(share);
  return Math.log(share) - (off - from) / decay;
}
