import type { Intent, Sentiment } from '../domain/index.ts';
import type { Signal } from './book/book.ts';
import type { TextForm } from './token.ts';

const SPAM_FROM = 0.6;
const CLEARLY_NEGATIVE = -0.33;
const BARELY_NEGATIVE = -0.15;
const POOR_RATING = 2;
const GOOD_RATING = 4;

interface IntentEvidence {
  readonly form: TextForm;
  readonly signals: ReadonlySet<Signal>;
  readonly sentiment: Sentiment;
  readonly spam: number;
  readonly rating: number | null;
  /** True when the text speaks to somebody or is a review, not just into the air. */
  readonly addressed: boolean;
}

function isComplaint({ signals, sentiment, rating, addressed, form }: IntentEvidence): boolean {
  if (rating !== null && rating <= POOR_RATING) return sentiment.label !== 'positive' || signals.has('complaint');
  if (sentiment.label === 'positive') return false;
  if (signals.has('complaint')) return sentiment.score <= 0.1;
  if (signals.has('safety') || signals.has('money-gone') || signals.has('legal-threat')) return sentiment.label === 'negative';
  const asks = form.questions > 0 && sentiment.score > CLEARLY_NEGATIVE;
  return sentiment.label === 'negative' && !asks && sentiment.score <= (addressed ? BARELY_NEGATIVE : CLEARLY_NEGATIVE);
}

function isPraise({ signals, sentiment, rating }: IntentEvidence): boolean {
  if (sentiment.label === 'positive')
    return signals.has('praise') || sentiment.score >= 0.4 || (rating !== null && rating >= GOOD_RATING);
  return false;
}

/** What the author wants, the heaviest first: spam, complaint, question, request, praise. */
export function textIntent(evidence: IntentEvidence): Intent {
  if (evidence.spam >= SPAM_FROM) return 'spam';
  if (isComplaint(evidence)) return 'complaint';
  const asks = evidence.form.questions > 0 || (evidence.signals.has('question') && evidence.form.exclamations === 0);
  if (asks && evidence.signals.has('question')) return 'question';
  if (isPraise(evidence) && !evidence.signals.has('request')) return 'praise';
  if (evidence.form.questions > 0) return 'question';
  if (evidence.signals.has('request')) return 'request';
  return isPraise(evidence) ? 'praise' : 'other';
}
