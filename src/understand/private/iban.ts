import { characterAt, digitValue, isDash, isGlue, isInvisible, isLetter, isSpace, type Characters } from './characters.ts';
import { passesMod97 } from './checksums.ts';

/** How long each country's account numbers are, from the register of the standard (ISO 13616). */
const LENGTHS = new Map(
  (
    'NO15 BE16 DK18 FI18 FK18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20 CH21 HR21 LI21 LV21 ' +
    'BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 ' +
    'SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 BI27 DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 ' +
    'LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33'
  )
    .split(' ')
    .map((entry): [string, number] => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Signs between two characters of a number that is written in groups. */
const MOST_SIGNS = 2;

/** The next letter or digit of a code, written in capitals, and where it ends. */
function nextSign(text: Characters, from: number): { readonly sign: string; readonly end: number } | undefined {
  let at = from;
  for (let signs = 0; ;) {
    const character = characterAt(text, at);
    const digit = digitValue(character);
    if (digit >= 0) return { sign: String(digit), end: at + (character > 0xffff ? 2 : 1) };
    if (character < 128 && isLetter(character)) return { sign: String.fromCharCode(character & ~32), end: at + 1 };
    if (signs === MOST_SIGNS || !(isSpace(character) || isDash(character) || isInvisible(character))) return undefined;
    signs += 1;
    at += 1;
  }
}

/** Letters and digits read as one code. */
interface Code {
  readonly code: string;
  readonly end: number;
  /** How many of its signs stand before each gap in it. */
  readonly gaps: readonly number[];
}

/** Reads `length` letters and digits from here on, over spaces and dashes. */
export function readCode(text: Characters, start: number, length: number): Code | undefined {
  let code = '';
  let end = start;
  const gaps: number[] = [];
  while (code.length < length) {
    const next = nextSign(text, end);
    if (!next) return undefined;
    if (next.end - end > 2) gaps.push(code.length);
    else if (next.end - end === 2 && text.charCodeAt(end) < 0xd800) gaps.push(code.length);
    code += next.sign;
    end = next.end;
  }
  const after = characterAt(text, end);
  return digitValue(after) >= 0 || isGlue(after) ? undefined : { code, end, gaps };
}

/** Where the international bank account number that begins here ends; undefined when none does. */
export function ibanEnd(text: Characters, start: number): number | undefined {
  const length = LENGTHS.get(text.slice(start, start + 2).toUpperCase());
  if (length === undefined) return undefined;
  const first = characterAt(text, start + 2);
  if (digitValue(first) < 0 && !isSpace(first) && !isDash(first)) return undefined;
  const read = readCode(text, start, length);
  if (!read || !/^[A-Z]{2}\d{2}/u.test(read.code)) return undefined;
  // In gaps of another kind than fours, letters are words: "BA 55 to Durban, delayed by 15".
  const inFours = read.gaps.every((gap) => gap % 4 === 0);
  if (!inFours && /[A-Z]/u.test(read.code.slice(2))) return undefined;
  return passesMod97(read.code) ? read.end : undefined;
}
