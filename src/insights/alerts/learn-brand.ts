import { setImmediate as breath } from 'node:timers/promises';
import type { Stores } from '../../ports/stores.ts';
import type { SpecialTime } from '../spikes/calendar.ts';
import { rhythmsFromJson, rhythmsToJson } from '../spikes/kept-rhythms.ts';
import { addHours, busiestParts, emptyCounts, hoursOfAlerts, learnParts, type PartRhythm } from '../spikes/series.ts';
import { DAY_MS, HOUR_MS, SLOTS_IN_HOUR, WEEK_MS } from '../spikes/slots.ts';

export type LearnStores = Pick<Stores, 'rollups' | 'alerts' | 'rhythms'>;

const HISTORY_MS = 8 * WEEK_MS;
const LEARN_AGAIN_MS = DAY_MS;
/** With less than a day nobody knows what is usual. */
const LEAST_HISTORY_MS = DAY_MS;
const MOST_ALERTS = 1_000;

const iso = (ms: number): string => new Date(ms).toISOString();

interface When {
  /** Up to when is learnt, in milliseconds since 1970. */
  readonly at: number;
  /** Holidays and campaigns, whose hours tell nothing of what is usual. */
  readonly calendar: readonly SpecialTime[];
  readonly signal: AbortSignal;
}

/** Whole hours of history that a brand has at that time, at most eight weeks; null with less than a day, or while it is not counted yet. */
async function historyOf(
  { rollups }: Pick<Stores, 'rollups'>,
  brand: string,
  at: number,
): Promise<{ readonly start: number; readonly end: number } | null> {
  const span = await rollups.span(brand);
  if (span === null || (await rollups.filledTo(brand)) !== 'all') return null;
  const end = Math.floor(at / HOUR_MS) * HOUR_MS;
  const start = Math.max(Math.ceil(Date.parse(span.from) / HOUR_MS) * HOUR_MS, end - HISTORY_MS);
  return end - start < LEAST_HISTORY_MS ? null : { start, end };
}

async function learn(
  stores: LearnStores,
  brand: string,
  { start, end, calendar, signal }: Pick<When, 'calendar' | 'signal'> & { readonly start: number; readonly end: number },
): Promise<readonly PartRhythm[]> {
  const query = { brands: [brand], to: iso(end) };
  const days = await stores.rollups.read({ ...query, size: 'day', slice: 'nt', from: iso(start), details: [] });
  const series = emptyCounts(busiestParts(days), ((end - start) / HOUR_MS) * SLOTS_IN_HOUR);
  for (let week = start; week < end; week += WEEK_MS) {
    signal.throwIfAborted();
    const to = iso(Math.min(end, week + WEEK_MS));
    const hours = await stores.rollups.read({ ...query, size: 'hour', slice: 'ntl', from: iso(week), to, details: ['fives'] });
    addHours(series, hours, start);
  }
  const earlier = await stores.alerts.list({ brands: [brand], open: false, from: iso(start) }, MOST_ALERTS);
  const learnt: PartRhythm[] = [];
  for (const one of learnParts(series, { start, unusual: hoursOfAlerts(earlier), calendar })) {
    learnt.push(one);
    // Learning is a second of sums: others have their turn in between.
    await breath();
    signal.throwIfAborted();
  }
  return learnt;
}

/**
 * What is usual for a brand and its busiest parts: as learnt within the last day, or learnt now from the eight weeks before. Null for
 * a brand with less than a day of history.
 */
export async function brandRhythms(
  stores: LearnStores,
  brand: string,
  { at, calendar, signal }: When,
): Promise<readonly PartRhythm[] | null> {
  const kept = await stores.rhythms.get(brand);
  const known = kept && at - Date.parse(kept.learntAt) < LEARN_AGAIN_MS ? rhythmsFromJson(kept.json) : undefined;
  if (known) return known;
  const history = await historyOf(stores, brand, at);
  if (history === null) return null;
  const learnt = await learn(stores, brand, { ...history, calendar, signal });
  await stores.rhythms.save(brand, { learntAt: iso(at), json: rhythmsToJson(learnt) });
  return learnt;
}
