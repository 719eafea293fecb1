interface Counted {
  readonly key: string;
  readonly count: number;
}

/** A longer phrase that has at least this share of a shorter one's voices stands for it. */
const CARRIES = 0.6;

const within = (short: string, long: string): boolean => ` ${long} `.includes(` ${short} `);

function sharesTwoWords(one: string, other: string): boolean {
  const words = new Set(one.split(' '));
  return other.split(' ').filter((word) => words.has(word)).length >= 2;
}

/**
 * One phrase for what several say: a part gives way to the longest phrase that carries it, and a longer phrase that only some of
 * its voices use gives way to the part. Takes the most telling first and keeps that order.
 */
export function foldPhrases<T extends Counted>(ordered: readonly T[]): readonly T[] {
  const kept: T[] = [];
  for (const next of ordered) {
    const carrier = ordered
      .filter(({ key, count }) => key !== next.key && within(next.key, key) && count >= CARRIES * next.count)
      .toSorted((a, b) => b.key.split(' ').length - a.key.split(' ').length || b.count - a.count)[0];
    const chosen = carrier ?? next;
    const told = kept.some(
      ({ key }) => key === chosen.key || within(key, chosen.key) || within(chosen.key, key) || sharesTwoWords(key, chosen.key),
    );
    if (!told) kept.push(chosen);
  }
  return kept;
}
