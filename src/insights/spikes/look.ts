import { isWithinBudget, kindOf, likelihoodOf, logWeekly, type Scope, type ScopeKind, type SeriesCount } from './budget.ts';
import { logChance } from './chance.ts';
import { ASSUMED_WINDOW, dispersionAt, gapOf, WINDOWS, type Spread } from './dispersion.ts';
import type { Forecast } from './forecast.ts';
import { LEVEL_LEAST, levelBefore } from './level.ts';
import { onsetOf } from './onset.ts';
import { SLOT_MS } from './slots.ts';
import { deviations, logTail } from './tail.ts';

export const measures = ['all', 'complaints'] as const;
/** What is counted: all mentions, or complaints. */
export type Measure = (typeof measures)[number];

/** The last hours of a series: at least 84 slots (seven hours) for the level of the last hours to be told. */
export interface Recent extends Forecast {
  readonly scope: Scope;
  readonly measure: Measure;
  readonly spread: Spread;
  /** Counts of whole slots, oldest first, expectations beside them. */
  readonly counts: ArrayLike<number>;
}

/** A count that chance hardly explains. Times in milliseconds since 1970. */
export interface Finding {
  readonly scope: Scope;
  readonly measure: Measure;
  /** When the rise began, to five minutes, and when the last slot that was looked at was over. */
  readonly began: number;
  readonly found: number;
  /** Mentions since it began, and how many were expected. */
  readonly count: number;
  readonly expected: number;
  readonly likelihood: number;
}

/** Which slot is looked at last. */
export interface Place {
  /** Slots up to here (not included) are looked at. */
  readonly end: number;
  /** The level of the last hours is taken before this slot, where an alert is open that must not become the usual. */
  readonly levelUntil: number | null;
}

/** Fewer are one thread, however unlikely, above all in a small part; less than so many times the expected is nobody's crisis. */
const LEAST_COUNT: Readonly<Record<ScopeKind, number>> = { brand: 15, network: 22, topic: 24, 'topic-network': 36 };
const LEAST_TIMES = 1.5;

function sum(values: ArrayLike<number>, from: number, to: number): number {
  let total = 0;
  for (let index = from; index < to; index += 1) total += values[index] ?? 0;
  return total;
}

interface WindowLook {
  readonly counted: number;
  readonly mean: number;
  /** Chance to count as many or more, as a natural logarithm. */
  readonly logChance: number;
}

/** What the last hours say about a window: by how much to multiply the expected, and what stays doubtful of a special time. */
interface Standing {
  readonly times: number;
  readonly doubt: number;
}

function standingFor(recent: Recent, window: number, { end, levelUntil }: Place): Standing {
  const until = Math.max(0, Math.min(end - gapOf(window), levelUntil ?? end));
  const { level, expected } = levelBefore(until, recent);
  const special = recent.specialDoubts[end - 1] ?? 0;
  // Of a difference lately, the share that the doubt about a special time explains is there to stay.
  const swing = recent.spread.windows.at(-1)?.swing ?? ASSUMED_WINDOW.swing;
  const explained = special === 0 ? 0 : special / (special + swing + 1 / Math.max(expected, 0.1));
  return { times: 1 + Math.max(recent.spread.lasting, explained) * (level - 1), doubt: special * (1 - explained) };
}

function chanceOf(
  recent: Recent,
  window: number,
  seen: { readonly counted: number; readonly mean: number; readonly end: number; readonly doubt: number },
): number {
  const { counted, mean, end } = seen;
  const learnt = recent.spread.windows[WINDOWS.findIndex((length) => length === window)] ?? ASSUMED_WINDOW;
  const doubt = (recent.doubts[end - 1] ?? 1) + seen.doubt;
  const modelled = logChance(counted, { mean, dispersion: dispersionAt(learnt, mean, doubt) });
  return Math.max(modelled, logTail(deviations(counted, mean, learnt), learnt.tail));
}

/** What a window of so many slots counted, against what was expected as the last hours stood. */
function lookAtWindow(recent: Recent, window: number, place: Place): WindowLook {
  const from = Math.max(0, place.end - window);
  const counted = sum(recent.counts, from, place.end);
  const { times, doubt } = standingFor(recent, window, place);
  const mean = sum(recent.means, from, place.end) * times;
  return { counted, mean, logChance: chanceOf(recent, window, { counted, mean, end: place.end, doubt }) };
}

/** Looks at one series after a slot is over (at `at`). Null when chance explains it, or when too few say so. */
export function look(
  recent: Recent,
  options: Place & {
    /** When the slot at `end` begins, in milliseconds since 1970. */
    readonly at: number;
    readonly series: SeriesCount;
  },
): Finding | null {
  const { counts, means, scope, measure } = recent;
  const { end, at, series } = options;
  let best = 0;
  let counted = 0;
  let usual = 0;
  let slot = end;
  const fewest = LEAST_COUNT[kindOf(scope)];
  const least = LEAST_TIMES * LEVEL_LEAST;
  let gap = 0;
  let standing: Standing = { times: 1, doubt: 0 };
  for (const window of WINDOWS) {
    for (; slot > Math.max(0, end - window); slot -= 1) {
      counted += counts[slot - 1] ?? 0;
      usual += means[slot - 1] ?? 0;
    }
    if (counted < fewest || counted < least * usual) continue;
    if (gap !== gapOf(window)) {
      gap = gapOf(window);
      standing = standingFor(recent, window, options);
    }
    const mean = usual * standing.times;
    const { doubt } = standing;
    if (counted >= LEAST_TIMES * mean) best = Math.min(best, chanceOf(recent, window, { counted, mean, end, doubt }));
  }
  if (best === 0) return null;
  const weekly = logWeekly(best, kindOf(scope), series);
  if (!isWithinBudget(weekly)) return null;
  const onset = onsetOf(recent, end);
  const count = sum(counts, onset, end);
  const expected = sum(means, onset, end);
  const began = at - (end - onset) * SLOT_MS;
  return { scope, measure, began, found: at, count, expected, likelihood: likelihoodOf(weekly) };
}

const CALM_WINDOW = 6;
const CALM_CHANCE = Math.log(0.05);
const CALM_TIMES = 1.3;

/** Whether the last half hour is as usual again. */
export function isCalm(recent: Recent, place: Place): boolean {
  const { counted, mean, logChance: log } = lookAtWindow(recent, CALM_WINDOW, place);
  return log > CALM_CHANCE || counted < CALM_TIMES * mean;
}
