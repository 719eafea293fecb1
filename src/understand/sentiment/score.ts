import type { Sentiment, SentimentLabel } from '../../domain/index.ts';
import { emoticonWeight } from '../emoticons.ts';
import type { Knowledge, Note } from '../knowledge.ts';
import type { Finding } from '../phrases.ts';
import type { TextForm, Token } from '../token.ts';

/** A part of the text that speaks for or against, before its surroundings are looked at. */
interface Carrier {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** How many words before a word may turn it round. */
const NEGATION_REACH = 3;
const NEGATED = -0.7;
const BOOST = 1.3;
const DAMPEN = 0.6;
const CAPS = 1.25;
const ELONGATED = 1.15;
const BEFORE_BUT = 0.5;
const AFTER_BUT = 1.3;
const SARCASM_TURN = -0.8;
const MOST_SARCASTIC_WORDS = 40;
const MOST_SARCASTIC_PRAISE = 2;
const EXCLAMATION_STEP = 0.08;
const MOST_EXCLAMATIONS = 4;
/** Score at half of the scale: AFINN points that make a text clearly one-sided. */
const HALF = 4;
const NEGATIVE_BELOW = -0.8;
const POSITIVE_ABOVE = 1.9;
/** Thanks and kind words under a question are manners. */
const ASKED = 0.6;
const SHOWN_FROM = 0.9;
/** Little words ("not", "only", "again") lean to complaint; many of them in a long letter mean no more than a few. */
const WEAK = 1.5;
const MOST_WEAK = 2;
/** Who writes at length tells the story first and the verdict at the end. */
const LONG_TEXT = 50;
const VERDICT_FROM = 0.75;
const VERDICT = 1.6;
const MOST_WORDS = 12;
const LONGEST_WORD = 80;

interface SentimentEvidence {
  readonly form: TextForm;
  readonly knowledge: Knowledge;
  readonly findings: readonly Finding<Note>[];
  readonly emoji: ReadonlyMap<string, number>;
  readonly sarcastic: boolean;
}

/** The longest weighted phrase that begins at a token, in the order of the text, as the findings come. */
function phrasesByStart(findings: readonly Finding<Note>[]): readonly Carrier[] {
  const longest: Carrier[] = [];
  for (const { note, from, to } of findings) {
    if (note.kind !== 'weight') continue;
    const held = longest.at(-1);
    if (held?.from !== from) longest.push({ from, to, weight: note.weight });
    else if (to > held.to || (to === held.to && Math.abs(note.weight) > Math.abs(held.weight)))
      longest[longest.length - 1] = { from, to, weight: note.weight };
  }
  return longest;
}

function tokenWeight(token: Token, evidence: SentimentEvidence): number {
  switch (token.kind) {
    case 'word':
      return evidence.knowledge.words.get(token.word) ?? 0;
    case 'emoji':
      return evidence.emoji.get(token.word) ?? 0;
    case 'emoticon':
      return emoticonWeight(token.word);
    case 'number':
    case 'handle':
    case 'url':
      return 0;
  }
}

function carriersOf(evidence: SentimentEvidence): readonly Carrier[] {
  const phrases = phrasesByStart(evidence.findings);
  const carriers: Carrier[] = [];
  let next = 0;
  let at = 0;
  while (at < evidence.form.tokens.length) {
    const token = evidence.form.tokens[at];
    while ((phrases[next]?.from ?? at) < at) next += 1;
    const phrase = phrases[next];
    if (phrase?.from === at) {
      if (phrase.weight !== 0) carriers.push(phrase);
      at = phrase.to;
      continue;
    }
    const weight = token ? tokenWeight(token, evidence) : 0;
    if (weight !== 0) carriers.push({ from: at, to: at + 1, weight });
    at += 1;
  }
  return carriers;
}

/** What negators, boosters, capitals and length around a carrier make of its weight. */
function inContext(carrier: Carrier, evidence: SentimentEvidence): number {
  const { tokens } = evidence.form;
  const head = tokens[carrier.from];
  if (!head || head.kind === 'emoji' || head.kind === 'emoticon') return carrier.weight;
  let factor = 1;
  for (let back = 1; back <= NEGATION_REACH; back += 1) {
    const before = tokens[carrier.from - back];
    if (!before || before.clause !== head.clause) break;
    const role = evidence.knowledge.roles.get(before.word);
    if (role === 'negator') factor *= NEGATED;
    else if (role === 'booster' && back <= 2) factor *= BOOST;
    else if (role === 'dampener' && back <= 2) factor *= DAMPEN;
    else if (role === 'contrast') break;
    if (role === 'negator') break;
  }
  const shouted = head.caps && evidence.form.capsWords < evidence.form.words;
  return carrier.weight * factor * (shouted ? CAPS : 1) * (head.elongated ? ELONGATED : 1);
}

/** Index of the token from which "but" lets the second thought count more; -1 when there is none. */
function lastContrast(evidence: SentimentEvidence): number {
  return evidence.form.tokens.findLastIndex(
    (token, index) => index > 0 && evidence.knowledge.roles.get(token.word) === 'contrast',
  );
}

function shownText(carrier: Carrier, form: TextForm): string {
  const start = form.tokens[carrier.from]?.start ?? 0;
  const end = form.tokens[carrier.to - 1]?.end ?? start;
  return form.raw.slice(start, Math.min(end, start + LONGEST_WORD)).toWellFormed();
}

function labelOf(points: number): SentimentLabel {
  if (points < NEGATIVE_BELOW) return 'negative';
  return points > POSITIVE_ABOVE ? 'positive' : 'neutral';
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Points on AFINN's scale, summed over the text. */
interface Tally {
  readonly points: number;
  readonly moved: readonly { readonly carrier: Carrier; readonly weight: number }[];
}

type Moved = Tally['moved'][number];

const turned = (moved: Moved): Moved => (moved.weight > 0 ? { ...moved, weight: moved.weight * SARCASM_TURN } : moved);

/** Kind words beside a plain grievance, in a short text, with a turn of phrase that the sincere don't use. */
function isSarcastic(evidence: SentimentEvidence, moved: readonly Moved[]): boolean {
  if (!evidence.sarcastic || evidence.form.words > MOST_SARCASTIC_WORDS) return false;
  const kind = moved.filter(({ weight }) => weight > WEAK).length;
  const grievance = moved.some(({ weight }) => weight < -WEAK);
  return grievance && kind <= MOST_SARCASTIC_PRAISE;
}

function tally(evidence: SentimentEvidence): Tally {
  const count = evidence.form.tokens.length;
  const contrast = count > LONG_TEXT ? -1 : lastContrast(evidence);
  const plain = carriersOf(evidence).map((carrier) => {
    const side = contrast < 0 ? 1 : carrier.from < contrast ? BEFORE_BUT : AFTER_BUT;
    const verdict = count > LONG_TEXT && carrier.from > count * VERDICT_FROM ? VERDICT : 1;
    return { carrier, weight: inContext(carrier, evidence) * side * verdict };
  });
  const moved = isSarcastic(evidence, plain) ? plain.map(turned) : plain;
  const loud = 1 + EXCLAMATION_STEP * Math.min(evidence.form.exclamations, MOST_EXCLAMATIONS);
  let weak = 0;
  let strong = 0;
  for (const { carrier, weight } of moved) {
    if (Math.abs(carrier.weight) < WEAK) weak += weight;
    else strong += weight;
  }
  const points = (strong + Math.max(-MOST_WEAK, Math.min(MOST_WEAK, weak))) * loud;
  return { points: points > 0 && evidence.form.questions > 0 ? points * ASKED : points, moved };
}

/** Share of texts whose label proved right at this strength, fitted on texts of many sources. */
function confidenceOf(points: number, label: SentimentLabel, trust: number): number {
  const strength = Math.abs(points);
  const sure = label === 'neutral' ? 0.55 - 0.06 * Math.min(strength, 2) : 0.5 + 0.38 * (strength / (strength + HALF));
  return 1 / 3 + (sure - 1 / 3) * trust;
}

/** Sentiment of one text from its words, phrases, faces and the way they stand together. */
export function textSentiment(evidence: SentimentEvidence): Sentiment {
  const { points, moved } = tally(evidence);
  const label = labelOf(points);
  const words = moved
    .filter(({ weight }) => Math.abs(weight) >= SHOWN_FROM)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_WORDS)
    .map(({ carrier, weight }) => ({ text: shownText(carrier, evidence.form), weight: rounded(weight / 5) }));
  return {
    label,
    score: rounded(points / (Math.abs(points) + HALF)),
    confidence: rounded(confidenceOf(points, label, evidence.knowledge.trust)),
    words,
  };
}
