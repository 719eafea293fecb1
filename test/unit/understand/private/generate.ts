import fc from 'fast-check';

/** The digit that makes a row of digits pass Luhn's check. */
export function luhnDigit(digits: string): string {
  for (let last = 0; last <= 9; last += 1) {
    let sum = 0;
    const all = `${digits}${last}`;
    for (const [at, digit] of [...all].toReversed().entries()) {
      const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
      sum += value > 9 ? value - 9 : value;
    }
    if (sum % 10 === 0) return String(last);
  }
  throw new Error('no digit passes the check');
}

const digitsOf = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((row) => row.join(''));

function grouped(digits: string, sizes: readonly number[], sign: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const size of sizes) {
    parts.push(digits.slice(from, from + size));
    from += size;
  }
  return parts.join(sign);
}

const CARDS: readonly { readonly start: string; readonly length: number; readonly sizes: readonly number[] }[] = [
  { start: '4', length: 16, sizes: [4, 4, 4, 4] },
  { start: '53', length: 16, sizes: [4, 4, 4, 4] },
  { start: '2345', length: 16, sizes: [4, 4, 4, 4] },
  { start: '34', length: 15, sizes: [4, 6, 5] },
  { start: '37', length: 15, sizes: [4, 6, 5] },
  { start: '6011', length: 16, sizes: [4, 4, 4, 4] },
  { start: '36', length: 14, sizes: [4, 6, 4] },
  { start: '3530', length: 16, sizes: [4, 4, 4, 4] },
  { start: '62', length: 19, sizes: [4, 4, 4, 4, 3] },
  { start: '506100', length: 19, sizes: [4, 4, 4, 4, 3] },
];

/** Cards that pass the check, as people write them. */
export const card = fc.constantFrom(...CARDS).chain(({ start, length, sizes }) =>
  fc.tuple(digitsOf(length - start.length - 1), fc.constantFrom('', ' ', '-', '\u00a0', ' - ')).map(([middle, sign]) => {
    const digits = `${start}${middle}`;
    return grouped(digits + luhnDigit(digits), sizes, sign);
  }),
);

/** South African identity numbers. */
export const identity = fc
  .record({
    year: fc.integer({ min: 0, max: 99 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    sequence: digitsOf(4),
    citizen: fc.constantFrom(0, 1, 2),
    sign: fc.constantFrom('', ' '),
  })
  .map(({ year, month, day, sequence, citizen, sign }) => {
    const two = (value: number): string => String(value).padStart(2, '0');
    const digits = `${two(year)}${two(month)}${two(day)}${sequence}${citizen}8`;
    return grouped(digits + luhnDigit(digits), [6, 4, 3], sign);
  });

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const COUNTRIES = [
  ['DE', '9'.repeat(18)],
  ['GB', `AAAA${'9'.repeat(14)}`],
  ['NL', `AAAA${'9'.repeat(10)}`],
  ['FR', `${'9'.repeat(10)}${'A'.repeat(11)}99`],
  ['NO', '9'.repeat(11)],
  ['MT', `AAAA99999${'A'.repeat(18)}`],
  ['MU', `AAAA${'9'.repeat(19)}AAA`],
] as const;

function checked(country: string, rest: string): string {
  const figures = [...`${rest}${country}00`].map((sign) => (sign >= 'A' ? String(LETTERS.indexOf(sign) + 10) : sign)).join('');
  return `${country}${String(98n - (BigInt(figures) % 97n)).padStart(2, '0')}${rest}`;
}

/** International bank account numbers, in one row or in fours, in capitals or not. */
export const iban = fc
  .tuple(fc.constantFrom(...COUNTRIES), fc.infiniteStream(fc.nat(25)), fc.boolean(), fc.boolean())
  .map(([[country, form], random, spaced, small]) => {
    const rest = [...form].map((sign) => {
      const value = random.next().value ?? 0;
      return sign === 'A' ? LETTERS.charAt(value) : String(value % 10);
    });
    const whole = checked(country, rest.join(''));
    const written = spaced ? (whole.match(/.{1,4}/gu) ?? []).join(' ') : whole;
    return small ? written.toLowerCase() : written;
  });

/** Words that say nothing about a number beside them. */
export const prose = fc
  .array(
    fc.constantFrom(
      ...'the crew was kind but my suitcase stayed in Durban again, why? nobody answers! please help. thanks; wat nou, niks werk nie – Flughafen voll… mercredi soir ich warte siyabonga kakhulu 飞机 晚点 😀 (really) "so" it goes 12 flights 3 days'.split(
        ' ',
      ),
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(' '));

const SHARDS = [
  ...'082 123 4567 +27 00 (0) 4111 1111 8001015009087 DE89 3704 0044 0532 0130 00 account acc. a/c id order phone jo @ com .com'.split(
    ' ',
  ),
  ...'[at] (dot) - - . / : # + ( ) [phone] [ ] R € % _ ٠٥٠ १२३ https:// wa.me/ x number'.split(' '),
  ...' | | | at | dot |\n|\u200b|\u20e3|\ud800|acc. no.|passport A1234567|is my'.split('|'),
];

/** What hostile people write: parts of private data, put together at random. */
export const shards = fc
  .array(fc.oneof(fc.constantFrom(...SHARDS), fc.string({ maxLength: 3 }), fc.nat(99_999).map(String)), { maxLength: 40 })
  .map((parts) => parts.join(''));
