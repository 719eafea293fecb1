import { vectorLength, type FeatureShape } from '../model/linear-model.ts';
import type { TextFeatures } from '../model/text-features.ts';

/** One text as a model sees it: the same buckets and counts as `LinearModel.score` adds up, written out. */
export interface Vector {
  readonly buckets: Int32Array;
  /** What each bucket counts, already divided by the vector's length. */
  readonly values: Float32Array;
  readonly dense: Float64Array;
}

export interface Example {
  readonly vector: Vector;
  /** Place of the right class. */
  readonly label: number;
  /** How much the example counts; 1 is usual. */
  readonly weight: number;
  /** Probabilities to aim at instead of the one right class. */
  readonly target?: Float64Array;
  /** What the running program adds to the scores of such a text besides what the model says; nothing unless said. */
  readonly offset?: Float64Array;
}

/** Writes a text's features out. */
export function vectorOf(
  features: TextFeatures,
  { shape, bits }: { readonly shape: FeatureShape; readonly bits: number },
  dense: Float64Array,
): Vector {
  const buckets: number[] = [];
  const counts: number[] = [];
  const mask = (1 << bits) - 1;
  const add = (hash: number, count: number): void => {
    if (count === 0) return;
    buckets.push(hash & mask);
    counts.push(count);
  };
  const times = (at: number): number => features.emphasis[at] ?? 1;
  for (const [at, number] of features.words.entries()) {
    add(features.table.wordHash(number), shape.word * times(at));
    if (shape.part === 0) continue;
    for (const hash of features.table.partHashes(number, shape.parts[0], shape.parts[1])) add(hash, shape.part * times(at));
  }
  for (const [at, hash] of features.pairs.entries()) add(hash, shape.pair * times(at));
  for (const [at, hash] of features.triples.entries()) add(hash, shape.triple * times(at));
  for (const [at, hash] of features.gaps.entries()) add(hash, shape.gap * times(at));
  for (const hash of features.flags) add(hash, shape.flag);
  let squares = 0;
  for (const count of counts) squares += count * count;
  const length = squares > 0 ? vectorLength(squares, shape.padding) : 1;
  return {
    buckets: Int32Array.from(buckets),
    values: Float32Array.from(counts, (count) => count / length),
    dense: Float64Array.from(dense),
  };
}
