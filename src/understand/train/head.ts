import type { LinearWeights } from '../model/linear-model.ts';
import type { Planes } from './planes.ts';
import type { Sureness } from './platt.ts';
import { quantise } from './quantise.ts';
import type { RealWeights } from './softmax-regression.ts';
import { TOPIC_SHAPE } from './topic-rows.ts';

/** Puts planes into one table, what rare features count more worked in. */
function tableOf(
  { columns, planes }: Planes,
  options: { readonly bits: number; readonly dense: number; readonly shift: number },
): RealWeights {
  const size = planes.length;
  const table = new Float32Array(size * 2 ** options.bits);
  const dense = new Float64Array(options.dense * size);
  planes.forEach(({ weights }, place) => {
    columns.bucketOf.forEach((bucket, column) => {
      table[bucket * size + place] = (weights[column] ?? 0) * (columns.rarity[column] ?? 1);
    });
    for (let at = 0; at < options.dense; at += 1) dense[at * size + place] = weights[columns.count + at] ?? 0;
  });
  return { table, dense, bias: Float64Array.from(planes, ({ bias }) => bias + options.shift) };
}

/** A model out of planes: its scores are log-odds of each class by itself. */
export function headOf(
  planes: Planes,
  about: {
    readonly name: string;
    readonly topics: readonly string[];
    readonly languages: readonly string[];
    /** Of the dense values. */
    readonly names: readonly string[];
    readonly bits: number;
    readonly sureness: Sureness;
    readonly floor: number;
  },
): LinearWeights {
  const { name, topics, languages, names, bits, sureness, floor } = about;
  const real = tableOf(planes, { bits, dense: names.length, shift: sureness.shift / sureness.slope });
  const temperature = 1 / sureness.slope;
  return { ...quantise(real, { name, classes: topics, languages, shape: TOPIC_SHAPE, bits, dense: names, temperature }), floor };
}
