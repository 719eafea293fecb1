const LOG2_E = 1.4426950408889634;
const LN_2_HIGH = 0.6931471803691238;
const LN_2_LOW = 1.9082149292705877e-10;
const SMALLEST = -700;
/** 1, 1/2, 1/4, ...: exact. */
const POWERS = Float64Array.from({ length: 1024 }, (_, power) => 2 ** -power);
/** What is so far below the greatest adds nothing to a sum of doubles. */
const NEGLIGIBLE = -40;
/** 1/n! for the series of e^x, highest power first: right to 14 digits for |x| <= ln 2 / 2. */
const [T11, T10, T9, T8, T7, T6, T5, T4, T3] = [
  1 / 39916800,
  1 / 3628800,
  1 / 362880,
  1 / 40320,
  1 / 5040,
  1 / 720,
  1 / 120,
  1 / 24,
  1 / 6,
] as const;

/**
 * e^x for x in -700..0 by additions and multiplications alone, which IEEE 754 fixes to the last bit: `Math.exp` may differ
 * from machine to machine. Right to 14 digits; anything smaller is 0.
 */
export function exp(x: number): number {
  if (!(x >= SMALLEST)) return 0;
  const power = Math.floor(x * LOG2_E + 0.5);
  const rest = x - power * LN_2_HIGH - power * LN_2_LOW;
  let sum = ((((T11 * rest + T10) * rest + T9) * rest + T8) * rest + T7) * rest + T6;
  sum = (((((sum * rest + T5) * rest + T4) * rest + T3) * rest + 1 / 2) * rest + 1) * rest + 1;
  return sum * (POWERS[-power] ?? 0);
}

/** Turns scores into probabilities that sum to one, in place. */
export function softmax(scores: Float64Array): void {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const below = (scores[at] ?? 0) - most;
    const value = below < NEGLIGIBLE ? 0 : exp(below);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
}

/** Probability for log-odds. */
export function sigmoid(odds: number): number {
  return odds < 0 ? 1 - 1 / (1 + exp(odds)) : 1 / (1 + exp(-odds));
}

/** Index of the greatest value; the first of equals. */
export function greatest(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}
