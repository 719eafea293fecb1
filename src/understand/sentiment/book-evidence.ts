import type { SentimentLabel } from '../../domain/index.ts';
import { emoticonWeight } from '../emoticons.ts';
import type { Note, WordKnowledge } from '../knowledge.ts';
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
/** Little words ("not", "only", "again") lean to complaint; many of them in a long letter mean no more than a few. */
const WEAK = 1.5;
const MOST_WEAK = 2;
/** Who writes at length tells the story first and the verdict at the end. */
const LONG_TEXT = 50;
const VERDICT_FROM = 0.75;
const VERDICT = 1.6;

interface SentimentEvidence {
  readonly form: TextForm;
  /** What is known of each token's word. */
  readonly known: readonly WordKnowledge[];
  readonly findings: readonly Finding<Note>[];
  readonly emoji: ReadonlyMap<string, number>;
  readonly sarcastic: boolean;
}

/** The longest weighted phrase that begins at a token, in the order of the text, as the findings come. */
function phrasesByStart(findings: readonly Finding<Note>[]): readonly Carrier[] {
  const longest: Carrier[] = [];
  let held: Carrier | undefined;
  for (const { note, from, to } of findings) {
    if (note.kind !== 'weight') continue;
    if (held?.from !== from) {
      held = { from, to, weight: note.weight };
      longest.push(held);
    } else if (to > held.to || (to === held.to && Math.abs(note.weight) > Math.abs(held.weight))) {
      held = { from, to, weight: note.weight };
      longest[longest.length - 1] = held;
    }
  }
  return longest;
}

function tokenWeight(token: Token, at: number, evidence: SentimentEvidence): number {
  switch (token.kind) {
    case 'word':
      return evidence.known[at]?.weight ?? 0;
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
  const { tokens } = evidence.form;
  const carriers: Carrier[] = [];
  let next = 0;
  let phrase = phrases[next];
  let at = 0;
  while (at < tokens.length) {
    while (phrase !== undefined && phrase.from < at) {
      next += 1;
      phrase = phrases[next];
    }
    if (phrase?.from === at) {
      if (phrase.weight !== 0) carriers.push(phrase);
      at = phrase.to;
      continue;
    }
    const token = tokens[at];
    const weight = token ? tokenWeight(token, at, evidence) : 0;
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
    const role = evidence.known[carrier.from - back]?.role;
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
function lastContrast({ known }: SentimentEvidence): number {
  for (let at = known.length - 1; at > 0; at -= 1) if (known[at]?.role === 'contrast') return at;
  return -1;
}

function labelOf(points: number): SentimentLabel {
  if (points < NEGATIVE_BELOW) return 'negative';
  return points > POSITIVE_ABOVE ? 'positive' : 'neutral';
}

/** A part of the text that spoke for or against in its context; token indexes, end exclusive. */
interface Moved {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

const turned = ({ from, to, weight }: Moved): Moved => ({ from, to, weight: weight > 0 ? weight * SARCASM_TURN : weight });

/** Kind words beside a plain grievance, in a short text, with a turn of phrase that the sincere don't use. */
function isSarcastic(evidence: SentimentEvidence, moved: readonly Moved[]): boolean {
  if (!evidence.sarcastic || evidence.form.words > MOST_SARCASTIC_WORDS) return false;
  const kind = moved.filter(({ weight }) => weight > WEAK).length;
  const grievance = moved.some(({ weight }) => weight < -WEAK);
  return grievance && kind <= MOST_SARCASTIC_PRAISE;
}

/** The carriers with what their surroundings make of them. */
function movedBy(carriers: readonly Carrier[], evidence: SentimentEvidence): readonly Moved[] {
  const moved: Moved[] = [];
  if (carriers.length === 0) return moved;
  const count = evidence.form.tokens.length;
  const contrast = count > LONG_TEXT ? -1 : lastContrast(evidence);
  for (const carrier of carriers) {
    const side = contrast < 0 ? 1 : carrier.from < contrast ? BEFORE_BUT : AFTER_BUT;
    const verdict = count > LONG_TEXT && carrier.from > count * VERDICT_FROM ? VERDICT : 1;
    moved.push({ from: carrier.from, to: carrier.to, weight: inContext(carrier, evidence) * side * verdict });
  }
  return moved;
}

/** Points on AFINN's scale, summed over the text. */
function pointsOf(carriers: readonly Carrier[], moved: readonly Moved[], { form }: SentimentEvidence): number {
  let weak = 0;
  let strong = 0;
  for (let at = 0; at < moved.length; at += 1) {
    const weight = moved[at]?.weight ?? 0;
    if (Math.abs(carriers[at]?.weight ?? 0) < WEAK) weak += weight;
    else strong += weight;
  }
  const loud = 1 + EXCLAMATION_STEP * Math.min(form.exclamations, MOST_EXCLAMATIONS);
  const points = (strong + Math.max(-MOST_WEAK, Math.min(MOST_WEAK, weak))) * loud;
  return points > 0 && form.questions > 0 ? points * ASKED : points;
}

/** What the words, phrases and faces of a text say by the books, before any trained model. */
export interface BookEvidence {
  readonly label: SentimentLabel;
  /** From -1 to 1. */
  readonly score: number;
  /** Kind words that mean the opposite; `moved` has them turned already. */
  readonly sarcastic: boolean;
  /** What spoke for and against in its context, on AFINN's scale, in the order of the text; token indexes, end exclusive. */
  readonly moved: readonly Moved[];
}

/** Reads the sentiment of one text from the books: weights of words and phrases, turned by the words around them. */
export function bookEvidence(evidence: SentimentEvidence): BookEvidence {
  const carriers = carriersOf(evidence);
  const plain = movedBy(carriers, evidence);
  const sarcastic = isSarcastic(evidence, plain);
  const moved = sarcastic ? plain.map(turned) : plain;
  const points = pointsOf(carriers, moved, evidence);
  return { label: labelOf(points), sarcastic, score: points / (Math.abs(points) + HALF), moved };
}
