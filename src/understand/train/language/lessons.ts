import { readText } from '../../text.ts';
import type { Labelled } from '../labelled.ts';
import { afrikaans } from './afrikaans.ts';
import { dutch } from './dutch.ts';
import { pseudoTexts } from './pseudo-texts.ts';
import type { PseudoTextOptions } from './pseudo-texts.ts';
import { sepedi } from './sepedi.ts';
import { sesotho } from './sesotho.ts';
import { setswana } from './setswana.ts';
import { shona } from './shona.ts';
import { tsonga } from './tsonga.ts';
import type { Vocabulary } from './vocabulary.ts';
import { elsewhere, known, mixedWithEnglish } from './world.ts';
import { xhosa } from './xhosa.ts';
import { zulu } from './zulu.ts';

/** A text to learn from, with its language or {@link OTHER}. */
export interface LanguageLesson {
  readonly text: string;
  readonly lang: string;
  /** How much it counts; 1 is usual. */
  readonly weight: number;
}

/** The class of all languages that have none of their own. */
export const OTHER = 'other';
const ENGLISH = 'en';
const UNDETERMINED = 'und';
/** Languages other than English have few real texts, so each counts for more than a made one. */
const REAL_WEIGHT = 2;
/** There are far more English texts than of any other language, and they add little after the first ten thousands. */
const MOST_ENGLISH = 30_000;
const SHORTEST_PIECE = 3;
const EVERY_PIECE = 5;
/** A language of fewer texts than this, and without a list of words, gets no class of its own. */
const FEWEST = 200;
/** One set begins its texts of one language with the text's number. */
const NUMBERED = /^or_(?:train|dev|test)_\d+\s/u;

type Recipe = readonly [Vocabulary, Omit<PseudoTextOptions, 'english'>];

/** Languages that write a verb and what belongs to it as one word live by their forms; the others by their little words. */
const WRITTEN_TOGETHER: PseudoTextOptions['shares'] = [3, 3, 4];
const WRITTEN_APART: PseudoTextOptions['shares'] = [45, 30, 25];
const recipes: readonly Recipe[] = [
  [zulu, { count: 8000, shares: WRITTEN_TOGETHER, mixed: 0.9 }],
  [xhosa, { count: 8000, shares: WRITTEN_TOGETHER, mixed: 0.9 }],
  [shona, { count: 8000, shares: WRITTEN_TOGETHER, mixed: 0.9 }],
  ...[sesotho, setswana, sepedi].map((one): Recipe => [one, { count: 8000, shares: WRITTEN_APART, mixed: 0.9 }]),
  [tsonga, { count: 3000, shares: WRITTEN_APART, mixed: 0.9 }],
  [afrikaans, { count: 3000, shares: WRITTEN_APART, mixed: 0.3 }],
  [dutch, { count: 3000, shares: WRITTEN_APART, mixed: 0.1 }],
];
const ofLists: ReadonlySet<string> = new Set([
  ...recipes.map(([{ lang }]) => lang),
  ...Object.keys(known),
  ...Object.keys(mixedWithEnglish),
]);
const littleWords = (lang: string, little: string): Vocabulary => ({ lang, little, words: '' });
const ELSEWHERE = { count: 150, shares: [1, 0, 0], mixed: 0.1 } as const;
const MIXED = { count: 500, shares: [1, 0, 0], mixed: 0.7 } as const;
const KNOWN = { count: 300, shares: [1, 0, 0], mixed: 0.05 } as const;

/** Every so manieth, so that about `most` remain. */
function thinned<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  const kept: T[] = [];
  for (let at = 0; at < most; at += 1) {
    const one = list[Math.floor((at * list.length) / most)];
    if (one !== undefined) kept.push(one);
  }
  return kept;
}

/** Words of English texts, to stand between those of languages that are mixed with English. */
function piecesOf(english: readonly Labelled[]): readonly (readonly string[])[] {
  return english
    .filter((_, at) => at % EVERY_PIECE === 0)
    .map(({ text }) => readText(text, () => false).tokens.filter(({ kind, tag }) => kind === 'word' && !tag))
    .map((tokens) => tokens.map(({ word }) => word))
    .filter((words) => words.length >= SHORTEST_PIECE);
}

/**
 * Everything to learn languages from: labelled texts, and texts made of the words that we know.
 * @param made how many of the usual number of texts to make, 0..1
 */
export function languageLessons(rows: readonly Labelled[], made: number): readonly LanguageLesson[] {
  const sets = new Map<string, Set<string>>();
  for (const { set, lang } of rows) sets.set(set, (sets.get(set) ?? new Set()).add(lang));
  // What a set in several languages has of English is kept whole: it says how English looks among them.
  const ofOneLanguage = ({ set }: Labelled): boolean => (sets.get(set)?.size ?? 0) < 2;
  const english = rows.filter((row) => row.lang === ENGLISH && ofOneLanguage(row));
  const others = rows.filter((row) => row.lang !== UNDETERMINED && !(row.lang === ENGLISH && ofOneLanguage(row)));
  const counts = new Map<string, number>();
  for (const { lang } of others) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  const pieces = piecesOf(english);
  const makeUp = (
    vocabulary: Vocabulary,
    options: Omit<PseudoTextOptions, 'english'>,
    lang = vocabulary.lang,
  ): readonly LanguageLesson[] =>
    pseudoTexts(vocabulary, { ...options, count: Math.ceil(options.count * made), english: pieces }).map((text) => ({
      lang,
      text,
      weight: 1,
    }));
  return [
    ...thinned(english, MOST_ENGLISH).map(({ text, lang }) => ({ text, lang, weight: 1 })),
    ...others.map(({ text, lang }) => ({
      text: text.replace(NUMBERED, ''),
      lang: (counts.get(lang) ?? 0) < FEWEST && !ofLists.has(lang) ? OTHER : lang,
      weight: REAL_WEIGHT,
    })),
    ...recipes.flatMap(([vocabulary, options]) => makeUp(vocabulary, options)),
    ...Object.entries(elsewhere).flatMap(([lang, little]) => makeUp(littleWords(lang, little), ELSEWHERE, OTHER)),
    ...Object.entries(known).flatMap(([lang, little]) => makeUp(littleWords(lang, little), KNOWN)),
    ...Object.entries(mixedWithEnglish).flatMap(([lang, little]) => makeUp(littleWords(lang, little), MIXED)),
  ];
}

/** Languages that share many words: what they share must not lean to one of them. */
export const sisters: readonly (readonly Vocabulary[])[] = [
  [zulu, xhosa],
  [sesotho, setswana, sepedi],
];
