import { sentimentLabels } from '../../domain/index.ts';
import type { Library } from '../knowledge.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { softmax } from '../model/softmax.ts';
import { denseNames } from '../sentiment/dense.ts';
import type { Example } from './example.ts';
import type { Labelled } from './labelled.ts';
import { quantise } from './quantise.ts';
import { scoresOf } from './scores.ts';
import { BITS, correctionExamples, createSeer } from './sentiment-examples.ts';
import { trainSoftmax } from './softmax-regression.ts';
import type { RealWeights } from './softmax-regression.ts';

const SETTINGS = {
  classes: sentimentLabels.length,
  bits: BITS,
  denseValues: denseNames.length,
  epochs: 5,
  rate: 0.02,
  /** What the books and the setting are worth was learned from many thousand texts; a few hundred shall not move it. */
  denseRate: 0,
  seed: 20_170_701,
};

/** Whole steps as real weights again. */
function realOf({ table: steps, step, denseWeights, bias }: LinearWeights): RealWeights {
  const table = new Float32Array(steps.length);
  for (let at = 0; at < table.length; at += 1) table[at] = (steps[at] ?? 0) * step;
  return {
    table,
    dense: Float64Array.from(denseWeights),
    bias: Float64Array.from(bias),
  };
}

/**
 * Goes on from taught weights with corrections alone, where the collections they came from are not at hand. `familiar` are
 * texts that nobody corrected: they keep what the weights say of them now, so that learning the new doesn't lose the old.
 * @see Li, Hoiem: Learning without Forgetting (2016)
 */
export function adaptSentiment(
  current: LinearWeights,
  { corrections, familiar }: { readonly corrections: readonly Labelled[]; readonly familiar: readonly Labelled[] },
  library: Library,
): LinearWeights {
  const see = createSeer(library);
  const start = realOf(current);
  const kept = familiar.map((row): Example => {
    const { vector, offset } = see(row);
    const target = scoresOf(start, vector, offset);
    softmax(target);
    return { vector, offset, label: 0, target, weight: 1 };
  });
  const real = trainSoftmax([...correctionExamples(corrections, see), ...kept], { ...SETTINGS, start });
  return quantise(real, { ...current, dense: denseNames });
}
