import type { CueFound } from './cues.ts';
import type { Group, Window } from './groups.ts';
import type { Before } from './surroundings.ts';

/** Digits after the country's calling code, where they are known better than by the general rule. */
const NATIONAL: Readonly<Record<string, readonly [number, number]>> = {
  '1': [10, 10],
  '7': [10, 10],
  '20': [8, 10],
  '27': [9, 9],
  '30': [10, 10],
  '31': [9, 9],
  '33': [9, 9],
  '34': [9, 9],
  '39': [8, 11],
  '44': [9, 10],
  '49': [6, 12],
  '55': [10, 11],
  '61': [9, 9],
  '86': [10, 11],
  '91': [10, 10],
  '233': [9, 9],
  '234': [8, 10],
  '254': [9, 9],
  '255': [9, 9],
  '256': [9, 9],
  '260': [9, 9],
  '263': [8, 10],
  '264': [8, 9],
  '267': [7, 8],
  '268': [7, 8],
  '266': [8, 8],
  '258': [8, 9],
};
const GENERAL: readonly [number, number] = [7, 12];
const TWO_DIGITS = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);
/** First two digits of the calling codes that have three. */
const THREE_DIGITS = new Set('21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99'.split(' '));
const MOST_DIGITS = 15;
const SHORTEST_NAMED = 7;
/** From this length on more words may stand between a number and the one that names it. */
const SURE_NAMED = 9;

/** A country's calling code at the beginning of an international number. */
function callingCode(digits: string): string | undefined {
  const first = digits.slice(0, 1);
  if (first === '1' || first === '7') return first;
  const two = digits.slice(0, 2);
  if (TWO_DIGITS.has(two)) return two;
  return THREE_DIGITS.has(two) ? digits.slice(0, 3) : undefined;
}

/** An international number from its calling code on; a nought in brackets after it, for callers at home, is passed over. */
function isInternational(digits: string, groups: readonly Group[]): boolean {
  const code = callingCode(digits);
  if (code === undefined || digits.length > MOST_DIGITS + 1 || digits.endsWith('000000')) return false;
  const rest = digits.slice(code.length);
  const national = rest.startsWith('0') && groups.length > 1 ? rest.slice(1) : rest;
  const [least, most] = NATIONAL[code] ?? GENERAL;
  if (code === '1' && !/^[2-9]\d\d[2-9]/u.test(national)) return false;
  if (code.length + national.length > MOST_DIGITS || (national.startsWith('0') && code !== '39')) return false;
  return national.length >= least && national.length <= most;
}

/** Mobile numbers of the countries where people leave out the plus: ZA, NG, KE, IN, UK. */
const WITHOUT_PLUS = /^(?:27[6-8]\d{8}|234[789][01]\d{8}|254[17]\d{8}|91[6-9]\d{9}|447\d{9})$/u;
const sizesOf = (groups: readonly Group[]): string => groups.map(({ digits }) => digits.length).join('-');

/** A country's own spelling with a nought in front: most of the world, in two to five groups. */
function isWithTrunk(digits: string, groups: readonly Group[]): boolean {
  if (!/^0[1-9]/u.test(digits)) return false;
  const [first, ...rest] = groups.map((group) => group.digits.length);
  if (first === undefined || first < 2 || groups.length > 5 || rest.some((size) => size < 2)) return false;
  if (digits.length === 10 || digits.length === 11) return first <= 6 || groups.length === 1;
  const parted = groups.length > 1 && first >= 3 && first <= 6;
  return (digits.length === 12 && parted) || (digits.length === 9 && groups[1]?.gap === 'slash' && parted);
}

/** North America in its own spelling; ten digits in one row are as likely something else. */
function isNorthAmerican(digits: string, groups: readonly Group[]): boolean {
  const sizes = sizesOf(groups);
  if (sizes === '1-3-3-4') return /^1[2-9]\d\d[2-9]/u.test(digits);
  return sizes === '3-3-4' && /^[2-9]\d\d[2-9]/u.test(digits);
}

const isIndian = (digits: string, groups: readonly Group[]): boolean =>
  /^[6-9]\d{9}$/u.test(digits) && ['10', '5-5', '4-3-3', '3-3-4'].includes(sizesOf(groups));

/** A day, an address of the Internet or a span of times is written in digits and dots too. */
export function isOtherFigure(groups: readonly Group[]): boolean {
  const sizes = sizesOf(groups);
  const gaps = new Set(groups.slice(1).map(({ gap }) => gap));
  const [one, two, three] = groups.map(({ digits }) => Number(digits));
  const [gap] = gaps;
  if (gaps.size === 1 && gap !== 'space' && groups.length === 3) {
    if (/^4-[12]-[12]$/u.test(sizes)) return isDay(three, two);
    if (/^[12]-[12]-[234]$/u.test(sizes)) return isDay(one, two) || isDay(two, one);
  }
  if (gaps.size === 1 && gap === 'dot' && groups.length === 4) return groups.every(({ digits }) => Number(digits) <= 255);
  if (sizes !== '4-4' || (gap !== 'dash' && gap !== 'slash')) return false;
  const [from = '', to = ''] = groups.map(({ digits }) => digits);
  return [from, to].every(isTime) || [from, to].every(isYear);
}

const isTime = (digits: string): boolean => digits <= '2400' && digits.slice(2) < '60';
const isYear = (digits: string): boolean => digits >= '1900' && digits < '2100';
const isDay = (day: number | undefined, month: number | undefined): boolean =>
  day !== undefined && month !== undefined && day >= 1 && day <= 31 && month >= 1 && month <= 12;

/** True when the first groups of a reading are a day, so that what follows is no part of it. */
const beginsWithDay = (groups: readonly Group[]): boolean => groups.length > 3 && isOtherFigure(groups.slice(0, 3));

/** True when a row of digits is somebody's telephone number, by its form or by the word beside it. */
export function isPhone(
  { digits, groups }: Window,
  context: { readonly before: Before; readonly cue: CueFound | undefined },
): boolean {
  if (isOtherFigure(groups) || beginsWithDay(groups)) return false;
  if (context.before === 'plus') return isInternational(digits, groups);
  const { cue } = context;
  const named = cue?.cue === 'phone' && cue.strangers <= (context.before === 'hash' ? 0 : digits.length >= SURE_NAMED ? 2 : 1);
  if (cue?.cue === 'order' && cue.strangers === 0) return false;
  if (context.before === 'hash' && !named) return false;
  if (digits.startsWith('00')) return digits.length >= 11 && isInternational(digits.slice(2), groups);
  if (WITHOUT_PLUS.test(digits) || isWithTrunk(digits, groups)) return true;
  if (named && digits.length >= SHORTEST_NAMED && digits.length <= MOST_DIGITS)
    return isOneFigure(groups) || isAreaAndNumber(digits, groups);
  if (cue?.cue === 'order') return false;
  return isNorthAmerican(digits, groups) || isIndian(digits, groups);
}

/** An area's code and a number behind it: "030 123456". */
const isAreaAndNumber = (digits: string, groups: readonly Group[]): boolean => digits.startsWith('0') && groups.length === 2;

const LARGEST_PART = 5;

/** Over a mere space a figure goes on only in small parts: "555 1234", and not "12345678 10". */
export function isOneFigure(groups: readonly Group[]): boolean {
  return groups.every(({ digits, gap }, index) => {
    const previous = groups[index - 1];
    if (index === 0 || !previous || gap === 'dash') return true;
    return previous.digits.length <= LARGEST_PART && digits.length <= LARGEST_PART && digits.length >= 2;
  });
}
