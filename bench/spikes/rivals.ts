import { SLOTS, SLOTS_A_DAY, type World } from './world.ts';

/** Slots (not included) at whose end a rival raised an alarm; while it stays raised it is one alarm. */
export type Alarms = readonly number[];

/** One alarm lasts until the condition has not been met for an hour: the same that is granted to ours. */
function raise(isMet: (end: number) => boolean): Alarms {
  const alarms: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let end = SLOTS_A_DAY + 1; end <= SLOTS; end += 1) {
    if (!isMet(end)) continue;
    if (end - last > 12) alarms.push(end);
    last = end;
  }
  return alarms;
}

function running(counts: Uint16Array): (from: number, to: number) => number {
  const sums = new Float64Array(counts.length + 1);
  for (const [index, count] of counts.entries()) sums[index + 1] = (sums[index] ?? 0) + count;
  return (from, to) => (sums[to] ?? 0) - (sums[Math.max(0, from)] ?? 0);
}

/** More in a quarter of an hour than three times the mean quarter of the first two weeks: a line that somebody drew once. */
export function fixedThreshold(world: World): Alarms {
  const sum = running(world.series[0]?.counts ?? new Uint16Array());
  const line = (sum(0, 14 * SLOTS_A_DAY) / (14 * 96)) * 3;
  return raise((end) => sum(end - 3, end) > Math.max(line, 5));
}

/** The mean of 24 hours above the mean of 7 days plus 2 standard deviations of its days. */
export function dayAboveWeek(world: World): Alarms {
  const sum = running(world.series[0]?.counts ?? new Uint16Array());
  return raise((end) => {
    if (end < 8 * SLOTS_A_DAY) return false;
    const days = Array.from({ length: 7 }, (_, day) => sum(end - (day + 1) * SLOTS_A_DAY, end - day * SLOTS_A_DAY));
    const mean = days.reduce((a, b) => a + b, 0) / 7;
    const deviation = Math.sqrt(days.reduce((total, value) => total + (value - mean) ** 2, 0) / 6);
    return sum(end - SLOTS_A_DAY, end) > mean + 2 * deviation;
  });
}
