import type { Intent, Sentiment } from '../domain/index.ts';
import type { Signal } from './book/book.ts';
import { sigmoid } from './model/softmax.ts';
import { openerIntent } from './intent-openers.ts';
import type { TextForm } from './token.ts';

const SPAM_FROM = 0.6;
const POOR_RATING = 2;
const GOOD_RATING = 4;
const STRONG_PRAISE = 0.4;

/** Log-odds that a text is a complaint: round numbers set by hand, with a cross-validated fit on the development
 * half of the set `complaints` as a guide; none is a fitted one. */
const START = -2.4;
const DISPLEASED = 3;
const GRIEVANCE = 1.5;
/** Grave words in an unhappy text: danger, money gone, a lawyer. */
const GRAVE = 1;
const AGAIN = 1;
const ADDRESSED = 1.4;
const OF_TRADE = 1.2;
const WANTS = 0.5;
const SHORT_WORDS = 6;
const SHORT = -0.8;
const LINK = -0.6;
const PLEASED = -2.5;
const CALM_QUESTION = -0.9;
const CALM_FROM = -0.33;
const STARS = 3;

/** How sure a rule makes, before the doubt that the text is a complaint after all. */
const ASKED_AND_MARKED = 0.9;
const MARKED = 0.78;
const ASKED = 0.65;
const WANTED = 0.7;
const PRAISED = 0.85;
const LIKED = 0.7;
const OPENED = 0.65;
const NOTHING_SAID = 0.6;

export interface IntentEvidence {
  readonly form: TextForm;
  readonly signals: ReadonlySet<Signal>;
  readonly sentiment: Sentiment;
  readonly spam: number;
  readonly rating: number | null;
  /** How much of a customer's trade the text speaks of, 0..1. */
  readonly care: number;
}

export interface ReadIntent {
  readonly intent: Intent;
  /** Probability in 0..1 that it is right. */
  readonly intentConfidence: number;
}

const GRAVE_SIGNALS: readonly Signal[] = ['safety', 'money-gone', 'legal-threat'];

/** Probability that the text is a complaint that somebody should own. */
function complaintProbability({ form, signals, sentiment, rating, care }: IntentEvidence): number {
  const displeased = Math.max(0, -sentiment.score);
  let odds = START + DISPLEASED * displeased + OF_TRADE * care * displeased;
  if (signals.has('complaint')) odds += GRIEVANCE;
  if (signals.size > 0 && sentiment.label === 'negative' && GRAVE_SIGNALS.some((signal) => signals.has(signal))) odds += GRAVE;
  if (signals.has('repeat-contact')) odds += AGAIN;
  if (form.handles > 0 || rating !== null) odds += ADDRESSED;
  if (signals.has('request')) odds += WANTS;
  if (form.words < SHORT_WORDS) odds += SHORT;
  if (form.urls > 0) odds += LINK;
  if (sentiment.label === 'positive') odds += PLEASED;
  if (form.questions > 0 && sentiment.score > CALM_FROM) odds += CALM_QUESTION;
  if (rating !== null && rating <= POOR_RATING) odds += STARS;
  if (rating !== null && rating >= GOOD_RATING) odds -= STARS;
  return sigmoid(odds);
}

function isPraise({ signals, sentiment, rating }: IntentEvidence): boolean {
  if (sentiment.label !== 'positive') return false;
  return signals.has('praise') || sentiment.score >= STRONG_PRAISE || (rating !== null && rating >= GOOD_RATING);
}

/** What the author wants, where it is no complaint and no spam, and how sure that is. */
function wish(evidence: IntentEvidence): readonly [Intent, number] {
  const { form, signals } = evidence;
  const marked = form.questions > 0;
  const asks = signals.has('question');
  if (marked && asks) return ['question', ASKED_AND_MARKED];
  if (asks && form.exclamations === 0) return ['question', ASKED];
  if (isPraise(evidence) && !signals.has('request')) return ['praise', signals.has('praise') ? PRAISED : LIKED];
  if (marked) return ['question', MARKED];
  if (signals.has('request')) return ['request', WANTED];
  if (isPraise(evidence)) return ['praise', LIKED];
  const opener = openerIntent(form);
  return opener === undefined ? ['other', NOTHING_SAID] : [opener, OPENED];
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** What the author wants, the heaviest first: spam, complaint, question, request, praise. */
export function textIntent(evidence: IntentEvidence): ReadIntent {
  if (evidence.spam >= SPAM_FROM) return { intent: 'spam', intentConfidence: evidence.spam };
  const complaint = complaintProbability(evidence);
  if (complaint >= 0.5) return { intent: 'complaint', intentConfidence: rounded(complaint) };
  const [intent, sure] = wish(evidence);
  return { intent, intentConfidence: rounded(sure * (1 - complaint)) };
}
