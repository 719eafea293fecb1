import type { AuthorRow, Network } from '../domain/index.ts';
import { pack, unpack, type StoredBytes } from './rollups.cells.ts';

/** A row without the names of its fields, its time from the start of its bucket. */
type StoredPerson = readonly [
  network: number,
  author: string,
  followers: number,
  mentions: number,
  complaints: number,
  negative: number,
  positive: number,
  last: string,
  /** Milliseconds; the time itself where it is of another day or written in another way than ours. */
  lastAt: number | string,
];
type Stored = readonly [networks: readonly Network[], rows: readonly StoredPerson[]];

/** No bucket is longer, and none passes midnight. */
const LONGEST_MS = 24 * 3_600_000;

function sinceStart(at: string, start: number): number | string {
  const ms = Date.parse(at);
  return Number.isFinite(ms) && new Date(ms).toISOString() === at && ms >= start && ms - start < LONGEST_MS ? ms - start : at;
}

const digits = (number: number, length: number): string => String(number).padStart(length, '0');

/** ISO 8601 of an instant of the day on which the bucket began. */
function clockOf(day: string, ms: number): string {
  const second = Math.floor(ms / 1000);
  const minute = Math.floor(second / 60);
  return `${day}${digits(Math.floor(minute / 60), 2)}:${digits(minute % 60, 2)}:${digits(second % 60, 2)}.${digits(ms % 1000, 3)}Z`;
}

/** Who spoke in the bucket that began then. */
export function toStoredPeople(people: readonly AuthorRow[], start: string): Buffer {
  const from = Date.parse(start);
  const networks = [...new Set(people.map(({ network }) => network))];
  const rows = people.map((row): StoredPerson => [
    networks.indexOf(row.network),
    row.author,
    row.followers,
    row.mentions,
    row.complaints,
    row.negative,
    row.positive,
    row.last,
    sinceStart(row.lastAt, from),
  ]);
  const stored: Stored = [networks, rows];
  return pack(stored);
}

export function toPeople(stored: StoredBytes, start: string): readonly AuthorRow[] {
  const day = start.slice(0, 11);
  const from = Date.parse(start) - Date.parse(`${day}00:00:00.000Z`);
  const [networks, rows] = unpack<Stored>(stored);
  return rows.map(([network, author, followers, mentions, complaints, negative, positive, last, lastAt]) => ({
    network: networks[network] ?? 'custom',
    author,
    followers,
    mentions,
    complaints,
    negative,
    positive,
    last,
    lastAt: typeof lastAt === 'number' ? clockOf(day, from + lastAt) : lastAt,
  }));
}
