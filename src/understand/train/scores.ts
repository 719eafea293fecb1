import type { Vector } from './example.ts';
import type { RealWeights } from './softmax-regression.ts';

/** What real-valued weights say of a vector: one score a class, before any temperature. */
export function scoresOf(weights: RealWeights, vector: Vector, offset?: Float64Array): Float64Array {
  const size = weights.bias.length;
  const scores = Float64Array.from(weights.bias);
  for (let at = 0; at < vector.buckets.length; at += 1) {
    const row = (vector.buckets[at] ?? 0) * size;
    const value = vector.values[at] ?? 0;
    for (let place = 0; place < size; place += 1)
      scores[place] = (scores[place] ?? 0) + (weights.table[row + place] ?? 0) * value;
  }
  for (let at = 0; at < vector.dense.length; at += 1) {
    const value = vector.dense[at] ?? 0;
    for (let place = 0; place < size; place += 1)
      scores[place] = (scores[place] ?? 0) + (weights.dense[at * size + place] ?? 0) * value;
  }
  if (offset) for (let place = 0; place < size; place += 1) scores[place] = (scores[place] ?? 0) + (offset[place] ?? 0);
  return scores;
}
