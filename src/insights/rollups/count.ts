import { detailsOfHour, slicesOf, type RollupCell, type RollupSize, type RollupSlice } from '../../domain/index.ts';
import type { BucketKey, CountedBucket, RollupStore, Uncounted } from '../../ports/rollups.ts';
import { cellsOf, dayOf, sliced } from './cells.ts';
import { NOBODY } from './sketch.ts';
import { keptPeople, mergePeople, peopleOf } from './people.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const SIZE_MS: Readonly<Record<RollupSize, number>> = { hour: HOUR_MS, day: DAY_MS };
/** Buckets counted at the same time. */
const SIDE_BY_SIDE = 8;
/** Marks taken at once: enough that an import in random order does not count the same hour over and over. */
const AT_ONCE = 10_000;
/** Somebody else counts the same bucket all the time: more often than that it cannot happen by chance. */
const MOST_TRIES = 20;

/** A bucket was counted again and again by others in between. Code `bucket-contended`. */
export class BucketContendedError extends Error {
  readonly code = 'bucket-contended';
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** Start of the bucket in which an instant lies. */
export function bucketStart(at: string, size: RollupSize): string {
  return iso(Math.floor(Date.parse(at) / SIZE_MS[size]) * SIZE_MS[size]);
}

const endOf = ({ start, size }: Pick<BucketKey, 'start' | 'size'>): string => iso(Date.parse(start) + SIZE_MS[size]);

/** Without what the slice of an hour does not hold. */
const ofHour = (slice: RollupSlice, cell: RollupCell): RollupCell => {
  const held = detailsOfHour[slice] ?? [];
  return {
    ...cell,
    ...(held.includes('authors') ? {} : { authors: NOBODY }),
    ...(held.includes('voices') ? {} : { voices: {} }),
    ...(held.includes('countries') ? {} : { countries: {} }),
  };
};

function slicesFor(size: RollupSize, cells: readonly RollupCell[]): CountedBucket['slices'] {
  const of = (slice: RollupSlice): readonly RollupCell[] => {
    const some = sliced(cells, slice);
    return size === 'hour' ? some.map((cell) => ofHour(slice, cell)) : some;
  };
  return new Map(slicesOf[size].map((slice) => [slice, of(slice)]));
}

/** What a bucket should hold: an hour from what is stored, a day from its hours. */
export async function countedBucket(rollups: RollupStore, bucket: BucketKey): Promise<CountedBucket> {
  const { brand, start } = bucket;
  const end = endOf(bucket);
  if (bucket.size === 'day') {
    const query = { brands: [brand], size: 'hour', from: start, to: end } as const;
    const [hours, people] = await Promise.all([
      rollups.read({ ...query, slice: 'ntl', details: ['authors', 'times', 'voices', 'countries'] }),
      rollups.readPeople(query),
    ]);
    return { slices: slicesFor('day', dayOf(hours.map(({ cells }) => cells))), people: keptPeople(mergePeople(people), 'day') };
  }
  const [mentions, cases] = await Promise.all([rollups.mentionsOf(brand, start, end), rollups.casesOf(brand, start, end)]);
  return { slices: slicesFor('hour', cellsOf(mentions, cases, Date.parse(start))), people: peopleOf(mentions) };
}

/** Counts one bucket anew, from all that is in it. Counting it again changes nothing. Throws {@link BucketContendedError}. */
export async function recount(rollups: RollupStore, bucket: BucketKey): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await rollups.revision(bucket);
    const counted = await countedBucket(rollups, bucket);
    if (before === 0 && counted.slices.get('')?.length === 0) return;
    if (await rollups.put(bucket, before, counted)) return;
  }
  throw new BucketContendedError(
    `the ${bucket.size} ${bucket.start} of ${bucket.brand} is counted by others all the time: it is tried again`,
  );
}

async function recountAll(rollups: RollupStore, hours: readonly Omit<BucketKey, 'size'>[], signal: AbortSignal): Promise<void> {
  const days = new Map(
    hours.map(({ brand, start }) => [`${brand} ${bucketStart(start, 'day')}`, { brand, start: bucketStart(start, 'day') }]),
  );
  const some = async (buckets: readonly BucketKey[]): Promise<void> => {
    for (let at = 0; at < buckets.length; at += SIDE_BY_SIDE) {
      signal.throwIfAborted();
      await Promise.all(buckets.slice(at, at + SIDE_BY_SIDE).map((bucket) => recount(rollups, bucket)));
    }
  };
  await some(hours.map((hour) => ({ ...hour, size: 'hour' })));
  await some([...days.values()].map((day) => ({ ...day, size: 'day' })));
}

function hoursOf(things: readonly Uncounted[]): readonly Omit<BucketKey, 'size'>[] {
  const hours = new Map<string, Omit<BucketKey, 'size'>>();
  for (const { brand, at } of things) {
    const start = bucketStart(at, 'hour');
    hours.set(`${brand} ${start}`, { brand, start });
  }
  return [...hours.values()];
}

/**
 * Counts the hours, and their days, of some of what changed since, and takes the marks off. May end at any point: what was not
 * finished still has its mark. Returns how many things were counted.
 */
async function countSome(rollups: RollupStore, signal: AbortSignal): Promise<number> {
  signal.throwIfAborted();
  const things = await rollups.uncounted(AT_ONCE);
  if (things.length === 0) return 0;
  await recountAll(rollups, hoursOf(things), signal);
  await rollups.counted(things);
  return things.length;
}

/** The same until nothing is left. */
export async function countUncounted(rollups: RollupStore, signal: AbortSignal): Promise<number> {
  let counted = 0;
  for (;;) {
    const some = await countSome(rollups, signal);
    counted += some;
    if (some < AT_ONCE) return counted;
  }
}

/** More than somebody who waits for an answer waits for. */
const MOST_WAITED_FOR = { things: 200, hours: 12 } as const;

/** Counts what changed where it is little, as in ordinary times; a backlog is left to the worker. */
export async function countIfLittle(rollups: RollupStore, signal: AbortSignal): Promise<void> {
  const things = await rollups.uncounted(MOST_WAITED_FOR.things);
  const hours = hoursOf(things);
  if (things.length === 0 || things.length >= MOST_WAITED_FOR.things || hours.length > MOST_WAITED_FOR.hours) return;
  await recountAll(rollups, hours, signal);
  await rollups.counted(things);
}

/** Counts every bucket of a stretch anew. `onDay` hears of each day that is done. */
export async function rebuild(
  rollups: RollupStore,
  stretch: { readonly brand: string; readonly from: string; readonly to: string },
  options: { readonly signal: AbortSignal; readonly onDay?: (start: string) => Promise<void> | void },
): Promise<void> {
  const end = Date.parse(stretch.to);
  for (let day = Date.parse(bucketStart(stretch.from, 'day')); day < end; day += DAY_MS) {
    const hours = Array.from({ length: 24 }, (_, hour) => ({ brand: stretch.brand, start: iso(day + hour * HOUR_MS) }));
    await recountAll(rollups, hours, options.signal);
    await options.onDay?.(iso(day));
  }
}

/** Days of history counted before the changes of the meantime have their turn. */
const HISTORY_AT_ONCE = 7;

/**
 * Counts, once, what a brand had before anything was marked: some days of it, from where it was. Returns whether that was the last
 * of them.
 */
export async function fillHistory(rollups: RollupStore, brand: string, signal: AbortSignal): Promise<boolean> {
  const done = await rollups.filledTo(brand);
  if (done === 'all') return true;
  const span = await rollups.span(brand);
  const end = span ? Date.parse(span.to) + 1 : 0;
  const from = Date.parse(done ?? span?.from ?? iso(0));
  const to = Math.min(end, Date.parse(bucketStart(iso(from), 'day')) + HISTORY_AT_ONCE * DAY_MS);
  if (from < to) await rebuild(rollups, { brand, from: iso(from), to: iso(to) }, { signal });
  const last = to >= end;
  await rollups.saveFilledTo(brand, last ? 'all' : iso(to));
  return last;
}
