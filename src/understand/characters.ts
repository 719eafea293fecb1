/** What a character does to the reading of a text. */
const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const STOP = 3;
export const PAUSE = 4;
const OTHER = 5;
export const EMOJI = 6;
export const JOINER = 7;
type CharacterClass = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

const ASCII_END = 128;
const BMP_END = 0x10000;
const STOPS = '.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964\u1362\n\r\u2028\u2029';
const PAUSES = ',;:()[]{}"\u2013\u2014\u201c\u201d\u201e\u00ab\u00bb\u3001\uff0c\u060c';
const LETTERS = /[\p{L}\p{M}]/u;
const DIGITS = /\p{N}/u;
const PICTURES = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
/** Zero-width, direction marks, soft hyphen, variation selectors: seen by nobody, so part of whatever they stand in. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;

function classify(codePoint: number): CharacterClass {
  const character = String.fromCodePoint(codePoint);
  if (STOPS.includes(character)) return STOP;
  if (PAUSES.includes(character)) return PAUSE;
  if (INVISIBLE.test(character)) return JOINER;
  if (LETTERS.test(character)) return LETTER;
  if (DIGITS.test(character)) return DIGIT;
  if (codePoint >= ASCII_END && PICTURES.test(character)) return EMOJI;
  return codePoint <= 0x20 || /\s/u.test(character) ? SPACE : OTHER;
}

const UNKNOWN = 255;
const isClass = (value: number): value is CharacterClass => value <= JOINER;

/** Classes are worked out once per character: the second megabyte of the same alphabet costs a table look-up each. */
const basicPlane = new Uint8Array(BMP_END).fill(UNKNOWN);

export function characterClass(codePoint: number): CharacterClass {
  if (codePoint >= BMP_END) return classify(codePoint);
  const known = basicPlane[codePoint] ?? UNKNOWN;
  if (isClass(known)) return known;
  const fresh = classify(codePoint);
  basicPlane[codePoint] = fresh;
  return fresh;
}

const INVISIBLES = new RegExp(INVISIBLE.source, 'gu');

/** The text without what nobody sees. */
export function dropInvisible(text: string): string {
  return text.replace(INVISIBLES, '');
}
