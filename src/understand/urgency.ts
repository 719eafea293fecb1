import type { Sentiment } from '../domain/index.ts';
import type { Signal } from './book/book.ts';
import type { Note } from './knowledge.ts';
import type { Finding } from './phrases.ts';
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
/** From the third contact on that nobody answered. */
const UNANSWERED = 0.4;
const UNANSWERED_FROM = 2;
/** Followers at which a voice carries, and what it adds; each tenfold carries further. */
const INFLUENCE: readonly (readonly [number, number])[] = [
  [1_000_000, 0.36],
  [100_000, 0.24],
  [10_000, 0.12],
];
/** Words of danger in a happy text ("safe and sound, thanks to the ambulance crew") are no alarm. */
const HAPPY = 0.25;
const CALM = 0.6;
const SHOWN_WORDS = 5;

interface Urgency {
  readonly urgency: number;
  readonly urgencyReasons: string[];
}

export interface UrgencyEvidence {
  readonly form: TextForm;
  readonly signals: ReadonlySet<Signal>;
  readonly sentiment: Sentiment;
  readonly followers: number | null;
  /** Earlier contacts of the same person that nobody answered; none when absent. */
  readonly unanswered?: number;
}

function isShouting(form: TextForm): boolean {
  const shouted = form.words >= SHOUTING_WORDS && form.capsWords >= form.words * SHOUTING_SHARE;
  return shouted || form.exclamations >= SHOUTING_MARKS;
}

function influence(followers: number | null): number {
  if (followers === null) return 0;
  return INFLUENCE.find(([from]) => followers >= from)?.[1] ?? 0;
}

/** How soon somebody should look, and why, as short stable codes. */
export function textUrgency({ form, signals, sentiment, followers, unanswered = 0 }: UrgencyEvidence): Urgency {
  const reasons: string[] = [];
  let calm = 1;
  const add = (code: string, share: number): void => {
    reasons.push(code);
    calm *= 1 - share;
  };
  if (signals.size > 0) for (const [signal, share] of REASONS) if (signals.has(signal)) add(signal, share);
  if (isShouting(form) && sentiment.label === 'negative') add('shouting', SHOUTING);
  if (unanswered >= UNANSWERED_FROM) add('unanswered', UNANSWERED);
  const voice = influence(followers);
  if (voice > 0) add('influence', voice);
  if (sentiment.label === 'negative') calm *= 1 - NEGATIVE * Math.abs(sentiment.score);
  const mood = sentiment.label === 'positive' ? HAPPY : sentiment.label === 'neutral' ? CALM : 1;
  const alarming = signals.has('safety') && sentiment.label === 'neutral';
  return { urgency: Math.round((1 - calm) * (alarming ? 1 : mood) * 1000) / 1000, urgencyReasons: reasons };
}

/** A reason and the phrases of the text that gave it; none where it isn't the text that did (influence, unanswered). */
export interface UrgencyTerm {
  readonly reason: string;
  readonly phrases: readonly string[];
}

/** The phrases as they were written, longest first, none that lies within another. */
function phrasesFor(reason: string, form: TextForm, findings: readonly Finding<Note>[]): readonly string[] {
  const spans = findings
    .filter(({ note }) => note.kind === 'signal' && note.signal === reason)
    .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const kept: Finding<Note>[] = [];
  for (const span of spans) if (!kept.some(({ from, to }) => span.from < to && from < span.to)) kept.push(span);
  return kept
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }) => form.raw.slice(form.tokens[from]?.start ?? 0, form.tokens[to - 1]?.end ?? 0))
    .slice(0, SHOWN_WORDS);
}

function shoutedWords(form: TextForm): readonly string[] {
  return form.tokens
    .filter(({ caps }) => caps)
    .map(({ start, end }) => form.raw.slice(start, end))
    .slice(0, SHOWN_WORDS);
}

/** What in the text stands behind each of the reasons that {@link textUrgency} gave. */
export function urgencyTerms(
  reasons: readonly string[],
  { form, findings }: { readonly form: TextForm; readonly findings: readonly Finding<Note>[] },
): readonly UrgencyTerm[] {
  return reasons.map((reason) => ({
    reason,
    phrases: reason === 'shouting' ? shoutedWords(form) : phrasesFor(reason, form, findings),
  }));
}
