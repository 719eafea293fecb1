import { passesLuhn, passesVerhoeff } from './checksums.ts';

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Years are two digits, of either century: the 29th of February is real when it was in one of them. */
function isBirthday(year: number, month: number, day: number): boolean {
  if (day < 1 || day > (DAYS[month - 1] ?? 0)) return false;
  if (month !== 2 || day < 29) return true;
  return year % 4 === 0;
}

/** South Africa: birthday, sequence, citizenship (0, 1 or 2), a digit of old, Luhn's check. 13 digits. */
export function isSouthAfricanId(digits: string): boolean {
  if (digits.length !== 13 || !(Number(digits[10]) <= 2)) return false;
  const part = (from: number): number => Number(digits.slice(from, from + 2));
  return isBirthday(part(0), part(2), part(4)) && passesLuhn(digits);
}

/** India's Aadhaar: 12 digits, not beginning with 0 or 1, Verhoeff's check. */
export const isAadhaar = (digits: string): boolean =>
  digits.length === 12 && digits >= '2' && passesVerhoeff(digits) && !/^(\d)\1*$/u.test(digits);

/** United States social security: area, group and serial are never nothing but noughts; areas 666 and from 900 don't exist. */
export function isSocialSecurity(digits: string): boolean {
  const area = digits.slice(0, 3);
  return (
    digits.length === 9 &&
    area !== '000' &&
    area !== '666' &&
    area < '900' &&
    digits.slice(3, 5) !== '00' &&
    digits.slice(5) !== '0000'
  );
}

const INSURANCE = /^(?!BG|GB|NK|KN|TN|NT|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]$/u;
const INDIAN_TAX = /^[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]$/u;

/** United Kingdom national insurance number, in capitals without spaces. */
export const isNationalInsurance = (code: string): boolean => INSURANCE.test(code);

/** India's permanent account number, in capitals. */
export const isIndianTaxNumber = (code: string): boolean => INDIAN_TAX.test(code);
