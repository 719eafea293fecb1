import { DateTime } from 'luxon';
import { parseSpan, weekdays, type Hours } from '../domain/index.ts';

/** A stretch of business time, in milliseconds since 1970 UTC; `to` is exclusive. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** Nobody waits longer than this for opening hours to come: a calendar that never opens is told, not looped over. */
const MAX_DAYS = 366;
const CACHED_DAYS = 800;
const CACHED_ANSWERS = 256;

/** Business hours that never open within a year. Code `calendar-never-opens`. */
export class CalendarNeverOpensError extends Error {
  readonly code = 'calendar-never-opens';
  constructor() {
    super('the business hours never open within a year: give the queue at least one span of a day');
    this.name = 'CalendarNeverOpensError';
  }
}

/**
 * The opening hours of a queue over time. A day is taken in the queue's own time zone, so days of 23 and 25 hours come
 * out right. Without hours it is always open.
 */
export interface Calendar {
  /** The instant at which `ms` of business time have passed since `start`. Zero or less gives `start`. */
  add(start: number, ms: number): number;
  /** Business time between two instants; 0 when `end` is not after `start`. */
  between(start: number, end: number): number;
}

const alwaysOpen: Calendar = {
  add: (start, ms) => start + Math.max(0, ms),
  between: (start, end) => Math.max(0, end - start),
};

function spansOfDay(hours: Hours, day: DateTime): readonly OpenSpan[] {
  const iso = day.toISODate();
  if (iso !== null && hours.holidays.includes(iso)) return [];
  const weekday = weekdays[day.weekday - 1];
  const texts = weekday === undefined ? [] : (hours.weekly[weekday] ?? []);
  const spans: OpenSpan[] = [];
  for (const text of texts) {
    const span = parseSpan(text);
    if (!span) continue;
    const at = (minutes: number): number =>
      minutes === 24 * 60
        ? day.plus({ days: 1 }).startOf('day').toMillis()
        : day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0, millisecond: 0 }).toMillis();
    spans.push({ from: at(span.from), to: at(span.to) });
  }
  return mergeSpans(spans);
}

/** Overlapping spans of a day count once. */
function mergeSpans(spans: readonly OpenSpan[]): readonly OpenSpan[] {
  const merged: OpenSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else if (span.to > span.from) merged.push(span);
  }
  return merged;
}

/** Makes the calendar of some hours; days are worked out once and kept. */
export function makeCalendar(hours: Hours | undefined): Calendar {
  if (!hours) return alwaysOpen;
  const cache = new Map<string, readonly OpenSpan[]>();
  const spansOf = (day: DateTime): readonly OpenSpan[] => {
    const key = day.toISODate() ?? '';
    let spans = cache.get(key);
    if (!spans) {
      if (cache.size >= CACHED_DAYS) cache.clear();
      spans = spansOfDay(hours, day);
      cache.set(key, spans);
    }
    return spans;
  };
  const answers = new Map<string, number>();
  const firstDay = (start: number): DateTime => DateTime.fromMillis(start, { zone: hours.timeZone }).startOf('day');
  return {
    add(start, ms) {
      if (ms <= 0) return start;
      // Every case that a batch opens asks the same question.
      const question = `${start} ${ms}`;
      const known = answers.get(question);
      if (known !== undefined) return known;
      if (answers.size >= CACHED_ANSWERS) answers.clear();
      const answer = addOpenTime(start, ms);
      answers.set(question, answer);
      return answer;
    },
    between(start, end) {
      let total = 0;
      for (let day = firstDay(start); day.toMillis() < end; day = day.plus({ days: 1 }).startOf('day')) {
        for (const span of spansOf(day)) total += Math.max(0, Math.min(span.to, end) - Math.max(span.from, start));
      }
      return total;
    },
  };

  function addOpenTime(start: number, ms: number): number {
    let left = ms;
    let day = firstDay(start);
    for (let n = 0, idle = 0; idle <= MAX_DAYS; n++) {
      const spans = spansOf(day);
      idle = spans.length === 0 ? idle + 1 : 0;
      for (const span of spans) {
        const from = Math.max(span.from, start);
        if (from >= span.to) continue;
        if (left <= span.to - from) return from + left;
        left -= span.to - from;
      }
      day = day.plus({ days: 1 }).startOf('day');
      if (n > MAX_DAYS * 50) break;
    }
    throw new CalendarNeverOpensError();
  }
}
