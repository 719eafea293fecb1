import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageBands, countByStretch, firstStretch, ratePerHour, STRETCH_MS } from '../../../src/insights/board/over-time.ts';

const NOON = Date.UTC(2026, 10, 18, 12, 0, 0);
const MINUTE = 60_000;

describe('what was counted over four hours', () => {
  it('stands in stretches of ten minutes of the clock, the last of which runs', () => {
    const now = NOON + 4 * MINUTE;
    expect(firstStretch(now)).toBe(NOON - 230 * MINUTE);
    const at = (minutes: number, count = 1) => ({ at: NOON + minutes * MINUTE, count });
    const counts = countByStretch([at(0), at(3.9), at(-0.1, 5), at(-230, 2), at(-230.1), at(10)], now);
    expect(counts).toHaveLength(24);
    expect([counts[0], counts[22], counts[23]]).toEqual([2, 5, 2]);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(9);
  });

  it('gives a rate of the last hour and of the stretch that runs', () => {
    const counts = Array<number>(24).fill(0).with(16, 100).with(17, 6).with(23, 1);
    expect(ratePerHour(counts, NOON)).toBe(7);
    expect(ratePerHour(counts, NOON + 5 * MINUTE)).toBe(6.5);
  });

  it('is the same rate for the same flow, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), (minute) => {
        const now = NOON + minute * MINUTE;
        const flow = Array.from({ length: 300 }, (_, index) => ({ at: now - (index + 1) * MINUTE, count: 1 }));
        expect(ratePerHour(countByStretch(flow, now), now)).toBe(60);
      }),
    );
  });

  it('loses nothing within the four hours', () => {
    const times = fc.array(fc.integer({ min: 0, max: 24 * STRETCH_MS - 1 }));
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: STRETCH_MS - 1 }), (offsets, into) => {
        const now = NOON + into;
        const counts = countByStretch(
          offsets.map((offset) => ({ at: firstStretch(now) + offset, count: 1 })),
          now,
        );
        expect(counts.reduce((a, b) => a + b, 0)).toBe(offsets.length);
      }),
    );
  });
});

describe('ages', () => {
  it('fall into bands, each beginning where the one before ends', () => {
    const bands = ageBands([
      { seconds: 299.9, breached: false },
      { seconds: 300, breached: true },
      { seconds: -3, breached: false },
      { seconds: 90_000, breached: true },
    ]);
    expect(bands.map(({ count }) => count)).toEqual([2, 1, 0, 0, 0, 0, 0, 1]);
    expect(bands.map(({ breached }) => breached)).toEqual([0, 1, 0, 0, 0, 0, 0, 1]);
    expect(bands.slice(1).map(({ from }) => from)).toEqual(bands.slice(0, -1).map(({ to }) => to));
    expect([bands[0]?.from, bands.at(-1)?.to]).toEqual([0, null]);
  });

  it('are each counted once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ seconds: fc.double({ noNaN: true, min: -10, max: 1e7 }), breached: fc.boolean() })),
        (ages) => {
          const bands = ageBands(ages);
          expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(ages.length);
          expect(bands.reduce((sum, { breached }) => sum + breached, 0)).toBe(ages.filter(({ breached }) => breached).length);
        },
      ),
    );
  });
});
