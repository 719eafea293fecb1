import { foldedWords } from '../words.ts';
import { isStopWord } from './stop-words.ts';

const LONGEST_PHRASE = 3;
const LONGEST_TEXT = 4_000;
const MOST_TOKENS = 80;
const SHORTEST_ALONE = 3;
const NOISE = /https?:\/\/\S+|\bwww\.\S+|^\s*RT\s+@[\p{L}\p{N}_.]+:?|@[\p{L}\p{N}_.]+|<\w+>/giu;
/** Phrases do not reach across these. */
const BREAK = /[.!?,;:"“”()[\]|…\n]+/u;
const TOKEN = /#?[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’](?=\p{L}))*/gu;

/** One to three words in a row. */
export interface Phrase {
  /** Folded words joined by spaces: equal for the same phrase however it is written, a hashtag equals its word. */
  readonly key: string;
  /** As it was written, lower case. */
  readonly text: string;
}

interface Token {
  readonly key: string;
  readonly text: string;
}

/** What was said without retweet mark, handles and links. */
export const withoutNoise = (text: string): string => text.slice(0, LONGEST_TEXT).normalize('NFC').replaceAll(NOISE, ' , ');

function tokensOf(piece: string): readonly Token[] {
  return (piece.match(TOKEN) ?? []).map((text) => {
    const lower = text.toLowerCase();
    // A single sign is no word for answers, but it tells belt 4 from belt 5.
    return { key: text.length === 1 ? lower : foldedWords(text).join(''), text: lower };
  });
}

const isTelling = ({ key }: Token, lang: string): boolean => key !== '' && !/^\p{N}+$/u.test(key) && !isStopWord(key, lang);

/** The phrases of a text, each once. A phrase begins and ends with a word that tells something. Pure; linear in the text. */
export function phrasesOf(text: string, lang: string): readonly Phrase[] {
  const found = new Map<string, Phrase>();
  let left = MOST_TOKENS;
  for (const piece of withoutNoise(text).split(BREAK)) {
    const tokens = tokensOf(piece).slice(0, Math.max(0, left));
    left -= tokens.length;
    for (const [start, first] of tokens.entries()) {
      for (let length = 1; length <= LONGEST_PHRASE && start + length <= tokens.length; length += 1) {
        const words = tokens.slice(start, start + length);
        const last = words.at(-1) ?? first;
        // A number may stand inside or at the end ("belt 4"), never alone.
        const ends = isTelling(last, lang) || (length > 1 && /^\p{N}+$/u.test(last.key));
        if (!isTelling(first, lang) || !ends || words.some(({ key }) => key === '')) continue;
        if (length === 1 && first.key.length < SHORTEST_ALONE) continue;
        const key = words.map((word) => word.key).join(' ');
        if (!found.has(key)) found.set(key, { key, text: words.map((word) => word.text).join(' ') });
      }
    }
  }
  return [...found.values()];
}
