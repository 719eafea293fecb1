import {
  detailsOfHour,
  slicesOf,
  type RollupCell,
  type RollupDetail,
  type RollupSize,
  type RollupSlice,
} from '../../domain/index.ts';
import type { RollupStore } from '../../ports/rollups.ts';
import { cellsOf, mergeCells } from './cells.ts';
import { bucketStart, countIfLittle, DAY_MS, HOUR_MS } from './count.ts';

/** What of the rollups is asked for. Times are ISO 8601; `from` is included, `to` is not. */
export interface RollupQuestion {
  readonly brands: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Told apart by hour or day (UTC), or all of the time together. */
  readonly bucket: RollupSize | null;
  /** Where days begin, on whole hours, in order, milliseconds since 1970, when not at midnight of UTC. */
  readonly days?: readonly number[] | undefined;
  /** Told apart by these besides. */
  readonly by: RollupSlice;
  readonly network?: string | undefined;
  /** Main topic. */
  readonly topic?: string | undefined;
  readonly lang?: string | undefined;
  /** Bulky parts of cells that are needed; without them long times are much quicker. Days have no stretches of five minutes. */
  readonly details: readonly RollupDetail[];
}

/** `start` is the bucket's; null where the time is not told apart. */
export interface RollupAnswer {
  readonly start: string | null;
  readonly cell: RollupCell;
}

interface Part {
  readonly kind: RollupSize | 'raw';
  readonly from: number;
  readonly to: number;
}

interface Read {
  readonly start: string;
  readonly size: RollupSize;
  readonly cell: RollupCell;
}

interface Group {
  readonly start: string | null;
  readonly place: Pick<RollupCell, 'network' | 'topic' | 'lang'>;
  readonly cells: RollupCell[];
}

const iso = (ms: number): string => new Date(ms).toISOString();
const up = (ms: number, step: number): number => Math.ceil(ms / step) * step;
const down = (ms: number, step: number): number => Math.floor(ms / step) * step;

/** A stretch of time as whole days, whole hours and what is left at its ends, in order. */
export function partsOf(from: number, to: number, withDays: boolean): readonly Part[] {
  const [firstHour, lastHour] = [up(from, HOUR_MS), down(to, HOUR_MS)];
  if (firstHour > lastHour) return from < to ? [{ kind: 'raw', from, to }] : [];
  const [firstDay, lastDay] = [up(firstHour, DAY_MS), down(lastHour, DAY_MS)];
  const days = withDays && firstDay < lastDay;
  const parts: readonly Part[] = [
    { kind: 'raw', from, to: firstHour },
    ...(days
      ? ([
          { kind: 'hour', from: firstHour, to: firstDay },
          { kind: 'day', from: firstDay, to: lastDay },
          { kind: 'hour', from: lastDay, to: lastHour },
        ] as const)
      : ([{ kind: 'hour', from: firstHour, to: lastHour }] as const)),
    { kind: 'raw', from: lastHour, to },
  ];
  return parts.filter((part) => part.from < part.to);
}

/** What cells have to be told apart by to answer a question. */
export const lettersOf = ({
  by,
  network,
  topic,
  lang,
}: Pick<RollupQuestion, 'by' | 'network' | 'topic' | 'lang'>): readonly string[] => [
  ...(['n', 't', 'l'] as const).filter((letter) => by.includes(letter)),
  ...(network === undefined ? [] : ['n']),
  ...(topic === undefined ? [] : ['t']),
  ...(lang === undefined ? [] : ['l']),
];

/** The coarsest slice that a bucket keeps in which these can be told apart, and that has these details. */
export function sliceFor(size: RollupSize, needed: readonly string[], details: readonly RollupDetail[]): RollupSlice {
  const fitting = slicesOf[size].filter(
    (slice) =>
      needed.every((letter) => slice.includes(letter)) &&
      (size === 'day' || details.every((detail) => detailsOfHour[slice]?.includes(detail) === true)),
  );
  return fitting.toSorted((a, b) => a.length - b.length)[0] ?? 'ntl';
}

async function readPart(rollups: RollupStore, question: RollupQuestion, part: Part): Promise<readonly Read[]> {
  const [from, to] = [iso(part.from), iso(part.to)];
  if (part.kind === 'raw') {
    const start = bucketStart(from, 'hour');
    const lists = await Promise.all(
      question.brands.map(async (brand) => {
        const [mentions, cases] = await Promise.all([rollups.mentionsOf(brand, from, to), rollups.casesOf(brand, from, to)]);
        return cellsOf(mentions, cases, Date.parse(start), sliceFor('day', lettersOf(question), question.details));
      }),
    );
    return lists.flat().map((cell) => ({ start, size: 'hour', cell }));
  }
  const found = await rollups.read({
    brands: question.brands,
    size: part.kind,
    slice: sliceFor(part.kind, lettersOf(question), question.details),
    from,
    to,
    details: question.details,
    network: question.network,
    topic: question.topic,
    lang: question.lang,
  });
  return found.flatMap(({ start, size, cells }) => cells.map((cell) => ({ start, size, cell })));
}

/** Start of the bucket of the answer in which a bucket that was read lies. */
function startIn(
  { start, size }: Pick<Read, 'start' | 'size'>,
  { bucket, days }: Pick<RollupQuestion, 'bucket' | 'days'>,
): string | null {
  if (bucket === null) return null;
  if (bucket === 'day' && days !== undefined) {
    const at = Date.parse(start);
    return iso(days.findLast((day) => day <= at) ?? days[0] ?? at);
  }
  return bucket === size ? start : bucketStart(start, bucket);
}

const freshened = new WeakMap<RollupStore, { readonly at: number; readonly done: Promise<unknown> }>();
const FRESH_MS = 1_000;

/** What changed a moment ago is counted before an answer where it is little, at most once a second: whoever looks sees what they just did. */
export async function freshen(rollups: RollupStore, now: number, signal: AbortSignal): Promise<void> {
  const last = freshened.get(rollups);
  if (last && now - last.at < FRESH_MS && now >= last.at) {
    await last.done;
    return;
  }
  const done = countIfLittle(rollups, signal);
  freshened.set(rollups, { at: now, done });
  done.catch(() => freshened.delete(rollups));
  await done;
}

/**
 * Reads rollups: whole days and hours from what was counted, the rest of a first and last hour from what is stored, so that the answer
 * is exact to the millisecond. Cells come by time, then in no particular order; empty ones are not there.
 * @param now milliseconds since 1970
 */
export async function readRollups(
  rollups: RollupStore,
  question: RollupQuestion,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<readonly RollupAnswer[]> {
  await freshen(rollups, now, signal);
  const { bucket, by, days } = question;
  const parts = partsOf(Date.parse(question.from), Date.parse(question.to), bucket !== 'hour' && days === undefined);
  const read = (await Promise.all(parts.map((part) => readPart(rollups, question, part)))).flat();
  const placeOf = ({ network, topic, lang }: RollupCell) => ({
    network: by.includes('n') ? network : null,
    topic: by.includes('t') ? topic : null,
    lang: by.includes('l') ? lang : null,
  });
  const groups = new Map<string, Group>();
  for (const { start, size, cell } of read) {
    if (question.network !== undefined && cell.network !== question.network) continue;
    if (question.topic !== undefined && cell.topic !== question.topic) continue;
    if (question.lang !== undefined && cell.lang !== question.lang) continue;
    const at = startIn({ start, size }, question);
    const place = placeOf(cell);
    const key = `${at ?? ''}\u0000${place.network ?? ''}\u0000${place.topic ?? ''}\u0000${place.lang ?? ''}`;
    const group = groups.get(key);
    if (group) group.cells.push(cell);
    else groups.set(key, { start: at, place, cells: [cell] });
  }
  return [...groups.values()]
    .map(({ start, place, cells }) => ({ start, cell: mergeCells(cells, place) }))
    .toSorted((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : (a.start ?? '') > (b.start ?? '') ? 1 : 0));
}
