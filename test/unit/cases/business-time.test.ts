import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarNeverOpensError, makeCalendar } from '../../../src/cases/business-time.ts';
import type { Hours } from '../../../src/domain/index.ts';

const office: Hours = {
  timeZone: 'Africa/Johannesburg',
  weekly: { mon: ['08:00-12:00', '13:00-17:00'], tue: ['08:00-17:00'], fri: ['08:00-24:00'] },
  holidays: ['2026-12-25'],
};
const HOUR = 3_600_000;
const johannesburg = (text: string): number => Date.parse(`${text}+02:00`);
const calendar = makeCalendar(office);

describe('business time', () => {
  it.each([
    ['inside a span', '2026-11-16T09:00:00', 1, '2026-11-16T10:00:00'],
    ['over the lunch break', '2026-11-16T11:30:00', 1, '2026-11-16T13:30:00'],
    ['from before opening', '2026-11-16T05:00:00', 1, '2026-11-16T09:00:00'],
    ['over the night to the next day', '2026-11-16T16:30:00', 1, '2026-11-17T08:30:00'],
    ['over days that are closed', '2026-11-17T16:30:00', 1, '2026-11-20T08:30:00'],
    ['to the end of a span, not the start of the next', '2026-11-16T11:00:00', 1, '2026-11-16T12:00:00'],
    ['up to 24:00', '2026-11-20T23:00:00', 1, '2026-11-21T00:00:00'],
    ['over a holiday and a weekend', '2026-12-22T16:00:00', 2, '2026-12-28T09:00:00'],
  ])('counts %s', (_, start, hours, end) => {
    expect(new Date(calendar.add(johannesburg(start), hours * HOUR)).toISOString()).toBe(
      new Date(johannesburg(end)).toISOString(),
    );
  });

  it('follows the clocks where they change: the missing hour of spring is no business time', () => {
    const berlin = makeCalendar({ timeZone: 'Europe/Berlin', weekly: { sun: ['00:00-24:00'] }, holidays: [] });
    const start = Date.parse('2026-03-29T00:00:00+01:00');
    expect(berlin.between(start, start + 48 * HOUR)).toBe(23 * HOUR);
  });

  it('is always open without hours', () => {
    expect(makeCalendar(undefined).add(1000, 500)).toBe(1500);
  });

  it('says so when the calendar never opens', () => {
    expect(() => makeCalendar({ timeZone: 'UTC', weekly: {}, holidays: [] }).add(0, 1)).toThrow(CalendarNeverOpensError);
  });

  it('adds what lies between: add and between undo each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), fc.integer({ min: 1, max: 60 * 60 }), (startMinute, minutes) => {
        const start = Date.UTC(2026, 0, 1) + startMinute * 60_000;
        const end = calendar.add(start, minutes * 60_000);
        expect(calendar.between(start, end)).toBe(minutes * 60_000);
      }),
      { numRuns: 200 },
    );
  });

  it('never goes back: later starts and longer waits end later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 0, max: 5_000 }),
        fc.integer({ min: 1, max: 500 }),
        (a, more, minutes) => {
          const start = Date.UTC(2026, 0, 1) + a * 60_000;
          expect(calendar.add(start + more * 60_000, minutes * 60_000)).toBeGreaterThanOrEqual(
            calendar.add(start, minutes * 60_000),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
