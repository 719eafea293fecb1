import type { AuthorRow, Network } from '../domain/index.ts';
import { pack, unpack, type StoredBytes } from './rollups.cells.ts';

/** The rows of a bucket by column, as networks by number, and times from the start of the bucket. */
type Stored = readonly [
  names: readonly Network[],
  networks: readonly number[],
  authors: readonly string[],
  followers: readonly number[],
  mentions: readonly number[],
  complaints: readonly number[],
  negative: readonly number[],
  positive: readonly number[],
  last: readonly string[],
  /** Milliseconds; the time itself where it is of another day or written in another way than ours. */
  lastAt: readonly (number | string)[],
];

/** No bucket is longer, and none passes midnight. */
const LONGEST_MS = 24 * 3_600_000;

function sinceStart(at: string, start: number): number | string {
  const ms = Date.parse(at);
  return Number.isFinite(ms) && new Date(ms).toISOString() === at && ms >= start && ms - start < LONGEST_MS ? ms - start : at;
}

const DIGITS = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));
const two = (number: number): string => (DIGITS[number] ?? '').slice(1);

/** ISO 8601 of an instant of the day on which the bucket began. */
function clockOf(day: string, ms: number): string {
  const second = Math.floor(ms / 1000);
  const minute = Math.floor(second / 60);
  return `${day}${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second % 60)}.${DIGITS[ms % 1000]}Z`;
}

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
    people.map(({ last }) => last),
    people.map(({ lastAt }) => sinceStart(lastAt, from)),
  ];
  return pack(stored);
}

export function toPeople(bytes: StoredBytes, start: string): readonly AuthorRow[] {
  const day = start.slice(0, 11);
  const from = Date.parse(start) - Date.parse(`${day}00:00:00.000Z`);
  const [names, networks, authors, followers, mentions, complaints, negative, positive, last, lastAt] = unpack<Stored>(bytes);
  return authors.map((author, at) => {
    const time = lastAt[at] ?? 0;
    return {
      network: names[networks[at] ?? 0] ?? 'custom',
      author,
      followers: followers[at] ?? 0,
      mentions: mentions[at] ?? 0,
      complaints: complaints[at] ?? 0,
      negative: negative[at] ?? 0,
      positive: positive[at] ?? 0,
      last: last[at] ?? '',
      lastAt: typeof time === 'number' ? clockOf(day, from + time) : time,
    };
  });
}
