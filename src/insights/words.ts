/** A text this long says what it is about in its beginning. */
const LONGEST_TEXT = 8_000;
const MOST_WORDS = 300;
const LONGEST_WORD = 40;

/** Words as the index of answers has them: no accents, one case, two letters at least, in their order. Pure; linear in the text. */
export function foldedWords(text: string): readonly string[] {
  const folded = text
    .slice(0, LONGEST_TEXT)
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
  return (folded.match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
}
