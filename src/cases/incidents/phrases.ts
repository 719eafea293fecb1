import { foldedWords } from '../../insights/words.ts';

const LONGEST_TEXT = 4_000;
/** Links and handles are nobody's words. */
const NOISE = /https?:\/\/\S+|\bwww\.\S+|@[\p{L}\p{N}_.]+/giu;
const BREAK = /[.!?,;:"“”()[\]|…\n]+/u;
const BREAKS = new RegExp(BREAK.source, 'gu');
const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’](?=\p{L}))*/gu;

/** A word in one case and without accents; a single sign stays, for it tells belt 4 from belt 5. */
const fold = (word: string): string => (word.length === 1 ? word.toLowerCase() : foldedWords(word).join(''));

/** What a text says as folded words, ` one two | three `: a phrase reaches over no sign that ends a clause. Linear in the text. */
export function saidBy(text: string): string {
  const clauses = text.slice(0, LONGEST_TEXT).normalize('NFC').replaceAll(NOISE, ' , ').split(BREAK);
  return ` ${clauses.map((clause) => (clause.match(TOKEN) ?? []).map(fold).join(' ')).join(' | ')} `;
}

/** Whether one of the phrases stands in one of the texts, as whole words, however they are written. Pure. */
export function saysOneOf(phrases: readonly string[], texts: readonly string[]): boolean {
  const wanted = phrases.map((phrase) => saidBy(phrase.replaceAll(BREAKS, ' '))).filter((phrase) => phrase.trim() !== '');
  if (wanted.length === 0) return false;
  const said = texts.map(saidBy);
  return wanted.some((phrase) => said.some((text) => text.includes(phrase)));
}
