import { dropInvisible } from './characters.ts';

/** No word of a language is longer; what is longer is noise and is known by its beginning. */
const LONGEST = 48;
const RUNS = /([^\d])\1\1+/gu;
const APOSTROPHES = /[\u2018\u2019\u02bc\uff07`\u00b4]/g;
/** Accents piled on one letter for effect. */
const PILED_MARKS = /\p{M}{4,}/gu;

interface WordForm {
  readonly word: string;
  readonly elongated: boolean;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) return false;
  return true;
}

/** Whether a unit other than a digit stands three times in a row. */
function isElongated(text: string): boolean {
  let run = 1;
  let before = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    run = code === before ? run + 1 : 1;
    if (run === 3 && (code < 48 || code > 57)) return true;
    before = code;
  }
  return false;
}

function fold(text: string): string {
  return dropInvisible(text).replace(PILED_MARKS, '').normalize('NFKC').replace(APOSTROPHES, "'").toLowerCase();
}

/**
 * The word as dictionaries have it: NFKC, lower case, straight apostrophe, no invisible characters; of three or more
 * equal letters two remain when that is a known word ("coool" is "cool"), else one ("sooo" is "so").
 */
export function wordForm(raw: string, isKnown: (word: string) => boolean): WordForm {
  const cut = raw.length > LONGEST ? raw.slice(0, LONGEST) : raw;
  const word = isAscii(cut) ? cut.toLowerCase() : fold(cut.toWellFormed());
  if (!isElongated(word)) return { word, elongated: false };
  const two = word.replace(RUNS, '$1$1');
  return { word: isKnown(two) ? two : word.replace(RUNS, '$1'), elongated: true };
}
