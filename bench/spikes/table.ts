import type { Outcome } from './score.ts';

export const pad = (cells: readonly string[], first = 34, other = 12): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(first) : cell.padStart(other))).join('');

const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`);

export const recall = (outcomes: readonly Outcome[], within = Number.POSITIVE_INFINITY): string =>
  share(outcomes.filter(({ minutes }) => minutes !== null && minutes <= within).length, outcomes.length);

/** Median minutes of those that were found. */
export function medianMinutes(outcomes: readonly Outcome[]): string {
  const times = outcomes.flatMap(({ minutes }) => (minutes === null ? [] : [minutes])).toSorted((a, b) => a - b);
  const middle = times[times.length >> 1];
  return middle === undefined ? '-' : `${middle.toFixed(0)} min`;
}

/** A row: how many, found within 15 minutes, found at all, median time. */
export const rowOf = (name: string, outcomes: readonly Outcome[]): string =>
  pad([name, String(outcomes.length), recall(outcomes, 15), recall(outcomes), medianMinutes(outcomes)]);
