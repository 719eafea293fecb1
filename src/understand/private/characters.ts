/** What is read of a text; a string is one. A test hands in one that counts what is read. */
export interface Characters {
  readonly length: number;
  /** NaN outside the text. */
  charCodeAt(at: number): number;
  slice(from: number, to: number): string;
}

const ASCII_END = 0x80;
const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const join = (high: number, low: number): number => (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;

/** The character that begins here; NaN at the end. */
export function characterAt(text: Characters, at: number): number {
  const code = text.charCodeAt(at);
  if (!isHigh(code)) return code;
  const low = text.charCodeAt(at + 1);
  return isLow(low) ? join(code, low) : code;
}

/** The character that ends here; NaN at the beginning. */
export function characterBefore(text: Characters, at: number): number {
  const code = text.charCodeAt(at - 1);
  if (!isLow(code)) return code;
  const high = text.charCodeAt(at - 2);
  return isHigh(high) ? join(high, code) : code;
}

/** How many UTF-16 units a character takes. */
export const widthOf = (character: number): number => (character > 0xffff ? 2 : 1);

const NUMERAL = /\p{Nd}/u;
const LETTER = /[\p{L}\p{M}]/u;
/** Scripts that write words without spaces between them: a letter right before a digit says nothing there. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\u20e3]/u;
const SPACES = /[^\S\r\n\u2028\u2029]/u;
const DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d';

const matches = (pattern: RegExp, character: number): boolean =>
  !Number.isNaN(character) && pattern.test(String.fromCodePoint(character));

const values = new Map<number, number>();

/** Numerals of a script stand in a row from nought to nine, and rows that touch are tens all the same. */
function foreignDigit(character: number): number {
  if (!matches(NUMERAL, character)) return -1;
  let first = character;
  while (matches(NUMERAL, first - 1)) first -= 1;
  return (character - first) % 10;
}

/** What a decimal digit of any script counts; -1 for everything else. */
export function digitValue(character: number): number {
  if (character >= 48 && character <= 57) return character - 48;
  if (!(character >= ASCII_END)) return -1;
  const known = values.get(character);
  if (known !== undefined) return known;
  const value = foreignDigit(character);
  if (value >= 0) values.set(character, value);
  return value;
}

export function isLetter(character: number): boolean {
  if (character < ASCII_END) return (character >= 65 && character <= 90) || (character >= 97 && character <= 122);
  return matches(LETTER, character);
}

/** True for what makes one word with a digit beside it. */
export function isGlue(character: number): boolean {
  if (character === 95) return true;
  if (!isLetter(character)) return false;
  return character < ASCII_END || !matches(UNSPACED, character);
}

/** Seen by nobody, so it parts nothing; also the frame around a digit that is written as a key. */
export const isInvisible = (character: number): boolean => character >= ASCII_END && matches(INVISIBLE, character);

/** A space that doesn't end the line. */
export function isSpace(character: number): boolean {
  return character === 32 || character === 9 || (character >= ASCII_END && matches(SPACES, character));
}

export const isDash = (character: number): boolean =>
  character === 45 || (character >= ASCII_END && DASHES.includes(String.fromCodePoint(character)));
