import { softmax } from '../model/softmax.ts';

const LEAST = 0.3;
const MOST = 4;
const STEPS = 40;
const GOLDEN = 0.6180339887498949;

/** Scores of one text for each class before the temperature, and the right class. */
export interface Judged {
  readonly scores: Float64Array;
  readonly label: number;
}

function loss(judged: readonly Judged[], temperature: number): number {
  let sum = 0;
  for (const { scores, label } of judged) {
    const values = scores.map((score) => score / temperature);
    softmax(values);
    sum -= Math.log(Math.max(1e-12, values[label] ?? 0));
  }
  return sum;
}

/**
 * The temperature that makes probabilities of held-out texts honest: the one of least log-loss, found by golden-section search.
 * @see Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks (2017)
 */
export function fitTemperature(judged: readonly Judged[]): number {
  let low = LEAST;
  let high = MOST;
  for (let step = 0; step < STEPS; step += 1) {
    const left = high - (high - low) * GOLDEN;
    const right = low + (high - low) * GOLDEN;
    if (loss(judged, left) < loss(judged, right)) high = right;
    else low = left;
  }
  return Math.round(((low + high) / 2) * 1000) / 1000;
}
