import { IANAZone } from 'luxon';
import type { Digest } from '../../domain/index.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS_LOOKED_AT = 9;

/** A day of the calendar, as the milliseconds of its midnight in UTC: a number to count with, no instant. */
type CalendarDay = number;

const offsetMs = (zone: IANAZone, instant: number): number => Math.round(zone.offset(instant) * MINUTE_MS);

const dayOf = (zone: IANAZone, instant: number): CalendarDay => Math.floor((instant + offsetMs(zone, instant)) / DAY_MS) * DAY_MS;

/**
 * When clocks of a zone show that many minutes past midnight on a day: the first time where they show it twice, and as much later as
 * clocks are put forward where they never show it.
 */
function instantOf(zone: IANAZone, day: CalendarDay, minutes: number): number {
  const wall = day + minutes * MINUTE_MS;
  const before = wall - offsetMs(zone, wall - DAY_MS);
  const after = wall - offsetMs(zone, wall + DAY_MS);
  const shown = [before, after].toSorted((a, b) => a - b).find((one) => one + offsetMs(zone, one) === wall);
  return shown ?? before;
}

const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));

/** 1 is Monday. 1 January 1970 was a Thursday. */
const weekdayOf = (day: CalendarDay): number => ((((day / DAY_MS + 3) % 7) + 7) % 7) + 1;

export type Schedule = Pick<Digest, 'every' | 'weekday' | 'at' | 'timeZone'>;

/** The next time, after this one, at which a digest is due: once on each day it is for. Milliseconds since 1970. */
export function nextDue({ every, weekday, at, timeZone }: Schedule, after: number): number {
  const zone = IANAZone.create(timeZone);
  const first = dayOf(zone, after) - DAY_MS;
  for (let count = 0; count < DAYS_LOOKED_AT + 1; count += 1) {
    const day = first + count * DAY_MS;
    if (every === 'week' && weekdayOf(day) !== weekday) continue;
    const due = instantOf(zone, day, minutesOf(at));
    if (due > after) return due;
  }
  throw new Error(`no day within ${DAYS_LOOKED_AT} days is due`);
}

/** A stretch of whole days, ISO 8601, the end not included; and its first and last day as a calendar writes them. */
export interface DigestSpan {
  readonly from: string;
  readonly to: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

const isoDay = (day: CalendarDay): string => new Date(day).toISOString().slice(0, 10);

function spanOf(zone: IANAZone, end: CalendarDay, days: number): DigestSpan {
  const start = end - days * DAY_MS;
  return {
    from: new Date(instantOf(zone, start, 0)).toISOString(),
    to: new Date(instantOf(zone, end, 0)).toISOString(),
    firstDay: isoDay(start),
    lastDay: isoDay(end - DAY_MS),
  };
}

/** What a digest that is due then is about: the day before, or the seven days before; and what it is compared with, just before that. */
export function spansOf(
  { every, timeZone }: Pick<Digest, 'every' | 'timeZone'>,
  due: number,
): { readonly span: DigestSpan; readonly before: DigestSpan } {
  const zone = IANAZone.create(timeZone);
  const days = every === 'day' ? 1 : 7;
  const today = dayOf(zone, due);
  return { span: spanOf(zone, today, days), before: spanOf(zone, today - days * DAY_MS, days) };
}

/** Where each day (of a week) or hour (of a day) of a span begins, in order: milliseconds since 1970. */
export function stepsOf({ every, timeZone }: Pick<Digest, 'every' | 'timeZone'>, { from, to }: DigestSpan): readonly number[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (every === 'day') {
    const hours = Math.max(1, Math.round((end - start) / (60 * MINUTE_MS)));
    return Array.from({ length: hours }, (_, at) => start + at * 60 * MINUTE_MS);
  }
  const zone = IANAZone.create(timeZone);
  const first = dayOf(zone, start);
  return Array.from({ length: 7 }, (_, at) => instantOf(zone, first + at * DAY_MS, 0));
}

/** Whether what was due then is still worth sending: a digest that comes too late is skipped. */
export const LATEST_MS = 6 * 60 * MINUTE_MS;
export const isTooLate = (due: number, now: number): boolean => now - due >= LATEST_MS;
