import { sigmoid } from '../model/softmax.ts';

/** Probability = sigmoid(slope * score + shift). */
export interface Sureness {
  readonly slope: number;
  readonly shift: number;
}

const ROUNDS = 60;
const RIDGE = 1e-6;
const STILL = 1e-9;
const STEEPEST = 20;

/**
 * How sure a score makes: the sigmoid of least log-loss over held-out scores, by Newton's method. Targets are drawn in a
 * little, as if one more text of each kind had been seen.
 * @see Platt: Probabilistic Outputs for Support Vector Machines (1999)
 */
export function fitSureness(scores: Float64Array, right: Uint8Array): Sureness {
  let hits = 0;
  for (const is of right) hits += is;
  const high = (hits + 1) / (hits + 2);
  const low = 1 / (right.length - hits + 2);
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let [gradient, gradientShift, curve, cross, curveShift] = [0, 0, RIDGE, 0, RIDGE];
    for (let at = 0; at < scores.length; at += 1) {
      const score = scores[at] ?? 0;
      const p = sigmoid(slope * score + shift);
      const off = p - (right[at] === 1 ? high : low);
      const spread = p * (1 - p);
      gradient += off * score;
      gradientShift += off;
      curve += spread * score * score;
      cross += spread * score;
      curveShift += spread;
    }
    const determinant = curve * curveShift - cross * cross;
    const move = (curveShift * gradient - cross * gradientShift) / determinant;
    const moveShift = (curve * gradientShift - cross * gradient) / determinant;
    slope = Math.min(STEEPEST, Math.max(1 / STEEPEST, slope - move));
    shift -= moveShift;
    if (Math.abs(move) + Math.abs(moveShift) < STILL) break;
  }
  return { slope, shift };
}
