import type { Alert, Rollup, RollupCell } from '../../domain/index.ts';
import { kindOf, type Scope, type ScopeKind } from './budget.ts';
import type { SpecialTime } from './calendar.ts';
import { forecast, type Stretch } from './forecast.ts';
import { learnRhythm } from './learn.ts';
import { measures, type Measure, type Recent } from './look.ts';
import type { Rhythm } from './rhythm.ts';
import { HOUR_MS, SLOT_MS } from './slots.ts';

/** Slots that a look reads: eight hours. */
export const RECENT_SLOTS = 96;

/** A part of a brand: all of it, a topic, a network, or a topic on a network. */
export type Part = Pick<Scope, 'topic' | 'network'>;

/** Counts of one part, slot by slot. */
export interface PartCounts {
  readonly part: Part;
  readonly measure: Measure;
  readonly counts: Float64Array;
}

/** What is usual for one part. */
export interface PartRhythm {
  readonly part: Part;
  readonly measure: Measure;
  readonly rhythm: Rhythm;
}

/** How many parts of each kind are looked at, the busiest: the budget of false alarms and the time of a look are shared by all. */
export const MOST_PARTS: Readonly<Record<ScopeKind, number>> = { brand: 1, network: 8, topic: 16, 'topic-network': 16 };
const kinds: readonly ScopeKind[] = ['brand', 'network', 'topic', 'topic-network'];

const keyOf = ({ topic, network }: Part, measure: Measure): string => `${measure}\u0000${topic ?? ''}\u0000${network ?? ''}`;

/** The parts that hold a cell: of a cell that knows its topic and network four. */
function partsHolding({ topic, network }: Part): readonly Part[] {
  const parts: Part[] = [{ topic: null, network: null }];
  if (network !== null) parts.push({ topic: null, network });
  if (topic !== null) parts.push({ topic, network: null });
  if (topic !== null && network !== null) parts.push({ topic, network });
  return parts;
}

const mentionsIn = ({ negative, neutral, positive }: RollupCell): number => negative + neutral + positive;

/** The parts of a brand that are worth a look, the brand first, then the busiest of each kind. `rollups` are told apart by network and topic. */
export function busiestParts(rollups: readonly Rollup[]): readonly Part[] {
  const counts = new Map<string, { readonly part: Part; count: number }>();
  for (const cell of rollups.flatMap(({ cells }) => cells)) {
    for (const part of partsHolding(cell)) {
      const key = keyOf(part, 'all');
      const entry = counts.get(key) ?? { part, count: 0 };
      entry.count += mentionsIn(cell);
      counts.set(key, entry);
    }
  }
  const busy = [...counts]
    .filter(([, { count }]) => count > 0)
    .toSorted(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
  return kinds.flatMap((kind) =>
    kind === 'brand'
      ? [{ topic: null, network: null }]
      : busy
          .map(([, { part }]) => part)
          .filter((part) => kindOf(part) === kind)
          .slice(0, MOST_PARTS[kind]),
  );
}

/** Counts of nothing yet, of all mentions and of complaints. */
export function emptyCounts(parts: readonly Part[], slots: number): readonly PartCounts[] {
  return parts.flatMap((part) => measures.map((measure) => ({ part, measure, counts: new Float64Array(slots) })));
}

/**
 * Adds what hours hold to the counts of parts, in place. `start` is the first slot's beginning, in milliseconds since 1970; what lies
 * outside is left out. The hours are told apart by network and topic at least, and have their `fives`.
 */
export function addHours(series: readonly PartCounts[], hours: readonly Rollup[], start: number): void {
  const byKey = new Map(series.map((one) => [keyOf(one.part, one.measure), one.counts]));
  for (const hour of hours) {
    const first = Math.round((Date.parse(hour.start) - start) / SLOT_MS);
    for (const cell of hour.cells) {
      for (const part of partsHolding(cell)) {
        for (const measure of measures) {
          const counts = byKey.get(keyOf(part, measure));
          if (!counts) continue;
          const fives = measure === 'all' ? cell.fives : cell.complaintFives;
          for (const [index, count] of fives.entries()) {
            const slot = first + index;
            if (slot >= 0 && slot < counts.length) counts[slot] = (counts[slot] ?? 0) + count;
          }
        }
      }
    }
  }
}

/** Whether an hour belongs to an earlier alert, and so tells nothing of what is usual. */
export function hoursOfAlerts(alerts: readonly Alert[]): (hour: number) => boolean {
  const hours = new Set<number>();
  for (const { began, until, seen } of alerts) {
    const last = Date.parse(until ?? seen);
    for (let hour = Math.floor(Date.parse(began) / HOUR_MS) * HOUR_MS; hour <= last; hour += HOUR_MS) hours.add(hour);
  }
  return (hour) => hours.has(hour);
}

/**
 * Learns one part after the other, so that whoever asks may do something else in between; parts are drawn towards the brand, which
 * comes first. `start` is the first hour's beginning, in milliseconds since 1970.
 */
export function* learnParts(
  series: readonly PartCounts[],
  {
    start,
    unusual,
    calendar,
  }: {
    readonly start: number;
    readonly unusual: (hour: number) => boolean;
    readonly calendar: readonly SpecialTime[];
  },
): Generator<PartRhythm> {
  const brand = new Map<Measure, Rhythm>();
  for (const { part, measure, counts } of series) {
    const rhythm = learnRhythm({ counts, start }, { parent: brand.get(measure), unusual, calendar });
    if (kindOf(part) === 'brand') brand.set(measure, rhythm);
    yield { part, measure, rhythm };
  }
}

/** The last hours of each part beside what is usual, as a look wants them. Those of which nothing is learnt are left out. */
export function recentSeries(
  series: readonly PartCounts[],
  rhythms: readonly PartRhythm[],
  { brand, start, slots, calendar }: Stretch & { readonly brand: string; readonly calendar: readonly SpecialTime[] },
): readonly Recent[] {
  const byKey = new Map(rhythms.map(({ part, measure, rhythm }) => [keyOf(part, measure), rhythm]));
  return series.flatMap(({ part, measure, counts }) => {
    const rhythm = byKey.get(keyOf(part, measure));
    if (!rhythm) return [];
    const scope = { brand, topic: part.topic, network: part.network };
    return [{ scope, measure, spread: rhythm.spread, counts, ...forecast(rhythm, { start, slots }, calendar) }];
  });
}
