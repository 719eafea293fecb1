import { sentimentLabels } from '../../domain/index.ts';
import type { Sentiment } from '../../domain/index.ts';
import { LinearModel } from '../model/linear-model.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { greatest, softmax } from '../model/softmax.ts';
import type { TextFeatures } from '../model/text-features.ts';
import { BadWeightsError } from '../model/weights-file.ts';
import { denseNames, writeDense } from './dense.ts';
import type { DenseEvidence } from './dense.ts';
import { settingPrior } from './prior.ts';
import { contributionsOf, wordsBehind } from './words.ts';

const [NEGATIVE, NEUTRAL, POSITIVE] = [0, 1, 2];
/** Where nothing was learned of a language, the books and pictures speak, and never loudly. */
const UNTAUGHT_MOST = 0.3;
const UNTAUGHT_LEAST = 0.4;
/** The books' weights run from -5 to 5. */
const AFINN_STEP = 5;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export interface SentimentInput extends DenseEvidence {
  readonly features: TextFeatures;
  /** Whether the weights were taught on texts of this language. */
  readonly taught: boolean;
  /** Whether the words behind the decision are wanted. */
  readonly explain: boolean;
}

export type ReadSentiment = (input: SentimentInput) => Sentiment;

/** What the books alone say, with low confidence. */
function untaught({ book, form, trust, explain }: SentimentInput): Sentiment {
  const tokens = new Float64Array(form.tokens.length);
  for (const { from, to, weight } of book.moved)
    for (let at = from; at < to; at += 1) tokens[at] = (tokens[at] ?? 0) + weight / (to - from) / AFINN_STEP;
  const confidence = UNTAUGHT_LEAST + UNTAUGHT_MOST * Math.abs(book.score) * trust;
  return {
    label: book.label,
    score: rounded(book.score * trust),
    confidence: rounded(confidence),
    words: explain ? wordsBehind(form, tokens, book) : [],
  };
}

/**
 * Sentiment in three classes with a calibrated probability: hashed words and word parts, the books' evidence and the setting,
 * in one linear model. The score is the probability of positive less that of negative.
 * @throws BadWeightsError when the weights have other classes or dense values than this version reads
 */
export function createSentimentReader(weights: LinearWeights): ReadSentiment {
  if (weights.classes.join() !== sentimentLabels.join() || weights.dense.join() !== denseNames.join())
    throw new BadWeightsError('the sentiment model has other classes or values than this version reads');
  const model = new LinearModel(weights);
  const dense = new Float64Array(denseNames.length);
  const scores = new Float64Array(sentimentLabels.length);

  return (input) => {
    if (!input.taught) return untaught(input);
    writeDense(dense, input);
    const worth = model.score(input.features, dense, scores);
    const prior = settingPrior(input.form, { care: input.care, sarcastic: input.book.sarcastic });
    scores[NEGATIVE] = (scores[NEGATIVE] ?? 0) + prior.negative / weights.temperature;
    scores[NEUTRAL] = (scores[NEUTRAL] ?? 0) + prior.neutral / weights.temperature;
    scores[POSITIVE] = (scores[POSITIVE] ?? 0) + prior.positive / weights.temperature;
    const margin = (scores[POSITIVE] ?? 0) - (scores[NEGATIVE] ?? 0);
    softmax(scores);
    const best = greatest(scores);
    const words = input.explain
      ? wordsBehind(
          input.form,
          contributionsOf({
            model,
            features: input.features,
            dense,
            worth,
            evidence: input,
            turned: prior.turned / weights.temperature,
            margin,
          }).tokens,
          input.book,
        )
      : [];
    return {
      label: sentimentLabels[best] ?? 'neutral',
      score: rounded((scores[POSITIVE] ?? 0) - (scores[NEGATIVE] ?? 0)),
      confidence: rounded(scores[best] ?? 0),
      words,
    };
  };
}
