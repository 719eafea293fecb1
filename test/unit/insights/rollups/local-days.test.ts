import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canHaveLocalDays, localDays } from '../../../../src/insights/rollups/local-days.ts';

const HOUR = 3_600_000;
const zones = [
  'UTC',
  'Africa/Johannesburg',
  'Europe/London',
  'America/St_Johns',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Apia',
];
const days = (zone: string, from: string, to: string): readonly string[] =>
  localDays(zone, Date.parse(from), Date.parse(to)).map((at) => new Date(at).toISOString().slice(0, 16));

describe('days of a zone', () => {
  it.each([
    [
      'begin at its midnight',
      'Africa/Johannesburg',
      '2026-11-02T12:00Z',
      '2026-11-04T00:00Z',
      ['11-01T22:00', '11-02T22:00', '11-03T22:00'],
    ],
    [
      'are 25 hours when clocks go back',
      'Europe/London',
      '2026-10-25T00:00Z',
      '2026-10-26T12:00Z',
      ['10-24T23:00', '10-26T00:00'],
    ],
    ['are 23 when they go forward', 'Europe/London', '2026-03-29T00:00Z', '2026-03-30T12:00Z', ['03-29T00:00', '03-29T23:00']],
    ['begin with the first whole hour', 'Asia/Kolkata', '2026-11-02T12:00Z', '2026-11-03T12:00Z', ['11-01T19:00', '11-02T19:00']],
    [
      'take what is before that to the day before',
      'Asia/Kolkata',
      '2026-11-02T18:45Z',
      '2026-11-02T19:30Z',
      ['11-01T19:00', '11-02T19:00'],
    ],
  ])('%s', (_, zone, from, to, wanted) => {
    expect(days(zone, from, to)).toEqual(wanted.map((day) => `2026-${day}`));
  });

  it('cover the time, one after the other, each on a whole hour', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2026, 0) }),
        fc.integer({ min: 1, max: 100 * 24 * HOUR }),
        (zone, from, length) => {
          const found = localDays(zone, from, from + length);
          expect(found[0]).toBeLessThanOrEqual(from);
          expect(found.at(-1)).toBeLessThan(from + length);
          // Apia left out a day in 2011.
          for (const [at, day] of found.entries()) {
            expect(day % HOUR).toBe(0);
            if (at > 0) expect([22, 23, 24, 25, 26]).toContain((day - (found[at - 1] ?? 0)) / HOUR);
          }
        },
      ),
    );
  });

  it('can be had where hours keep what is asked for, of not too many', () => {
    const question = { from: '2026-08-01', to: '2026-11-01', by: 'n', details: [] } as const;
    expect(canHaveLocalDays(question)).toBe(true);
    expect(canHaveLocalDays({ ...question, topic: 'delivery' })).toBe(false);
    expect(canHaveLocalDays({ ...question, network: 'x' })).toBe(true);
    expect(canHaveLocalDays({ ...question, details: ['voices'] })).toBe(false);
    expect(canHaveLocalDays({ ...question, from: '2026-01-01' })).toBe(false);
  });
});
