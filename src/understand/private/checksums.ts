/** Luhn's check over a row of decimal digits: cards, South African identity numbers. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 7064 mod 97-10 over an IBAN in capitals without spaces, the country in front. */
export function passesMod97(iban: string): boolean {
  let rest = 0;
  for (let at = 0; at < iban.length; at += 1) {
    const code = iban.charCodeAt((at + 4) % iban.length);
    rest = code <= 57 ? (rest * 10 + code - 48) % 97 : (rest * 100 + code - 55) % 97;
  }
  return rest === 1;
}

/** The next row of Verhoeff's permutation is the one before it, permuted. */
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const PERIOD = 8;

/** The product in the group of a pentagon's symmetries: five turns, then five turns of its mirror image. */
function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5;
  return b < 5 ? ((a - b + 10) % 5) + 5 : (a - b + 10) % 5;
}

/** Verhoeff's check over a row of decimal digits: India's Aadhaar numbers. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (let at = 0; at < digits.length; at += 1) {
    let digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    for (let turn = 0; turn < at % PERIOD; turn += 1) digit = PERMUTATION[digit] ?? 0;
    check = dihedral(check, digit);
  }
  return check === 0;
}
