import { sentimentLabels } from '../../domain/index.ts';
import type { Library } from '../knowledge.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { denseNames } from '../sentiment/dense.ts';
import { fitTemperature } from './calibrate.ts';
import type { Example } from './example.ts';
import type { Labelled } from './labelled.ts';
import { quantise } from './quantise.ts';
import { scoresOf } from './scores.ts';
import { BITS, SHAPE, collectionExamples, correctionExamples, createSeer } from './sentiment-examples.ts';
import { trainSoftmax } from './softmax-regression.ts';

const SETTINGS = {
  classes: sentimentLabels.length,
  bits: BITS,
  denseValues: denseNames.length,
  epochs: 10,
  rate: 0.07,
  denseRate: 0.05,
  seed: 20_170_701,
};
/** Every how manieth text is kept aside to fit the temperature on. */
const ASIDE = 5;

export interface SentimentLessons {
  readonly collections: readonly Labelled[];
  readonly corrections: readonly Labelled[];
}

function languagesOf(rows: readonly Labelled[]): readonly string[] {
  return [...new Set(rows.filter(({ sentiment }) => sentiment !== null).map(({ lang }) => lang))].toSorted();
}

/** How far the probabilities have to be drawn in: measured on texts that a first training doesn't see. */
function temperatureOf(examples: readonly Example[]): number {
  const aside = (at: number): boolean => at % ASIDE === 0;
  const most = trainSoftmax(
    examples.filter((_, at) => !aside(at)),
    SETTINGS,
  );
  return fitTemperature(
    examples.flatMap(({ vector, label, offset }, at) => (aside(at) ? [{ scores: scoresOf(most, vector, offset), label }] : [])),
  );
}

/**
 * Teaches the sentiment model from collections of labelled texts and from corrections. The same texts in the same order
 * give the same bytes. With a `temperature` the probabilities are drawn in by it; without one it is measured, which takes
 * a second training.
 */
export function trainSentiment(
  { collections, corrections }: SentimentLessons,
  library: Library,
  options: { readonly temperature?: number } = {},
): LinearWeights {
  const see = createSeer(library);
  const examples = [...collectionExamples(collections, see), ...correctionExamples(corrections, see)];
  return quantise(trainSoftmax(examples, SETTINGS), {
    name: 'sentiment',
    classes: sentimentLabels,
    languages: languagesOf([...collections, ...corrections]).filter((lang) => lang !== 'und'),
    shape: SHAPE,
    bits: BITS,
    dense: denseNames,
    temperature: options.temperature ?? temperatureOf(examples),
  });
}
