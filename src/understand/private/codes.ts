import { characterAt, characterBefore, digitValue, isGlue, isLetter, type Characters } from './characters.ts';
import { cueBefore } from './cues.ts';
import { ibanEnd, readCode } from './iban.ts';
import { isIndianTaxNumber, isNationalInsurance } from './identity.ts';
import { isMoneyWord } from './surroundings.ts';
import type { PrivateKind, PrivateSpan } from './span.ts';

const INSURANCE_LENGTH = 9;
const TAX_LENGTH = 10;
const LONGEST_TOKEN = 24;
const FEWEST_DIGITS = 4;
/** In the fourth place of India's tax number: it belongs to a person. */
const PERSON = 'P';

/** A token of letters and digits that begins with a letter, a dash in it allowed: "POL-123456". */
function readToken(
  text: Characters,
  start: number,
): { readonly end: number; readonly digits: number; readonly letters: number } | undefined {
  let digits = 0;
  let letters = 0;
  let end = start;
  for (;;) {
    const character = characterAt(text, end);
    const isDigit = digitValue(character) >= 0 && character < 128;
    const isDash = character === 45 && digitValue(characterAt(text, end + 1)) >= 0;
    if (isDigit) digits += 1;
    else if (isLetter(character) && character < 128) letters += 1;
    else if (!isDash) return isGlue(character) ? undefined : { end, digits, letters };
    end += 1;
    if (end - start > LONGEST_TOKEN) return undefined;
  }
}

/** A code that only a word beside it explains: a passport's, a policy's, an account's. */
function named(text: Characters, start: number): PrivateSpan | undefined {
  const token = readToken(text, start);
  if (!token || token.digits < FEWEST_DIGITS || token.letters === 0) return undefined;
  const cue = cueBefore(text, start);
  if (!cue || cue.strangers > 0 || isSum(text.slice(start, token.end))) return undefined;
  const kind: PrivateKind | undefined =
    cue.cue === 'passport' && token.digits >= 6
      ? 'passport'
      : cue.cue === 'account'
        ? 'account'
        : cue.cue === 'id'
          ? 'id-number'
          : undefined;
  return kind && { kind, start, end: token.end };
}

/** "R1000", "USD500". */
const isSum = (token: string): boolean => isMoneyWord(/^[a-z]+/iu.exec(token)?.[0].toLowerCase() ?? '');

function codeAt(text: Characters, start: number): PrivateSpan | undefined {
  const iban = ibanEnd(text, start);
  if (iban !== undefined) return { kind: 'iban', start, end: iban };
  const insurance = readCode(text, start, INSURANCE_LENGTH);
  if (insurance && isInsurance(insurance) && isUpper(text.charCodeAt(start)))
    return { kind: 'id-number', start, end: insurance.end };
  const tax = readCode(text, start, TAX_LENGTH);
  if (tax && tax.end === start + TAX_LENGTH && isIndianTaxNumber(tax.code)) {
    const cue = cueBefore(text, start);
    if ((tax.code[3] === PERSON && isUpper(text.charCodeAt(start))) || (cue?.cue === 'id' && cue.strangers === 0))
      return { kind: 'id-number', start, end: tax.end };
  }
  return named(text, start);
}

/** In one row, or in pairs: "PN 320008A" is an article's number. */
const isInsurance = ({ code, gaps }: { readonly code: string; readonly gaps: readonly number[] }): boolean =>
  isNationalInsurance(code) && (gaps.length === 0 || gaps.join() === '2,4,6,8');

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Every code that begins with a letter: IBANs, insurance and tax numbers, and what a word beside it explains. In order. */
export function findCodes(text: Characters): readonly PrivateSpan[] {
  const found: PrivateSpan[] = [];
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const letter = code < 128 && isLetter(code);
    if (letter && !inside && !isAttached(text, at)) {
      const span = codeAt(text, at);
      if (span) {
        found.push(span);
        at = span.end - 1;
      }
    }
    inside = letter || digitValue(code) >= 0;
  }
  return found;
}

function isAttached(text: Characters, at: number): boolean {
  const character = characterBefore(text, at);
  return isGlue(character) || digitValue(character) >= 0 || character === 64 || character === 35;
}
