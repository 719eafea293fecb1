import type { Alert } from '../../src/domain/alert.ts';
import { learnRhythm } from '../../src/insights/spikes/learn.ts';
import { forecast } from '../../src/insights/spikes/forecast.ts';
import type { Recent } from '../../src/insights/spikes/look.ts';
import type { Rhythm } from '../../src/insights/spikes/rhythm.ts';
import { HOUR_MS } from '../../src/insights/spikes/slots.ts';
import { seriesOf, watchBrand } from '../../src/insights/spikes/watch.ts';
import { DAYS, SLOTS_A_DAY, slotStart, type World } from './world.ts';

const BRAND = 'brand';
/** Slots before the day that a look may need. */
const BEFORE = 96;
const HISTORY_DAYS = 56;

/** Learns what is usual from the eight weeks before a day, topics and networks from the brand. */
function learnDay(world: World, day: number, alerts: readonly Alert[]): readonly Rhythm[] {
  const from = Math.max(0, day - HISTORY_DAYS);
  const hours = new Set<number>();
  for (const { began, until, seen } of alerts) {
    const first = Math.floor(Date.parse(began) / HOUR_MS) * HOUR_MS;
    for (let hour = first; hour <= Date.parse(until ?? seen); hour += HOUR_MS) hours.add(hour);
  }
  const learnt: Rhythm[] = [];
  for (const [index, { counts }] of world.series.entries()) {
    const history = { counts: counts.subarray(from * SLOTS_A_DAY, day * SLOTS_A_DAY), start: slotStart(from * SLOTS_A_DAY) };
    const options = { calendar: world.calendar, unusual: (hour: number) => hours.has(hour) };
    // The first two series are those of the whole brand.
    learnt.push(learnRhythm(history, { ...options, parent: index < 2 ? undefined : learnt[index % 2] }));
  }
  return learnt;
}

/** Lives through the year as the worker does, five minutes at a time, and returns every alert that was raised. */
export function watchYear(world: World): readonly Alert[] {
  const raised = new Map<string, Alert>();
  let known: readonly Alert[] = [];
  let rhythms: readonly Rhythm[] = [];
  for (let day = 1; day < DAYS; day += 1) {
    if (day <= 14 || day % 7 === 0) rhythms = learnDay(world, day, [...raised.values()]);
    const first = Math.max(0, day * SLOTS_A_DAY - BEFORE);
    const last = (day + 1) * SLOTS_A_DAY;
    const stretch = { start: slotStart(first), slots: last - first };
    const series = world.series.map(({ topic, network, measure, counts }, index): Recent => {
      const rhythm = rhythms[index];
      if (!rhythm) throw new Error(`Series ${index} was not learnt`);
      return {
        scope: { brand: BRAND, topic, network },
        measure,
        spread: rhythm.spread,
        counts: counts.subarray(first, last),
        ...forecast(rhythm, stretch, world.calendar),
      };
    });
    const count = seriesOf(series);
    for (let end = day * SLOTS_A_DAY - first + 1; end <= last - first; end += 1) {
      const at = slotStart(first + end);
      const changed = watchBrand({ at, series, known, end, count });
      if (changed.length === 0) continue;
      for (const alert of changed) raised.set(alert.id, alert);
      const kept = new Map([...known, ...changed].map((alert) => [alert.id, alert]));
      known = [...kept.values()].filter(({ until }) => until === null || at - Date.parse(until) <= HOUR_MS);
    }
  }
  return [...raised.values()];
}
