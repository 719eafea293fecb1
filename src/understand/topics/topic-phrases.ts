import type { Taxonomy } from '../../domain/index.ts';

const VOWELS = 'aeiou';
/** A short word has no forms worth guessing ("app", "bag" have; "wi" hasn't). */
const SHORTEST = 3;

/** The forms an English word takes: bag, bags; delay, delays, delayed, delaying; cancel, cancelled. */
export function englishForms(word: string): readonly string[] {
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) return [word];
  const last = word.at(-1) ?? '';
  const before = word.at(-2) ?? '';
  const forms = [word, `${word}s`, `${word}'s`];
  if (last === 'e') forms.push(`${word}d`, `${word.slice(0, -1)}ing`);
  else if (last === 'y' && !VOWELS.includes(before))
    forms.push(`${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`, `${word}ing`);
  else {
    forms.push(`${word}ed`, `${word}ing`);
    if (/[sxzh]/.test(last)) forms.push(`${word}es`);
    if (!VOWELS.includes(last) && VOWELS.includes(before)) forms.push(`${word}${last}ed`, `${word}${last}ing`);
  }
  return forms;
}

/** Of a phrase the last word bends. */
function withForms(phrase: string, lang: string): string {
  if (lang !== 'en') return phrase;
  const words = phrase.split(/\s+/u);
  const last = words.pop() ?? '';
  return [...words, englishForms(last).join('|')].join(' ');
}

/** The lists that speak to a text of this language: its own, those for any, and English where it has none. */
function listsFor(
  words: Readonly<Record<string, readonly string[]>>,
  lang: string,
): readonly (readonly [string, readonly string[]])[] {
  const entries = Object.entries(words);
  if (lang === 'und') return entries;
  return entries.filter(
    ([of]) => of === lang || of === '*' || (of === 'en' && (lang === 'af' || lang === 'zu' || !(lang in words))),
  );
}

/** Phrases of a taxonomy's topics that a text of this language may hold. */
export function topicPhrases(
  taxonomy: Taxonomy,
  lang: string,
): readonly { readonly topic: string; readonly phrase: string; readonly words: number }[] {
  return taxonomy.topics.flatMap((topic) =>
    listsFor(topic.words, lang).flatMap(([of, phrases]) =>
      phrases.map((phrase) => {
        const plain = phrase.toLowerCase().replaceAll('-', ' ').trim();
        return { topic: topic.id, phrase: withForms(plain, of), words: plain.split(/\s+/u).length };
      }),
    ),
  );
}
