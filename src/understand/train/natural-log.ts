const LN_2 = 0.6931471805599453;
const HIGHEST_TERM = 27;

/** ln x for x > 0 by the four basic operations alone, which IEEE 754 fixes to the last bit: `Math.log` may differ from machine to machine. */
export function naturalLog(x: number): number {
  let power = 0;
  let rest = x;
  while (rest >= 1.5) {
    rest /= 2;
    power += 1;
  }
  while (rest < 0.75) {
    rest *= 2;
    power -= 1;
  }
  const share = (rest - 1) / (rest + 1);
  const square = share * share;
  let sum = 0;
  for (let term = HIGHEST_TERM; term >= 1; term -= 2) sum = sum * square + 1 / term;
  return 2 * share * sum + power * LN_2;
}
