import { sentimentLabels } from '../../domain/index.ts';
import type { Library } from '../knowledge.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { greatest, softmax } from '../model/softmax.ts';
import type { Judgement } from './measures.ts';
import type { Labelled } from './labelled.ts';
import { createSeer } from './sentiment-examples.ts';

/** Judges labelled texts by weights, read in the language that the set says; those without a sentiment are passed over. */
export function judgeSentiment(weights: LinearWeights, rows: readonly Labelled[], library: Library): readonly Judgement[] {
  const see = createSeer(library);
  const size = sentimentLabels.length;
  const { table, step, bias, denseWeights, temperature } = weights;
  return rows.flatMap((row) => {
    if (row.sentiment === null) return [];
    const { vector, offset } = see(row);
    const scores = Float64Array.from(bias);
    for (let at = 0; at < vector.buckets.length; at += 1) {
      const from = (vector.buckets[at] ?? 0) * size;
      const value = (vector.values[at] ?? 0) * step;
      for (let place = 0; place < size; place += 1) scores[place] = (scores[place] ?? 0) + (table[from + place] ?? 0) * value;
    }
    for (let at = 0; at < vector.dense.length; at += 1)
      for (let place = 0; place < size; place += 1)
        scores[place] = (scores[place] ?? 0) + (denseWeights[at * size + place] ?? 0) * (vector.dense[at] ?? 0);
    for (let place = 0; place < size; place += 1) scores[place] = ((scores[place] ?? 0) + (offset[place] ?? 0)) / temperature;
    softmax(scores);
    const given = greatest(scores);
    return [{ truth: sentimentLabels.indexOf(row.sentiment), given, confidence: scores[given] ?? 0 }];
  });
}
