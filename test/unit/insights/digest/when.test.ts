import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooLate, LATEST_MS, nextDue, spansOf, stepsOf, type Schedule } from '../../../../src/insights/digest/when.ts';

const HOUR = 3_600_000;
const zones = [
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Africa/Johannesburg',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
];
const two = (value: number): string => String(value).padStart(2, '0');
const schedule: fc.Arbitrary<Schedule> = fc.record({
  every: fc.constantFrom('day' as const, 'week' as const),
  weekday: fc.integer({ min: 1, max: 7 }),
  at: fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${two(h)}:${two(m)}`),
  timeZone: fc.constantFrom(...zones),
});
const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2036, 0, 1) });

/** What a clock on the wall of a zone shows, by another way than the one tested. */
function wall(timeZone: string, at: number) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    day: `${of('year')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}`,
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday')) + 1,
  };
}
const gapAt = (timeZone: string, due: number, at: string): boolean => {
  const shown = wall(timeZone, due).time;
  return shown !== at && shown > at && wall(timeZone, due - HOUR).time < at;
};
const local = (text: string): number => Date.parse(text);

describe('the next time a digest is due', () => {
  it('comes after now, and within a day or week and an hour', () => {
    fc.assert(
      fc.property(schedule, instant, (given, now) => {
        const due = nextDue(given, now);
        expect(due).toBeGreaterThan(now);
        expect(due - now).toBeLessThanOrEqual((given.every === 'day' ? 24 : 168) * HOUR + HOUR);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is shown so by clocks of the zone, unless they are put forward over it', () => {
    fc.assert(
      fc.property(schedule, instant, (given, now) => {
        const due = nextDue(given, now);
        const shown = wall(given.timeZone, due);
        if (given.every === 'week') expect(shown.weekday).toBe(given.weekday);
        expect(shown.time === given.at || gapAt(given.timeZone, due, given.at)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('comes once on every day it is for, over a year with its changes of the clock', () => {
    fc.assert(
      fc.property(schedule, instant, (given, start) => {
        const days: string[] = [];
        let now = start;
        for (let count = 0; count < (given.every === 'day' ? 370 : 54); count += 1) {
          now = nextDue(given, now);
          days.push(wall(given.timeZone, now).day);
        }
        const step = given.every === 'day' ? 1 : 7;
        days.slice(1).forEach((day, at) => {
          expect(Date.parse(day) - Date.parse(days[at] ?? '')).toBe(step * 24 * HOUR);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whenever it is asked for in between', () => {
    fc.assert(
      fc.property(schedule, instant, fc.nat({ max: 100_000 }), (given, now, later) => {
        const due = nextDue(given, now);
        expect(nextDue(given, Math.min(now + later, due - 1))).toBe(due);
      }),
      { numRuns: 500 },
    );
  });

  const daily = (at: string, timeZone: string): Schedule => ({ every: 'day', weekday: 1, at, timeZone });
  it.each([
    // Clocks go from 01:00 to 02:00 on 29 March 2026 in London, and back on 25 October.
    ['07:00', 'Europe/London', '2026-03-28T07:00:00Z', '2026-03-29T06:00:00.000Z'],
    ['01:30', 'Europe/London', '2026-03-28T12:00:00Z', '2026-03-29T01:30:00.000Z'],
    ['01:30', 'Europe/London', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['01:30', 'Europe/London', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
    // Midnight is put forward in Cairo on 24 April 2026.
    ['00:30', 'Africa/Cairo', '2026-04-23T12:00:00Z', '2026-04-23T22:30:00.000Z'],
    ['07:00', 'Asia/Kathmandu', '2026-03-28T00:00:00Z', '2026-03-28T01:15:00.000Z'],
  ])('%s in %s after %s is %s', (at, zone, now, expected) => {
    expect(new Date(nextDue(daily(at, zone), local(now))).toISOString()).toBe(expected);
  });

  it('is too late after six hours', () => {
    expect([isTooLate(0, LATEST_MS - 1), isTooLate(0, LATEST_MS)]).toEqual([false, true]);
  });
});

describe('what a digest is about', () => {
  it('is the day before, from midnight to midnight of the zone, however long it was', () => {
    const { span, before } = spansOf({ every: 'day', timeZone: 'Europe/London' }, local('2026-03-30T06:00:00Z'));
    expect(span).toEqual({
      from: '2026-03-29T00:00:00.000Z',
      to: '2026-03-29T23:00:00.000Z',
      firstDay: '2026-03-29',
      lastDay: '2026-03-29',
    });
    expect(before).toMatchObject({ from: '2026-03-28T00:00:00.000Z', to: span.from });
    expect(stepsOf({ every: 'day', timeZone: 'Europe/London' }, span)).toHaveLength(23);
  });

  it('is the seven days before', () => {
    const week = { every: 'week' as const, timeZone: 'America/New_York' };
    const { span, before } = spansOf(week, local('2026-11-02T12:00:00Z'));
    expect(span).toEqual({
      from: '2026-10-26T04:00:00.000Z',
      to: '2026-11-02T05:00:00.000Z',
      firstDay: '2026-10-26',
      lastDay: '2026-11-01',
    });
    expect(before).toMatchObject({ firstDay: '2026-10-19', lastDay: '2026-10-25', to: span.from });
    const steps = stepsOf(week, span);
    expect([steps.length, steps[0], steps.at(-1)]).toEqual([7, local(span.from), local('2026-11-01T04:00:00Z')]);
  });

  it('never has a gap or an overlap', () => {
    fc.assert(
      fc.property(schedule, instant, (given, due) => {
        const { span, before } = spansOf(given, due);
        const next = spansOf(given, Date.parse(span.to) + (given.every === 'day' ? 30 : 7 * 24 + 6) * HOUR).span;
        expect(before.to).toBe(span.from);
        expect(Date.parse(span.to)).toBeLessThanOrEqual(due);
        expect(Date.parse(span.from)).toBeLessThan(Date.parse(span.to));
        expect(next.from >= span.from).toBe(true);
        const steps = stepsOf(given, span);
        expect(steps.every((one, at) => at === 0 || one > (steps[at - 1] ?? Infinity))).toBe(true);
        expect(steps.at(-1)).toBeLessThan(Date.parse(span.to));
      }),
      { numRuns: 500 },
    );
  });
});
