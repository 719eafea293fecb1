import { hash } from 'node:crypto';

/** Something that can be drawn, and the group it belongs to. */
export interface Drawable {
  readonly id: string;
  readonly stratum: string;
}

export interface Stratum {
  readonly key: string;
  readonly population: number;
  readonly drawn: number;
}

export interface Draw<T> {
  /** In the order of the draw. */
  readonly drawn: readonly T[];
  /** By key. */
  readonly strata: readonly Stratum[];
}

/** A number between 0 and 2^256, in hexadecimal, that seed and id alone decide and that looks random: SHA-256 of both. */
const lot = (seed: string, id: string): string => hash('sha256', `${seed}\u0000${id}`, 'hex');

/**
 * Puts things into an order that the seed alone decides, whatever order they come in: by the SHA-256 of seed and id. Whoever
 * has the ids can repeat it.
 */
export function shuffled<T extends { readonly id: string }>(items: readonly T[], seed: string): readonly T[] {
  return items
    .map((item) => ({ item, lot: lot(seed, item.id) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ item }) => item);
}

/** Simple random draw without replacement: every set of that size is as likely as any other. Ids must differ. */
export function drawSimple<T extends Drawable>(population: readonly T[], size: number, seed: string): Draw<T> {
  const drawn = shuffled(population, seed).slice(0, size);
  return { drawn, strata: strataOf(population, drawn) };
}

/**
 * Shares of `size` in proportion to the counts, by largest remainder: each gets its share rounded down, and what is left
 * goes one each to the largest remainders, ties in the order of the counts. Nobody gets more than there is.
 */
export function allocate(counts: ReadonlyMap<string, number>, size: number): ReadonlyMap<string, number> {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (size >= total) return new Map(counts);
  const shares = [...counts].map(([key, count]) => ({
    key,
    whole: Math.floor((size * count) / total),
    rest: (size * count) % total,
  }));
  const left = size - shares.reduce((sum, { whole }) => sum + whole, 0);
  const lucky = new Set(
    shares
      .toSorted((a, b) => b.rest - a.rest)
      .slice(0, left)
      .map(({ key }) => key),
  );
  return new Map(shares.map(({ key, whole }) => [key, whole + (lucky.has(key) ? 1 : 0)]));
}

/**
 * Stratified draw: from each stratum its proportional share ({@link allocate}, ties as the seed decides), simple random within
 * it.
 */
export function drawStratified<T extends Drawable>(population: readonly T[], size: number, seed: string): Draw<T> {
  const counts = [...countsOf(population)].map(([id, count]) => ({ id, count }));
  const inOrder = new Map(shuffled(counts, seed).map(({ id, count }) => [id, count]));
  const left = new Map(allocate(inOrder, size));
  const drawn = shuffled(population, seed).filter(({ stratum }) => {
    const places = left.get(stratum) ?? 0;
    left.set(stratum, places - 1);
    return places > 0;
  });
  return { drawn, strata: strataOf(population, drawn) };
}

/** How many of a draw a share of it is, rounded to the nearest whole; the first so many of the draw are as random as any. */
export function shareOf(count: number, share: number): number {
  return Math.round(count * share);
}

function countsOf(items: readonly Drawable[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stratum } of items) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  return counts;
}

function strataOf(population: readonly Drawable[], drawn: readonly Drawable[]): readonly Stratum[] {
  const taken = countsOf(drawn);
  return [...countsOf(population)]
    .map(([key, count]) => ({ key, population: count, drawn: taken.get(key) ?? 0 }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
