import { specialAt, specialMean, sundayHour, type SpecialTime } from './calendar.ts';
import type { Rhythm } from './rhythm.ts';
import { HOURS_IN_WEEK, hourOfWeek, SLOT_MS, SLOTS_IN_HOUR } from './slots.ts';

const SLOTS_IN_WEEK = HOURS_IN_WEEK * SLOTS_IN_HOUR;

/** What is expected of consecutive slots. */
export interface Forecast {
  readonly means: ArrayLike<number>;
  /** How far off the rhythm may be (variance as a share of the square). */
  readonly doubts: ArrayLike<number>;
  /** The same of special times: this doubt the first hours of such a time take away. */
  readonly specialDoubts: ArrayLike<number>;
}

export interface Stretch {
  /** Beginning of the first slot, in milliseconds since 1970. */
  readonly start: number;
  readonly slots: number;
}

/** Slots change evenly from the middle of one hour to the middle of the next. */
function between(hours: readonly number[], at: number): number {
  const hour = hourOfWeek(at);
  const share = (Math.floor(at / SLOT_MS) % SLOTS_IN_HOUR) + 0.5 - SLOTS_IN_HOUR / 2;
  const other = (hour + (share < 0 ? HOURS_IN_WEEK - 1 : 1)) % HOURS_IN_WEEK;
  const weight = Math.abs(share) / SLOTS_IN_HOUR;
  return ((hours[hour] ?? 0) * (1 - weight) + (hours[other] ?? 0) * weight) / SLOTS_IN_HOUR;
}

/** Expected counts of slots as if no time were special. */
export function forecastUsual(rhythm: Pick<Rhythm, 'hours'>, { start, slots }: Stretch): Float64Array {
  const means = new Float64Array(slots);
  for (let slot = 0; slot < slots; slot += 1)
    means[slot] = slot < SLOTS_IN_WEEK ? between(rhythm.hours, start + slot * SLOT_MS) : (means[slot - SLOTS_IN_WEEK] ?? 0);
  return means;
}

/** Expected counts of slots, holidays and campaigns included. */
export function forecast(
  rhythm: Pick<Rhythm, 'hours' | 'doubts'>,
  stretch: Stretch,
  calendar: readonly SpecialTime[] = [],
): Forecast {
  const means = forecastUsual(rhythm, stretch);
  const doubts = new Float64Array(stretch.slots);
  const specialDoubts = new Float64Array(stretch.slots);
  for (let slot = 0; slot < stretch.slots; slot += 1) {
    const at = stretch.start + slot * SLOT_MS;
    doubts[slot] = rhythm.doubts[hourOfWeek(at)] ?? 1;
    const time = calendar.length === 0 ? null : specialAt(calendar, at);
    if (time === null) continue;
    const sunday = (rhythm.hours[sundayHour(at)] ?? 0) / SLOTS_IN_HOUR;
    const special = specialMean(time, { weekday: means[slot] ?? 0, sunday });
    means[slot] = special.mean;
    specialDoubts[slot] = special.doubt;
  }
  return { means, doubts, specialDoubts };
}
