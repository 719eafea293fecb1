import { passesLuhn } from './checksums.ts';

/** Numbers from `from` to `to` at the beginning of a card's number, and how many digits such cards have. */
interface Issuer {
  readonly from: string;
  readonly to: string;
  readonly lengths: readonly number[];
}

const range = (from: string, to: string, ...lengths: number[]): Issuer => ({ from, to, lengths });

const ISSUERS: readonly Issuer[] = [
  range('4', '4', 13, 16, 19),
  range('51', '55', 16),
  range('2221', '2720', 16),
  range('34', '34', 15),
  range('37', '37', 15),
  range('300', '305', 14, 16),
  range('309', '309', 14, 16),
  range('36', '36', 14, 16, 17, 18, 19),
  range('38', '39', 14, 16),
  range('3528', '3589', 16, 17, 18, 19),
  range('6011', '6011', 16, 17, 18, 19),
  range('644', '649', 16, 17, 18, 19),
  range('65', '65', 16, 17, 18, 19),
  range('60', '60', 16),
  range('508', '508', 16),
  range('81', '82', 16, 17, 18, 19),
  range('62', '62', 16, 17, 18, 19),
  range('5018', '5018', 12, 13, 14, 15, 16, 17, 18, 19),
  range('5020', '5020', 12, 13, 14, 15, 16, 17, 18, 19),
  range('5038', '5038', 12, 13, 14, 15, 16, 17, 18, 19),
  range('5893', '5893', 12, 13, 14, 15, 16, 17, 18, 19),
  range('6304', '6304', 12, 13, 14, 15, 16, 17, 18, 19),
  range('6759', '6763', 12, 13, 14, 15, 16, 17, 18, 19),
  range('506099', '506198', 16, 18, 19),
  range('507865', '507964', 16, 18, 19),
  range('2200', '2204', 16, 17, 18, 19),
];

export const SHORTEST_CARD = 12;
export const LONGEST_CARD = 19;
/** Under this length barcodes and article numbers are as likely as a card, so a word must say that it is one. */
const SURE_LENGTH = 14;

function isIssued(digits: string): boolean {
  return ISSUERS.some(({ from, to, lengths }) => {
    const start = digits.slice(0, from.length);
    return start >= from && start <= to && lengths.includes(digits.length);
  });
}

/** True when a row of digits is the number of a payment card; `named` when a word beside it says so. */
export function isCard(digits: string, named: boolean): boolean {
  if (digits.length < SHORTEST_CARD || digits.length > LONGEST_CARD) return false;
  if (!passesLuhn(digits) || /^(\d)\1*$/u.test(digits)) return false;
  return named || (digits.length >= SURE_LENGTH && isIssued(digits));
}
