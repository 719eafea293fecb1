import type { Alert } from '../../domain/index.ts';
import type { ChangeFeed } from '../../ports/events.ts';
import type { Stores } from '../../ports/stores.ts';
import type { SpecialTime } from '../spikes/calendar.ts';
import { addHours, emptyCounts, RECENT_SLOTS, recentSeries, type PartRhythm } from '../spikes/series.ts';
import { HOUR_MS, SLOT_MS } from '../spikes/slots.ts';
import { SAME_MS } from '../spikes/track.ts';
import { watchBrand } from '../spikes/watch.ts';
import { differencesOf } from './differences.ts';
import { brandRhythms, type LearnStores } from './learn-brand.ts';

/** What differs is looked at again when the rise has grown by so much. */
const LOOK_AGAIN_TIMES = 1.5;

export interface LookParts {
  readonly stores: LearnStores & Pick<Stores, 'mentions'>;
  readonly changes: Pick<ChangeFeed, 'publish'>;
  /** Proposes an incident for an alert and returns its id; doing it again gives the same one, as the alert stands then. */
  propose(alert: Alert): Promise<string>;
}

/** A slot was over at `at`, in milliseconds since 1970. */
interface Look {
  readonly at: number;
  /** Holidays and campaigns of the brand. */
  readonly calendar: readonly SpecialTime[];
  readonly signal: AbortSignal;
}

/** An alert as it is now, and as it was known; undefined when it was not. */
export interface AlertChange {
  readonly alert: Alert;
  readonly before: Alert | undefined;
}

const iso = (ms: number): string => new Date(ms).toISOString();

const isWorthAnIncident = ({ measure, severity, until }: Alert): boolean =>
  measure === 'complaints' && severity !== 'low' && until === null;

async function changedAlerts(
  stores: LookParts['stores'],
  brand: string,
  {
    at,
    rhythms,
    calendar,
    known,
  }: Pick<Look, 'at' | 'calendar'> & { readonly rhythms: readonly PartRhythm[]; readonly known: readonly Alert[] },
): Promise<readonly Alert[]> {
  const start = at - RECENT_SLOTS * SLOT_MS;
  const parts = rhythms.filter(({ measure }) => measure === 'all').map(({ part }) => part);
  const series = emptyCounts(parts, RECENT_SLOTS);
  const from = iso(Math.floor(start / HOUR_MS) * HOUR_MS);
  addHours(
    series,
    await stores.rollups.read({ brands: [brand], size: 'hour', slice: 'ntl', from, to: iso(at), details: ['fives'] }),
    start,
  );
  return watchBrand({ at, series: recentSeries(series, rhythms, { brand, start, slots: RECENT_SLOTS, calendar }), known });
}

async function withDifferences(
  stores: LookParts['stores'],
  alert: Alert,
  { before, at }: { readonly before: Alert | undefined; readonly at: number },
): Promise<Alert> {
  const isNews = before === undefined || (alert.until === null && alert.count >= LOOK_AGAIN_TIMES * before.count);
  return isNews ? { ...alert, whatDiffers: [...(await differencesOf(stores.mentions, alert, at))] } : alert;
}

/**
 * Looks at one brand after a slot was over at `at` (milliseconds since 1970) and its mentions were counted: saves alerts that are new
 * or changed, says so, and proposes incidents. Doing it again for the same time makes the same alerts, so it may end at any point.
 * Returns what changed, each with how it was known before; null for a brand that cannot be looked at yet.
 */
export async function lookAtBrand(
  { stores, changes, propose }: LookParts,
  brand: string,
  { at, calendar, signal }: Look,
): Promise<readonly AlertChange[] | null> {
  const looked = (await stores.alerts.watched([brand])).get(brand);
  if (looked !== undefined && Date.parse(looked) > at) return [];
  const rhythms = await brandRhythms(stores, brand, { at, calendar, signal });
  if (rhythms === null) return null;
  const known = await stores.alerts.known(brand, iso(at - SAME_MS));
  const byId = new Map(known.map((alert) => [alert.id, alert]));
  const changed: Alert[] = [];
  for (const alert of await changedAlerts(stores, brand, { at, rhythms, calendar, known })) {
    signal.throwIfAborted();
    changed.push(await withDifferences(stores, alert, { before: byId.get(alert.id), at }));
  }
  await stores.alerts.save(changed);
  // Those that were known too: whoever died between saving and proposing left it undone. A proposal follows its alert.
  for (const alert of new Map([...known, ...changed].map((one) => [one.id, one])).values()) {
    if (!isWorthAnIncident(alert)) continue;
    const incident = await propose(alert);
    if (alert.incident === null) await stores.alerts.setIncident(alert.id, incident);
  }
  await stores.alerts.saveWatched(brand, iso(at));
  if (changed.length > 0) await changes.publish([{ type: 'alert', brand, ids: changed.map(({ id }) => id) }]);
  return changed.map((alert) => ({ alert, before: byId.get(alert.id) }));
}
