/** A seeded source of random numbers: the same seed gives the same world, on every machine. */
export interface Random {
  /** From 0 up to 1, 1 not included. */
  next(): number;
  normal(): number;
  poisson(mean: number): number;
  /** Gamma distributed with mean 1 and this variance. */
  around1(variance: number): number;
}

export function seeded(seed: number): Random {
  let state = (seed * 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const poisson = (mean: number): number => {
    // Large means in parts: a sum of independent ones is one.
    let count = 0;
    let left = mean;
    for (; left > 30; left -= 30) count += small(30);
    return count + small(left);
  };
  const small = (mean: number): number => {
    if (mean <= 0) return 0;
    let chance = Math.exp(-mean);
    let below = chance;
    const drawn = next();
    let count = 0;
    while (drawn > below && count < 200) {
      count += 1;
      chance *= mean / count;
      below += chance;
    }
    return count;
  };
  /** Marsaglia and Tsang's method, for shapes of 1 and more. */
  const around1 = (variance: number): number => {
    const shape = 1 / variance;
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  };
  return { next, normal, poisson, around1 };
}
