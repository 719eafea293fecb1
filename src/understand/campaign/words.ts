/** What a UTF-16 unit is to the words of a text. */
const OTHER = 1;
const LETTER = 2;
/** A word of its own, in scripts that put no spaces between words. */
const SIGN = 3;

const LETTERS = /[\p{L}\p{M}]/u;
const SIGNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Letters in fancy dress: bold, fraktur, full width. */
const DRESSED = /[\ud835\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a]/;

const kinds = new Uint8Array(0x10000);
const lower = new Uint16Array(0x10000);

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  const kind = SIGNS.test(character) ? SIGN : LETTERS.test(character) ? LETTER : OTHER;
  kinds[unit] = kind;
  lower[unit] = character.toLowerCase().charCodeAt(0);
  return kind;
}

const isSpace = (unit: number): boolean => unit <= 0x20 || unit === 0xa0 || unit === 0x3000;
const isHandle = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) ||
  unit === 95 ||
  unit === 46 ||
  unit === 64 ||
  (unit > 64 && (kinds[unit] || classify(unit)) === LETTER);

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const RT = Math.imul(Math.imul(OFFSET ^ 114, PRIME) ^ 116, PRIME);
/** A campaign shows in the first few hundred words; what follows can't make reading slower. */
export const MOST_WORDS = 400;

/** A text's words as hashes, in order: no links, handles, numbers, emoji or signs, one case, no elongation. */
export interface Words {
  /** The first `count` are this text's; the rest is whatever was there. */
  readonly hashes: Uint32Array;
  count: number;
  links: number;
}

export const emptyWords = (): Words => ({ hashes: new Uint32Array(MOST_WORDS), count: 0, links: 0 });

function push(words: Words, hash: number): void {
  if (words.count === words.hashes.length || hash === RT) return;
  words.hashes[words.count] = hash;
  words.count += 1;
}

function isLink(text: string, at: number): boolean {
  return text.startsWith('http://', at) || text.startsWith('https://', at) || text.startsWith('www.', at);
}

/** Reads the words of a text into `words`. One pass; nothing is made but where letters are dressed up. */
export function readWords(raw: string, words: Words): void {
  const text = DRESSED.test(raw) ? raw.normalize('NFKC') : raw;
  words.count = 0;
  words.links = 0;
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit] || classify(unit);
    if (kind === LETTER) {
      if (isLink(text, at)) {
        words.links += 1;
        while (at < text.length && !isSpace(text.charCodeAt(at))) at += 1;
      } else at = readWord(text, at, words);
    } else if (unit === 64) {
      at += 1;
      while (at < text.length && isHandle(text.charCodeAt(at))) at += 1;
    } else {
      if (kind === SIGN) push(words, Math.imul(OFFSET ^ unit, PRIME) >>> 0);
      at += 1;
    }
  }
}

function readWord(text: string, from: number, words: Words): number {
  let hash = OFFSET;
  let at = from;
  let last = 0;
  let run = 0;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // "don't" and "dont" are one word.
    if (unit === 39 || unit === 0x2019) continue;
    if ((kinds[unit] || classify(unit)) !== LETTER) break;
    const small = lower[unit] ?? unit;
    run = small === last ? run + 1 : 1;
    last = small;
    if (run <= 2) hash = Math.imul(hash ^ small, PRIME);
  }
  push(words, hash >>> 0);
  return at;
}
