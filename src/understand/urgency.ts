import type { Sentiment } from '../domain/index.ts';
import type { Signal } from './book/book.ts';
import type { TextForm } from './token.ts';

/** What each reason adds to the urgency of a text: the share of the remaining calm that it takes away. */
const REASONS: readonly (readonly [Signal, number])[] = [
  ['safety', 0.6],
  ['vulnerable-person', 0.4],
  ['legal-threat', 0.35],
  ['money-gone', 0.3],
  ['media-threat', 0.3],
  ['time-limit', 0.3],
  ['repeat-contact', 0.25],
];
const NEGATIVE = 0.3;
const SHOUTING = 0.12;
const SHOUTING_SHARE = 0.5;
const SHOUTING_WORDS = 4;
const SHOUTING_MARKS = 3;
/** Followers at which a voice carries, and what each tenfold above adds. */
const INFLUENCE_FROM = 10_000;
const INFLUENCE_STEP = 0.12;
const MOST_INFLUENCE = 0.36;
/** Words of danger in a happy text ("safe and sound, thanks to the ambulance crew") are no alarm. */
const HAPPY = 0.25;
const CALM = 0.6;

interface Urgency {
  readonly urgency: number;
  readonly urgencyReasons: string[];
}

function isShouting(form: TextForm): boolean {
  const shouted = form.words >= SHOUTING_WORDS && form.capsWords >= form.words * SHOUTING_SHARE;
  return shouted || form.exclamations >= SHOUTING_MARKS;
}

function influence(followers: number | null): number {
  if (followers === null || followers < INFLUENCE_FROM) return 0;
  return Math.min(MOST_INFLUENCE, INFLUENCE_STEP * (1 + Math.log10(followers / INFLUENCE_FROM)));
}

/** How soon somebody should look, and why, as short stable codes. */
export function textUrgency(evidence: {
  readonly form: TextForm;
  readonly signals: ReadonlySet<Signal>;
  readonly sentiment: Sentiment;
  readonly followers: number | null;
}): Urgency {
  const { form, signals, sentiment, followers } = evidence;
  const reasons: string[] = [];
  let calm = 1;
  const add = (code: string, share: number): void => {
    reasons.push(code);
    calm *= 1 - share;
  };
  for (const [signal, share] of REASONS) if (signals.has(signal)) add(signal, share);
  if (isShouting(form) && sentiment.label === 'negative') add('shouting', SHOUTING);
  const voice = influence(followers);
  if (voice > 0) add('influence', voice);
  if (sentiment.label === 'negative') calm *= 1 - NEGATIVE * Math.abs(sentiment.score);
  const mood = sentiment.label === 'positive' ? HAPPY : sentiment.label === 'neutral' ? CALM : 1;
  const alarming = signals.has('safety') && sentiment.label === 'neutral';
  return { urgency: Math.round((1 - calm) * (alarming ? 1 : mood) * 1000) / 1000, urgencyReasons: reasons };
}
