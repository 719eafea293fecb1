import type { Alert } from '../../domain/alert.ts';
import { countSeries, type SeriesCount } from './budget.ts';
import { isRelated } from './fold.ts';
import { isCalm, look, type Finding, type Place, type Recent } from './look.ts';
import { SLOT_MS } from './slots.ts';
import { LONGEST_MS, trackAlerts } from './track.ts';

/**
 * One look at all series of a brand, after a slot is over: returns alerts that are new or changed, to be saved under their ids.
 *
 * `series`: for the brand, each topic, each network and each topic on a network, all mentions and complaints apart; all begin
 * with the same slot. `at`: when the last slot was over. `known`: the brand's alerts that are open or ended within the hour.
 */
export function watchBrand(input: {
  readonly at: number;
  readonly series: readonly Recent[];
  readonly known: readonly Alert[];
  /** Slots up to here (not included) count; all by default. */
  readonly end?: number;
  /** How many series of each kind there are; counted from `series` by default. */
  readonly count?: SeriesCount;
}): readonly Alert[] {
  const { at, series, known } = input;
  const end = input.end ?? series[0]?.counts.length ?? 0;
  const count = input.count ?? seriesOf(series);
  const open = known.filter(({ until }) => until === null);
  const place = (recent: Recent): Place => ({ end, levelUntil: heldSlot(recent, { open, at, end }) });
  const findings: Finding[] = [];
  for (const recent of series) {
    const found = look(recent, { ...place(recent), at, series: count });
    if (found !== null) findings.push(found);
  }
  if (findings.length === 0 && open.length === 0) return [];
  return trackAlerts({
    known,
    findings,
    at,
    isCalm: (alert) => {
      const own = series.find((recent) => isAbout(recent, alert));
      return own === undefined || isCalm(own, place(own));
    },
  });
}

/** How many series of each kind there are. */
export function seriesOf(series: readonly Recent[]): SeriesCount {
  return countSeries(series.filter(({ measure }) => measure === 'all').map(({ scope }) => scope));
}

const isAbout = ({ scope, measure }: Recent, alert: Alert): boolean =>
  measure === alert.measure && scope.topic === alert.topic && scope.network === alert.network;

/** Slot in which the oldest open alert about the series began; null without one, and for what has lasted so long that it is usual. */
function heldSlot(
  { scope }: Recent,
  { open, at, end }: { readonly open: readonly Alert[]; readonly at: number; readonly end: number },
): number | null {
  let slot: number | null = null;
  for (const alert of open) {
    if (!isRelated(alert, scope)) continue;
    const began = Date.parse(alert.began);
    if (at - began > LONGEST_MS) continue;
    const held = Math.max(0, end - Math.round((at - began) / SLOT_MS));
    slot = slot === null ? held : Math.min(slot, held);
  }
  return slot;
}
