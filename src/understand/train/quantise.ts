import type { FeatureShape, LinearWeights } from '../model/linear-model.ts';
import type { RealWeights } from './softmax-regression.ts';

const MOST_STEPS = 127;
/** The few weights beyond this share of all are cut to it, so that the others get finer steps. */
const KEPT_SHARE = 0.9998;

function reach(table: Float32Array): number {
  const sizes = new Float32Array(table.length);
  let used = 0;
  for (const weight of table) {
    if (weight === 0) continue;
    sizes[used] = Math.abs(weight);
    used += 1;
  }
  return sizes.subarray(0, used).sort()[Math.min(used - 1, Math.floor(used * KEPT_SHARE))] ?? 1;
}

/** Rounds trained weights to whole steps of one size. */
export function quantise(
  real: RealWeights,
  about: {
    readonly name: string;
    readonly classes: readonly string[];
    readonly languages: readonly string[];
    readonly shape: FeatureShape;
    readonly bits: number;
    readonly dense: readonly string[];
    readonly temperature: number;
  },
): LinearWeights {
  const step = reach(real.table) / MOST_STEPS;
  const table = new Int8Array(real.table.length);
  // Millions of weights: Int8Array.from with a function takes several times as long.
  for (let at = 0; at < table.length; at += 1)
    table[at] = Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round((real.table[at] ?? 0) / step)));
  return { ...about, table, step, bias: [...real.bias], denseWeights: [...real.dense] };
}
