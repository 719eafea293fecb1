import type { TextForm } from '../token.ts';
import type { Guesser } from './fasttext.ts';
import { functionWordVotes } from './function-words.ts';

interface Detected {
  /** BCP 47, `und` when unsure. */
  readonly lang: string;
  readonly confidence: number;
}
export type DetectLanguage = (form: TextForm, hint: string | null) => Detected;

const UNDETERMINED = 'und';
/** Enough of a text to know its language by. */
const MOST_LETTERS = 320;
const MOST_TOKENS = 60;
/** A vote decides alone when it has this many points, this share of all, and this density. */
const ENOUGH_VOTES = 2;
const ENOUGH_SHARE = 0.75;
const ENOUGH_DENSITY = 0.2;
/** What the model must reach without a hint, by how many letters it saw. */
const SURE_SHORT = 0.42;
const SURE_LONG = 0.25;
const SHORT_LETTERS = 24;
const HINT_BONUS = 0.3;
/** Of a word or two the network knows more than we do. */
const HINT_BONUS_SHORT = 1;
const FEW_LETTERS = 12;
const HINT_ALONE = 0.4;
const VOTE_BONUS = 0.15;
/** Languages the model doesn't know: it takes their texts for others with little confidence. */
const VOTE_ONLY = new Set(['zu', 'xh', 'st', 'tn']);
const VOTE_ONLY_ENOUGH = 0.7;
/** Languages so near that a short text may be either: the network's hint settles it. */
const SIBLINGS: Readonly<Record<string, readonly string[]>> = {
  af: ['nl'],
  zu: ['xh'],
  xh: ['zu'],
  st: ['tn'],
  tn: ['st'],
  nb: ['da'],
  da: ['nb'],
};
/** What networks send when they don't know. */
const NO_LANGUAGE = /^(?:und|zxx|mul|mis|art|q[a-t][a-z])$/;

/** The language of a network's tag without region: `en` of `en-GB`; null when it names none. */
function hintedLanguage(hint: string | null): string | null {
  const [base = ''] = (hint ?? '').trim().toLowerCase().split(/[-_]/u);
  return /^[a-z]{2,3}$/.test(base) && !NO_LANGUAGE.test(base) ? base : null;
}

interface Sample {
  readonly text: string;
  readonly letters: number;
  readonly words: readonly string[];
}

/** The words that carry the language: no links, no handles, no hashtags unless there is nothing else. */
function sampleOf(form: TextForm): Sample {
  const words: string[] = [];
  let letters = 0;
  for (const token of form.tokens) {
    if (token.kind !== 'word' || token.tag) continue;
    words.push(token.word);
    letters += token.word.length;
    if (letters > MOST_LETTERS || words.length >= MOST_TOKENS) break;
  }
  if (words.length === 0) for (const token of form.tokens) if (token.tag && words.length < MOST_TOKENS) words.push(token.word);
  const text = words.join(' ');
  return { text, letters: text.length, words };
}

interface Ballot {
  readonly lang: string;
  readonly votes: number;
  readonly share: number;
  /** Votes by the language's place in the list. */
  readonly all: readonly number[];
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The trained model and the vote of the little words, with the network's hint as a prior. */
export function createLanguageDetector(guess: Guesser): DetectLanguage {
  const { languages, words: known } = functionWordVotes();

  function vote(words: readonly string[]): Ballot {
    const votes = languages.map(() => 0);
    let total = 0;
    for (const word of words) {
      const entry = known.get(word);
      if (!entry) continue;
      for (const index of entry.languages) votes[index] = (votes[index] ?? 0) + entry.vote;
      total += entry.vote;
    }
    const most = Math.max(...votes);
    const lang = most > 0 ? (languages[votes.indexOf(most)] ?? UNDETERMINED) : UNDETERMINED;
    return { lang, votes: most, share: total === 0 ? 0 : most / total, all: votes };
  }

  function byModel(sample: Sample, ballot: Ballot, hint: string | null): Detected {
    const scores = new Map<string, number>();
    const add = (lang: string, score: number): void => void scores.set(lang, (scores.get(lang) ?? 0) + score);
    for (const { lang, probability } of guess(sample.text)) add(lang, probability);
    for (const [index, lang] of languages.entries()) {
      const votes = ballot.all[index] ?? 0;
      if (votes > 0) add(lang, VOTE_BONUS * votes * (VOTE_ONLY.has(lang) ? 2 : 1));
    }
    if (hint !== null) add(hint, sample.letters < FEW_LETTERS ? HINT_BONUS_SHORT : HINT_BONUS);
    let best = UNDETERMINED;
    let most = 0;
    for (const [lang, score] of scores) {
      if (score <= most) continue;
      best = lang;
      most = score;
    }
    const needed = sample.letters < SHORT_LETTERS ? SURE_SHORT : SURE_LONG;
    if (most < needed) return { lang: UNDETERMINED, confidence: rounded(most) };
    const isNear = hint !== null && (SIBLINGS[hint]?.includes(best) ?? false);
    return { lang: isNear ? hint : best, confidence: rounded(Math.min(0.99, most)) };
  }

  return (form, rawHint) => {
    const hint = hintedLanguage(rawHint);
    const sample = sampleOf(form);
    if (sample.words.length === 0) return { lang: hint ?? UNDETERMINED, confidence: hint === null ? 0 : HINT_ALONE };
    const ballot = vote(sample.words);
    const decided =
      ballot.share >= ENOUGH_SHARE && ballot.votes >= ENOUGH_VOTES && ballot.votes >= sample.words.length * ENOUGH_DENSITY;
    if (decided) return { lang: ballot.lang, confidence: rounded(Math.min(0.99, ballot.share)) };
    if (VOTE_ONLY.has(ballot.lang) && ballot.votes >= 1 && ballot.share >= VOTE_ONLY_ENOUGH)
      return { lang: ballot.lang, confidence: rounded(ballot.share * 0.7) };
    return byModel(sample, ballot, hint);
  };
}
