const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
  9.984369578019572e-6, 1.5056327351493116e-7,
];
/** A fraction that has not settled by then is not going to: it settles in some tens of steps. */
const MOST_STEPS = 10_000;
const SETTLED = 1e-12;
const TINY = 1e-300;
/** Below this a negative binomial is a Poisson distribution to all the digits that matter. */
export const LEAST_DISPERSION = 1e-5;

/** Logarithm of the gamma function for positive numbers, to about 13 digits (Lanczos, g = 7). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = 0.9999999999998099;
  for (const [index, factor] of LANCZOS.entries()) sum += factor / (z + index + 1);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let value = d;
  for (let m = 1; m <= MOST_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    value *= d * c;
    if (Math.abs(d * c - 1) < SETTLED) break;
  }
  return value;
}

/** Logarithm of the regularised incomplete beta function I_x(a, b). */
function logBeta(x: number, a: number, b: number): number {
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  if (x < (a + 1) / (a + b + 2)) return front + Math.log(betaFraction(a, b, x) / a);
  const rest = Math.exp(front + Math.log(betaFraction(b, a, 1 - x) / b));
  return Math.log1p(-Math.min(rest, 1));
}

/**
 * Natural logarithm of the chance to count `count` or more where `mean` are expected, counts being negative binomial with
 * variance `mean + dispersion · mean²`. Never above 0; falls as the count grows, rises with mean and, in the far tail, with the
 * dispersion. `count` at most 0: 0 (certain). `mean` 0 with a count: minus infinity.
 */
export function logChance(count: number, { mean, dispersion }: { readonly mean: number; readonly dispersion: number }): number {
  if (count <= 0) return 0;
  if (mean <= 0) return Number.NEGATIVE_INFINITY;
  const shape = 1 / Math.max(dispersion, LEAST_DISPERSION);
  return Math.min(0, logBeta(mean / (mean + shape), count, shape));
}
