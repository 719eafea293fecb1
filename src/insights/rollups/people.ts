import type { AuthorRow, RollupSize } from '../../domain/index.ts';
import type { CountedMention } from '../../ports/rollups.ts';

/**
 * Accounts a bucket keeps, of those most followed and of those who complained most. In an hour these are all but in the busiest. Over
 * days, whoever is among the most followed of all is so on each day they spoke, so that list is right; who complained is counted only
 * on the days on which they were among those who complained most.
 */
const KEPT: Readonly<Record<RollupSize, number>> = { hour: 500, day: 100 };

const keyOf = ({ network, author }: Pick<AuthorRow, 'network' | 'author'>): string => `${network} ${author}`;
const isLater = (one: AuthorRow, other: AuthorRow): boolean =>
  one.lastAt === other.lastAt ? one.last > other.last : one.lastAt > other.lastAt;

const rowOf = ({ id, network, author, followers, intent, sentiment, postedAt }: CountedMention): AuthorRow => ({
  network,
  author,
  followers,
  mentions: 1,
  complaints: intent === 'complaint' ? 1 : 0,
  negative: sentiment === 'negative' ? 1 : 0,
  positive: sentiment === 'positive' ? 1 : 0,
  last: id,
  lastAt: postedAt,
});

function plus(one: AuthorRow, other: AuthorRow): AuthorRow {
  return {
    ...(isLater(one, other) ? one : other),
    mentions: one.mentions + other.mentions,
    complaints: one.complaints + other.complaints,
    negative: one.negative + other.negative,
    positive: one.positive + other.positive,
  };
}

/** All rows of an account as one, in the order of their keys; followers are those of the last time they spoke. */
export function mergePeople(rows: readonly AuthorRow[]): readonly AuthorRow[] {
  const people = new Map<string, AuthorRow>();
  for (const row of rows) {
    const known = people.get(keyOf(row));
    people.set(keyOf(row), known ? plus(known, row) : row);
  }
  return [...people].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row);
}

export type PeopleOrder = 'influence' | 'complaints';

/** The first of these; ties by the other measure and then by name, so that the order is always the same. */
export function firstPeople(rows: readonly AuthorRow[], order: PeopleOrder, most: number): readonly AuthorRow[] {
  const measures = (row: AuthorRow): readonly number[] =>
    order === 'influence' ? [row.followers, row.complaints, row.mentions] : [row.complaints, row.followers, row.mentions];
  return rows
    .map((row) => ({ row, key: keyOf(row), measures: measures(row) }))
    .toSorted((a, b) => {
      const differing = a.measures.findIndex((value, at) => value !== b.measures[at]);
      if (differing >= 0) return (b.measures[differing] ?? 0) - (a.measures[differing] ?? 0);
      return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    })
    .slice(0, most)
    .map(({ row }) => row);
}

/** Who of these a bucket keeps. */
export function keptPeople(rows: readonly AuthorRow[], size: RollupSize): readonly AuthorRow[] {
  const complained = rows.filter(({ complaints }) => complaints > 0);
  const kept = new Set([...firstPeople(rows, 'influence', KEPT[size]), ...firstPeople(complained, 'complaints', KEPT[size])]);
  return rows.filter((row) => kept.has(row));
}

/** Who spoke in an hour. */
export const peopleOf = (mentions: readonly CountedMention[]): readonly AuthorRow[] =>
  keptPeople(mergePeople(mentions.map(rowOf)), 'hour');
