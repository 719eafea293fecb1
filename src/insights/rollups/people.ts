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
  lastAt: Date.parse(postedAt),
});

type Sum = { -readonly [K in keyof AuthorRow]: AuthorRow[K] };

/** A sum that begins with this row; written out, which is several times as fast as a spread. */
const sumOf = (row: AuthorRow): Sum => ({
  network: row.network,
  author: row.author,
  followers: row.followers,
  mentions: row.mentions,
  complaints: row.complaints,
  negative: row.negative,
  positive: row.positive,
  last: row.last,
  lastAt: row.lastAt,
});

/** Adds what the other row says of the same account. */
function addTo(sum: Sum, other: AuthorRow): void {
  sum.mentions += other.mentions;
  sum.complaints += other.complaints;
  sum.negative += other.negative;
  sum.positive += other.positive;
  if (!isLater(other, sum)) return;
  sum.followers = other.followers;
  sum.last = other.last;
  sum.lastAt = other.lastAt;
}

/** All rows of an account as one, in no particular order; followers are those of the last time they spoke. */
export function sumPeople(rows: readonly AuthorRow[]): readonly AuthorRow[] {
  const networks = new Map<string, Map<string, Sum>>();
  for (const row of rows) {
    const accounts = networks.get(row.network) ?? new Map<string, Sum>();
    if (accounts.size === 0) networks.set(row.network, accounts);
    const known = accounts.get(row.author);
    if (known) addTo(known, row);
    else accounts.set(row.author, sumOf(row));
  }
  return [...networks.values()].flatMap((accounts) => [...accounts.values()]);
}

const byKey = (one: AuthorRow, other: AuthorRow): number => {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
};

/** The same in the order of their keys. */
export const mergePeople = (rows: readonly AuthorRow[]): readonly AuthorRow[] => sumPeople(rows).toSorted(byKey);

export type PeopleOrder = 'influence' | 'complaints';

/** Whoever comes first has more; ties by the other measure, by mentions and then by name, so that the order is always the same. */
const orders: Readonly<Record<PeopleOrder, (one: AuthorRow, other: AuthorRow) => number>> = {
  influence: (a, b) => b.followers - a.followers || b.complaints - a.complaints || b.mentions - a.mentions || byKey(a, b),
  complaints: (a, b) => b.complaints - a.complaints || b.followers - a.followers || byKey(a, b),
};

/** What decides first. */
const measures: Readonly<Record<PeopleOrder, (row: AuthorRow) => number>> = {
  influence: ({ followers }) => followers,
  complaints: ({ complaints }) => complaints,
};

/** The first of these. */
export function firstPeople(rows: readonly AuthorRow[], order: PeopleOrder, most: number): readonly AuthorRow[] {
  if (rows.length <= most) return rows.toSorted(orders[order]);
  // Few of many are wanted: what decides first leaves little to be put in order.
  const least = Float64Array.from(rows, measures[order]).sort()[rows.length - most] ?? 0;
  return rows
    .filter((row) => measures[order](row) >= least)
    .toSorted(orders[order])
    .slice(0, most);
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
