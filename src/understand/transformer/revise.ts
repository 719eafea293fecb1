import type { Intent, Labels, SentimentLabel } from '../../domain/index.ts';
import type { Probabilities } from './classify.ts';

const LABELS: readonly SentimentLabel[] = ['negative', 'neutral', 'positive'];
/** From here on what was nothing in particular is a complaint, as in the first pass for words to nobody. */
const CLEARLY_NEGATIVE = -0.33;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** An intent that goes with the sentiment: nobody praises in anger, nobody complains in delight. */
function fitting(intent: Intent, label: SentimentLabel, score: number): Intent {
  if (label === 'positive') return intent === 'complaint' ? 'praise' : intent;
  if (intent === 'praise') return label === 'negative' ? 'complaint' : 'other';
  return intent === 'other' && label === 'negative' && score <= CLEARLY_NEGATIVE ? 'complaint' : intent;
}

/** Labels of the first pass with the sentiment that the model reads. The words behind another sentiment explain it no more. */
export function revised(labels: Labels, probabilities: Probabilities): Labels {
  const label = LABELS.reduce((best, one) => (probabilities[one] > probabilities[best] ? one : best));
  const score = rounded(probabilities.positive - probabilities.negative);
  const confidence = rounded(Math.min(1, probabilities[label]));
  const words = label === labels.sentiment.label ? labels.sentiment.words : [];
  const intent = fitting(labels.intent, label, score);
  const intentConfidence = intent === labels.intent ? labels.intentConfidence : confidence;
  return { ...labels, sentiment: { label, score, confidence, words }, intent, intentConfidence };
}
