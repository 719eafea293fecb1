const WORD = /[\p{L}\p{M}\p{N}_]+/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ACCENTED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;
/** Letters that do not come apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const SPECIAL = /[ßæœøłđðþı]/gu;

/** A text longer than this is searchable by its beginning. */
const MOST_CHARACTERS = 20_000;
const MOST_WORDS = 400;
const LONGEST_WORD = 64;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(ACCENTED, '$1')
    .replaceAll(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

/** Where a script writes no spaces, a dictionary says where words end. */
function segments(word: string): readonly string[] {
  if (!UNSPACED.test(word)) return [word];
  return [...segmenter.segment(word)].flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []));
}

/** `sam_lee` is found as it is written and by its parts. */
const withParts = (word: string): readonly string[] =>
  word.includes('_') ? [word, ...word.split('_').filter((part) => part !== '')] : [word];

function wordsOf(text: string): readonly string[] {
  return [...fold(text.slice(0, MOST_CHARACTERS)).matchAll(WORD)].flatMap(([word]) => segments(word));
}

/** The different words of a text as the index keeps them: lower case, without accents, each once, at most 400. */
export function foldWords(text: string): readonly string[] {
  const words = wordsOf(text)
    .flatMap(withParts)
    .map((word) => word.slice(0, LONGEST_WORD))
    .filter((word) => word !== '_');
  return [...new Set(words)].slice(0, MOST_WORDS);
}

const MOST_ASKED = 12;
/** `C-1042` is one word: by itself the `C` is in every case. */
const CASE_NUMBER = /(?<![\p{L}\p{N}])[Cc]-(\p{N}+)/gu;
const WHOLE = /^c?\p{N}+$/u;

/**
 * What somebody typed as words to look for. The last one may be unfinished, so that it is looked for as a beginning; a number is
 * meant as it stands. Nothing to look for: no words and no prefix.
 */
export function askedWords(text: string): { readonly words: readonly string[]; readonly prefix: string | null } {
  const asked = wordsOf(text.replaceAll(CASE_NUMBER, 'c$1'))
    .map((word) => word.slice(0, LONGEST_WORD))
    .filter((word) => word !== '_')
    .slice(0, MOST_ASKED);
  const last = asked.at(-1);
  if (last === undefined) return { words: [], prefix: null };
  const whole = WHOLE.test(last);
  const words = [...new Set(whole ? asked : asked.slice(0, -1))];
  return { words, prefix: whole ? null : last };
}
