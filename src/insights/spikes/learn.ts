import type { SpecialTime } from './calendar.ts';
import { specialAt } from './calendar.ts';
import { learnSpread } from './dispersion.ts';
import { forecastUsual } from './forecast.ts';
import type { History, Rhythm } from './rhythm.ts';
import { HOUR_MS, HOURS_IN_WEEK, hourOfWeek, hourSums, SLOTS_IN_HOUR } from './slots.ts';
import { weekLevels } from './week-levels.ts';

/** Days alike differ by about a fifth without reason: how much an hour of its own may differ from what its day and hour suggest. */
const OWN_HOUR = { week: 0.04, days: 0.25, hours: 0.8 } as const;
/** Spread of an hour's counts that is taken for granted before anything is measured. */
const ASSUMED_SPREAD = 0.05;
/** Values further than so many deviations from the median are brought to that bound. */
const CLIP = 2;
const HOURS_IN_DAY = 24;

/**
 * Learns the rhythm of a series: the expected count by hour and weekday. Hours of special times and those of `unusual` (earlier
 * alerts) do not count. Each hour of the week is the mean of its weeks, each brought to the same level (trend), after values far
 * from their median are brought nearer, so one incident in eight weeks changes little. It is drawn towards what weekday and
 * hour of day suggest on their own, or towards the rhythm of `parent` (the brand's for a topic), the more the fewer mentions
 * and weeks there are.
 */
export function learnRhythm(
  history: History,
  options: {
    readonly parent?: Rhythm | undefined;
    readonly calendar?: readonly SpecialTime[];
    /** Whether an hour (its beginning in milliseconds since 1970) was unusual. */
    readonly unusual?: (hour: number) => boolean;
  } = {},
): Rhythm {
  const { parent, calendar = [], unusual = () => false } = options;
  const sums = hourSums(history.counts);
  const firstHour = hourOfWeek(history.start);
  const usual = Array.from(sums, (_, hour) => {
    const at = history.start + hour * HOUR_MS;
    return specialAt(calendar, at) === null && !unusual(at);
  });
  const place = (hour: number): number => (firstHour + hour) % HOURS_IN_WEEK;
  const levels = weekLevels(sums, { usual, place });
  const values: number[][] = Array.from({ length: HOURS_IN_WEEK }, () => []);
  for (const [hour, sum] of sums.entries()) if (usual[hour]) values[place(hour)]?.push(sum / levels.at(hour));
  const prior = priorOf(values, parent);
  const known = sums.length / HOURS_IN_DAY;
  const ownHour = known >= 7 ? OWN_HOUR.week : known >= 1 ? OWN_HOUR.days : OWN_HOUR.hours;
  const total = sums.reduce((sum, count) => sum + count, 0);
  const levelDoubt = 1 / (1 + Math.min(total, total * (7 / Math.max(known, 7)))) + 0.003;
  const hours: number[] = [];
  const doubts: number[] = [];
  for (const [hour, own] of values.entries()) {
    const expected = prior[hour] ?? 0;
    const ownDoubt = own.length === 0 ? Number.POSITIVE_INFINITY : (1.3 / (expected + 0.1) + ASSUMED_SPREAD) / own.length;
    const weight = ownHour / (ownHour + ownDoubt);
    hours.push((weight * clippedMean(own) + (1 - weight) * expected) * levels.now);
    doubts.push(ownHour * (1 - weight) + levelDoubt);
  }
  const base = { hours, doubts, learntFrom: sums.length };
  // The series' own past is looked at as if it had been forecast, at the level of its week.
  const means = forecastUsual(base, { start: history.start, slots: sums.length * SLOTS_IN_HOUR });
  for (let slot = 0; slot < means.length; slot += 1)
    means[slot] = ((means[slot] ?? 0) * levels.at(Math.floor(slot / SLOTS_IN_HOUR))) / levels.now;
  const isUsual = (slot: number): boolean => usual[Math.floor(slot / SLOTS_IN_HOUR)] ?? false;
  return { ...base, spread: learnSpread(history.counts, { means, isUsual, parent: parent?.spread }) };
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

/** Mean after values far from the median are brought nearer. Of counts this errs less than the median, which is 0 where most are. */
function clippedMean(values: readonly number[]): number {
  if (values.length < 3) return meanOf(values);
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[sorted.length >> 1] ?? 0;
  const reach = CLIP * Math.sqrt(middle + 1 + ASSUMED_SPREAD * middle * middle);
  return meanOf(values.map((value) => Math.min(middle + reach, Math.max(middle - reach, value))));
}

/** What each hour of the week is expected to have before its own counts are looked at: in all as many as were counted. */
function priorOf(values: readonly (readonly number[])[], parent: Rhythm | undefined): readonly number[] {
  const means = values.map(clippedMean);
  const seen = means.map((_, hour) => (values[hour]?.length ?? 0) > 0);
  const shape = parent?.hours ?? separable(means, seen);
  let counted = 0;
  let shaped = 0;
  for (const [hour, mean] of means.entries())
    if (seen[hour]) {
      counted += mean;
      shaped += shape[hour] ?? 0;
    }
  return shape.map((share) => (shaped > 0 ? (share * counted) / shaped : 0));
}

/** Weekday times hour of day. A weekday or hour of day that was not seen yet is like the mean of those that were. */
function separable(means: readonly number[], seen: readonly boolean[]): readonly number[] {
  const overall = meanOf(means.filter((_, hour) => seen[hour]));
  const part = (matches: (hour: number) => boolean): number => {
    const matching = means.filter((_, hour) => seen[hour] && matches(hour));
    return matching.length === 0 ? 1 : (meanOf(matching) + 0.01 * overall) / (1.01 * overall || 1);
  };
  const byHour = Array.from({ length: HOURS_IN_DAY }, (_, time) => part((hour) => hour % HOURS_IN_DAY === time));
  const byDay = Array.from({ length: 7 }, (_, day) => part((hour) => Math.floor(hour / HOURS_IN_DAY) === day));
  // Until every hour of the day was seen, days differ by their hours and not by themselves.
  const full = seen.filter(Boolean).length >= 7 * HOURS_IN_DAY;
  return means.map(
    (_, hour) => overall * (byHour[hour % HOURS_IN_DAY] ?? 1) * (full ? (byDay[Math.floor(hour / HOURS_IN_DAY)] ?? 1) : 1),
  );
}
