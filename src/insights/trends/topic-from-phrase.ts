import { OTHER_TOPIC, type OwnTopic } from '../../domain/index.ts';
import { foldedWords } from '../words.ts';

const MOST_EXAMPLES = 10;
const LONGEST_EXAMPLE = 1000;
const LONGEST_ID = 48;
const LONGEST_NAME = 64;
const LONGEST_WORD = 80;

const cut = (text: string, length: number): string =>
  text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim();

/** Stable and short, for phrases without a Latin letter. */
function numberOf(text: string): string {
  let hash = 7;
  for (const sign of text) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36);
}

/** An own topic for a phrase, as `POST /v1/topics` and a brand of `POST /v1/settings/brands` take it. The same phrase gives the same id. */
export function topicFromPhrase(phrase: string, examples: readonly string[]): OwnTopic {
  const word = cut(phrase.replaceAll('#', '').replaceAll(/\s+/gu, ' ').trim().toLowerCase(), LONGEST_WORD);
  const slug = foldedWords(word)
    .map((part) => part.replaceAll(/[^a-z0-9]/gu, ''))
    .filter((part) => part !== '')
    .join('-')
    .slice(0, LONGEST_ID)
    .replace(/-$/u, '');
  const id = slug === '' || slug === OTHER_TOPIC ? `phrase-${numberOf(word)}` : slug;
  const name = cut(word.charAt(0).toUpperCase() + word.slice(1), LONGEST_NAME);
  const texts = [...new Set(examples.map((text) => cut(text.trim(), LONGEST_EXAMPLE)))].filter((text) => text !== '');
  return { id, name, words: [word], examples: texts.slice(0, MOST_EXAMPLES) };
}
