import { DIGIT, JOINER, LETTER, characterClass } from './characters.ts';
import { LONGEST_SPELLED } from './model/plain-words.ts';
import type { PlainWords } from './model/plain-words.ts';

const SPACE = 32;
const APOSTROPHE = 39;

const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isApostrophe = (code: number): boolean => code === APOSTROPHE || code === 0x2019 || code === 0x2018;

/** Whether a character beyond ASCII ends a word that it follows. */
function isEndOfWord(codePoint: number): boolean {
  const kind = characterClass(codePoint);
  return kind !== LETTER && kind !== DIGIT && kind !== JOINER;
}

/**
 * Where a word of ASCII letters, digits and apostrophes ends, spelled out in small letters; -1 for any other word. The
 * same as `wordEnd` and `wordForm` make of it, without making a string.
 */
export function spellWord(raw: string, at: number, plain: PlainWords): number {
  let end = at;
  let before = 0;
  let run = 1;
  let small = 0;
  plain.begin();
  while (end < raw.length) {
    let code = raw.charCodeAt(end);
    if (code >= 97 && code <= 122) small += 1;
    else if (code >= 65 && code <= 90) code |= 32;
    else if (code >= 48 && code <= 57) before = 0;
    else if (isApostrophe(code)) {
      const next = raw.charCodeAt(end + 1);
      if (next > 127) return -1;
      if (!isAsciiLetter(next)) break;
      code = APOSTROPHE;
    } else if (code < 128 || isEndOfWord(raw.codePointAt(end) ?? SPACE)) break;
    else return -1;
    run = code === before ? run + 1 : 1;
    if (run === 3 || end - at === LONGEST_SPELLED) return -1;
    before = code;
    plain.add(code);
    end += 1;
  }
  plain.caps = small === 0 && end > at + 1;
  return end;
}
