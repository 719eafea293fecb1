import type { AuthorRow, Network } from '../domain/index.ts';
import { pack, unpack, type StoredBytes } from './rollups.cells.ts';

/** The rows of a bucket by column, as networks by number, and times from the start of the bucket in milliseconds. */
type Stored = readonly [
  names: readonly Network[],
  networks: readonly number[],
  authors: readonly string[],
  followers: readonly number[],
  mentions: readonly number[],
  complaints: readonly number[],
  negative: readonly number[],
  positive: readonly number[],
  /** Ids of mentions, which hold no space. */
  last: string,
  lastAt: readonly number[],
];
const BETWEEN = ' ';

/** Who spoke in the bucket that began then. */
export function toStoredPeople(people: readonly AuthorRow[], start: string): Buffer {
  const from = Date.parse(start);
  const names = [...new Set(people.map(({ network }) => network))];
  const stored: Stored = [
    names,
    people.map(({ network }) => names.indexOf(network)),
    people.map(({ author }) => author),
    people.map(({ followers }) => followers),
    people.map(({ mentions }) => mentions),
    people.map(({ complaints }) => complaints),
    people.map(({ negative }) => negative),
    people.map(({ positive }) => positive),
    people.map(({ last }) => last).join(BETWEEN),
    people.map(({ lastAt }) => lastAt - from),
  ];
  return pack(stored);
}

export function toPeople(bytes: StoredBytes, start: string): readonly AuthorRow[] {
  const from = Date.parse(start);
  const [names, networks, authors, followers, mentions, complaints, negative, positive, joined, lastAt] = unpack<Stored>(bytes);
  const last = joined.split(BETWEEN);
  return authors.map((author, at) => ({
    network: names[networks[at] ?? 0] ?? 'custom',
    author,
    followers: followers[at] ?? 0,
    mentions: mentions[at] ?? 0,
    complaints: complaints[at] ?? 0,
    negative: negative[at] ?? 0,
    positive: positive[at] ?? 0,
    last: last[at] ?? '',
    lastAt: from + (lastAt[at] ?? 0),
  }));
}
