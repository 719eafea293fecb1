const MINUTE_MS = 60_000;

/** The board counts in stretches of ten minutes of the clock, 24 of them: four hours, of which the last is not over. */
export const STRETCH_MS = 10 * MINUTE_MS;
export const STRETCHES = 24;
/** Rates are those of the last six whole stretches and the one that runs. */
const RATED = 6;

/** Beginning of the first stretch that counts, in milliseconds since 1970. */
export function firstStretch(now: number): number {
  return Math.floor(now / STRETCH_MS) * STRETCH_MS - (STRETCHES - 1) * STRETCH_MS;
}

/** Counts by stretch, oldest first; what lies outside is left out. `at`: milliseconds since 1970. */
export function countByStretch(things: readonly { readonly at: number; readonly count: number }[], now: number): number[] {
  const counts = Array<number>(STRETCHES).fill(0);
  const first = firstStretch(now);
  for (const { at, count } of things) {
    const index = Math.floor((at - first) / STRETCH_MS);
    if (index >= 0 && index < STRETCHES) counts[index] = (counts[index] ?? 0) + count;
  }
  return counts;
}

/** From when on things count towards the rate. */
export function ratedSince(now: number): number {
  return firstStretch(now) + (STRETCHES - 1 - RATED) * STRETCH_MS;
}

/** How many an hour, of the last hour and what has begun of the next ten minutes; one place behind the point. */
export function ratePerHour(counts: readonly number[], now: number): number {
  const hours = (now - ratedSince(now)) / (60 * MINUTE_MS);
  const sum = counts.slice(-RATED - 1).reduce((a, b) => a + b, 0);
  return Math.round((sum / hours) * 10) / 10;
}

const EDGES = [0, 5, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * 60);

export interface AgeBand {
  /** Seconds, `from` included and `to` not; null: without end. */
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
  /** Of these, past a target. */
  readonly breached: number;
}

/** How long things have waited: `seconds` each, and whether a target is past. */
export function ageBands(ages: readonly { readonly seconds: number; readonly breached: boolean }[]): readonly AgeBand[] {
  return EDGES.map((from, index) => {
    const to = EDGES[index + 1] ?? null;
    const inside = ages.filter(({ seconds }) => (index === 0 || seconds >= from) && (to === null || seconds < to));
    return { from, to, count: inside.length, breached: inside.filter(({ breached }) => breached).length };
  });
}
