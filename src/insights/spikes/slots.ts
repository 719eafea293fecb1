/** Counts are of five minutes of the clock, UTC. */
export const SLOT_MS = 5 * 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;
export const SLOTS_IN_HOUR = 12;
export const HOURS_IN_WEEK = 168;

/** Hour of the week (UTC) in which an instant lies: 0 is Monday from 00:00, 167 is Sunday from 23:00. */
export function hourOfWeek(at: number): number {
  // The first of January 1970 was a Thursday.
  const hours = Math.floor(at / HOUR_MS) + 3 * 24;
  return ((hours % HOURS_IN_WEEK) + HOURS_IN_WEEK) % HOURS_IN_WEEK;
}

/** Beginning of the last slot that is over, in milliseconds since 1970. */
export function lastWholeSlot(now: number): number {
  return Math.floor(now / SLOT_MS) * SLOT_MS - SLOT_MS;
}

/** Sums whole hours of slots; slots of an hour that has begun at the end are left out. */
export function hourSums(counts: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(Math.floor(counts.length / SLOTS_IN_HOUR));
  for (let hour = 0; hour < sums.length; hour += 1) {
    let sum = 0;
    for (let slot = hour * SLOTS_IN_HOUR; slot < (hour + 1) * SLOTS_IN_HOUR; slot += 1) sum += counts[slot] ?? 0;
    sums[hour] = sum;
  }
  return sums;
}

/** The middle value; the mean of the two in the middle; 0 without any. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
