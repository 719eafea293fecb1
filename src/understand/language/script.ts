import type { Token } from '../token.ts';

/** Writing systems as far as they decide which languages come into question. */
export type Script = 'latin' | 'arabic' | 'ethiopic' | 'elsewhere';

const LATIN_END = 0x250;
const LATIN_MORE = 0x1e00;
const LATIN_MORE_END = 0x1f00;
const ARABIC = 0x600;
const ARABIC_END = 0x780;
const ETHIOPIC = 0x1200;
const ETHIOPIC_END = 0x13a0;
/** Signs of Chinese, Japanese and Korean stand for a syllable or a word, so each counts for several letters. */
const SYLLABLES = 0x2e80;
const LETTERS_A_SYLLABLE = 3;
/** Letters of Persian, Urdu, Pashto and Kurdish that Arabic lacks. */
const BEYOND_ARABIC =
  /[\u0679\u067e\u0686\u0688\u0691\u0693\u0695\u0698\u06a9\u06ab\u06af\u06b5\u06ba\u06be\u06c1\u06c6\u06cc\u06ce\u06d2]/u;

/** Scripts that one language alone writes today, by their blocks. */
const SOLE: readonly (readonly [number, number, string])[] = [
  [0x370, 0x400, 'el'],
  [0x530, 0x590, 'hy'],
  [0x980, 0xa00, 'bn'],
  [0xa00, 0xa80, 'pa'],
  [0xa80, 0xb00, 'gu'],
  [0xb00, 0xb80, 'or'],
  [0xb80, 0xc00, 'ta'],
  [0xc00, 0xc80, 'te'],
  [0xc80, 0xd00, 'kn'],
  [0xd00, 0xd80, 'ml'],
  [0xd80, 0xe00, 'si'],
  [0xe00, 0xe80, 'th'],
  [0xe80, 0xf00, 'lo'],
  [0x1000, 0x10a0, 'my'],
  [0x10a0, 0x1100, 'ka'],
  [0x1100, 0x1200, 'ko'],
  [0x1780, 0x1800, 'km'],
  [0x3130, 0x3190, 'ko'],
  [0xac00, 0xd7b0, 'ko'],
];

function scriptAt(code: number): Script {
  if (code < LATIN_END || (code >= LATIN_MORE && code < LATIN_MORE_END)) return 'latin';
  if (code >= ARABIC && code < ARABIC_END) return 'arabic';
  return code >= ETHIOPIC && code < ETHIOPIC_END ? 'ethiopic' : 'elsewhere';
}

/** The script most letters of these tokens are in, told by the words' first letters. */
export function scriptOf(tokens: readonly Token[], places: Int32Array): Script {
  let latin = 0;
  let arabic = 0;
  let ethiopic = 0;
  let elsewhere = 0;
  for (const place of places) {
    const word = tokens[place]?.word ?? '';
    const first = word.charCodeAt(0);
    switch (scriptAt(first)) {
      case 'latin':
        latin += word.length;
        break;
      case 'arabic':
        arabic += word.length;
        break;
      case 'ethiopic':
        ethiopic += word.length * LETTERS_A_SYLLABLE;
        break;
      case 'elsewhere':
        elsewhere += word.length * (first >= SYLLABLES ? LETTERS_A_SYLLABLE : 1);
        break;
    }
  }
  const most = Math.max(latin, arabic, ethiopic, elsewhere);
  if (elsewhere === most) return 'elsewhere';
  if (arabic === most) return 'arabic';
  return ethiopic === most ? 'ethiopic' : 'latin';
}

/** Whether a text in Arabic script has letters that Arabic itself doesn't write. */
export function isBeyondArabic(tokens: readonly Token[], places: Int32Array): boolean {
  for (const place of places) if (BEYOND_ARABIC.test(tokens[place]?.word ?? '')) return true;
  return false;
}

/** The only language that writes in the script of a text's first word that is in neither Latin, Arabic nor Ethiopic letters. */
export function soleLanguage(tokens: readonly Token[], places: Int32Array): string | null {
  for (const place of places) {
    const code = tokens[place]?.word.charCodeAt(0) ?? 0;
    if (scriptAt(code) === 'elsewhere') return SOLE.find(([from, to]) => code >= from && code < to)?.[2] ?? null;
  }
  return null;
}
