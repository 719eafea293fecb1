import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinBudget, likelihoodOf, logWeekly } from '../../../src/insights/spikes/budget.ts';
import { logChance, logGamma } from '../../../src/insights/spikes/chance.ts';
import { learnRhythm } from '../../../src/insights/spikes/learn.ts';
import { forecast } from '../../../src/insights/spikes/forecast.ts';
import { look, type Recent } from '../../../src/insights/spikes/look.ts';
import { onsetOf } from '../../../src/insights/spikes/onset.ts';
import type { Rhythm } from '../../../src/insights/spikes/rhythm.ts';
import { severityOf } from '../../../src/insights/spikes/severity.ts';
import { hourOfWeek, lastWholeSlot, median, SLOT_MS } from '../../../src/insights/spikes/slots.ts';
import { deviations, learnTail, logTail } from '../../../src/insights/spikes/tail.ts';

/** A Monday at midnight. */
const START = Date.UTC(2026, 0, 5);
const WEEK_SLOTS = 2_016;
const scope = { brand: 'acme', topic: null, network: null };
const one = { brand: 1, topic: 0, network: 0, 'topic-network': 0 };

/** Four weeks of so many in every slot by day and a quarter of them at night, a little more and less in turn. */
function history(byDay: number, weeks = 4): { readonly counts: Float64Array; readonly start: number } {
  const counts = Float64Array.from({ length: weeks * WEEK_SLOTS }, (_, slot) => {
    const hour = Math.floor(slot / 12) % 24;
    const base = hour >= 8 && hour < 22 ? byDay : byDay / 4;
    return Math.max(0, Math.round(base + Math.sqrt(base) * ([0, 1, -1, 0.5, -0.5][slot % 5] ?? 0)));
  });
  return { counts, start: START };
}

function recentOf(rhythm: Rhythm, start: number, counts: readonly number[]): Recent {
  return { scope, measure: 'all', spread: rhythm.spread, counts, ...forecast(rhythm, { start, slots: counts.length }) };
}

const NOON = START + 4 * 7 * 86_400_000 + 12 * 3_600_000;
const usualDay = learnRhythm(history(20));
const quiet = (slots: number): number[] => Array.from({ length: slots }, () => 20);
const seen = (counts: readonly number[], rhythm = usualDay) =>
  look(recentOf(rhythm, NOON - counts.length * SLOT_MS + 3_600_000, counts), {
    end: counts.length,
    levelUntil: null,
    at: NOON + 3_600_000,
    series: one,
  });

describe('the chance of a count', () => {
  it.each([
    // Poisson, mean 3: 1 - e^-3 (1 + 3 + 4.5)
    { count: 3, mean: 3, dispersion: 0, chance: 0.5768099 },
    // Geometric (dispersion 1), mean 1: half of the half of the half
    { count: 3, mean: 1, dispersion: 1, chance: 0.125 },
    { count: 10, mean: 1, dispersion: 1, chance: 2 ** -10 },
    { count: 0, mean: 5, dispersion: 0.1, chance: 1 },
  ])('of $count where $mean are expected is $chance', ({ count, mean, dispersion, chance }) => {
    expect(Math.exp(logChance(count, { mean, dispersion }))).toBeCloseTo(chance, 4);
  });

  it('has a logarithm where the chance itself is too small for a number', () => {
    expect(logChance(5_000, { mean: 10, dispersion: 0.01 })).toBeLessThan(-1_000);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 8);
  });

  it('never grows with the count, and never falls with the mean', () => {
    const count = fc.integer({ min: 0, max: 3_000 });
    const mean = fc.double({ min: 0.01, max: 1_000, noNaN: true });
    const dispersion = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(count, mean, dispersion, (k, m, d) => {
        const here = logChance(k, { mean: m, dispersion: d });
        expect(here).toBeLessThanOrEqual(0);
        expect(logChance(k + 1, { mean: m, dispersion: d })).toBeLessThanOrEqual(here + 1e-9);
        expect(logChance(k, { mean: m * 1.1, dispersion: d })).toBeGreaterThanOrEqual(here - 1e-9);
      }),
    );
  });
});

describe('what is usual', () => {
  it('tells hours of the week, Monday first', () => {
    expect(hourOfWeek(START)).toBe(0);
    expect(hourOfWeek(START - 1)).toBe(167);
    expect(lastWholeSlot(START + 7 * 60_000)).toBe(START);
    expect(median([3, 1, 2, 10])).toBe(2.5);
  });

  it('is the count of the same hour of the weeks before', () => {
    expect(usualDay.hours[12]).toBeCloseTo(240, -1);
    expect(usualDay.hours[3]).toBeCloseTo(60, -1);
  });

  it('is hardly moved by an incident of ten times in one of the weeks', () => {
    const { counts, start } = history(20);
    counts.fill(200, 12 * 12, 15 * 12);
    expect(learnRhythm({ counts, start }).hours[13]).toBeLessThan(300);
    expect(learnRhythm({ counts, start }, { unusual: (hour) => hour < START + 86_400_000 }).hours[13]).toBeCloseTo(240, -1);
  });

  it('is more doubtful the shorter the history is', () => {
    const doubts = [0.5, 2, 7, 28].map((days) => {
      const { counts, start } = history(20);
      return learnRhythm({ counts: counts.subarray(0, days * 288), start }).doubts[12] ?? 0;
    });
    expect(doubts.toSorted((a, b) => b - a)).toEqual(doubts);
    expect(new Set(doubts).size).toBe(4);
  });

  it('scales with the counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 60 }), fc.integer({ min: 2, max: 5 }), (base, times) => {
        const [low, high] = [learnRhythm(history(base)), learnRhythm(history(base * times))];
        const ratio = (high.hours[12] ?? 0) / (low.hours[12] ?? 1);
        expect(ratio).toBeGreaterThan(times * 0.9);
        expect(ratio).toBeLessThan(times * 1.1);
      }),
      { numRuns: 10 },
    );
  });

  it('of a small part follows the rhythm of the brand', () => {
    const counts = Float64Array.from({ length: WEEK_SLOTS * 4 }, (_, slot) => (slot % 96 === 0 ? 1 : 0));
    const part = learnRhythm({ counts, start: START }, { parent: usualDay });
    expect((part.hours[12] ?? 0) / (part.hours[3] ?? 1)).toBeGreaterThan(2);
    expect(part.hours.reduce((a, b) => a + b, 0)).toBeCloseTo(21, -1);
  });

  it('is what a calendar makes of it', () => {
    const stretch = { start: NOON, slots: 1 };
    const special = (kind: 'holiday' | 'campaign') => forecast(usualDay, stretch, [{ from: NOON - 1, to: NOON + 1, kind }]);
    const plain = forecast(usualDay, stretch);
    expect(special('campaign').means[0]).toBeCloseTo(1.5 * (plain.means[0] ?? 0), 5);
    expect(special('holiday').specialDoubts[0]).toBeGreaterThan(plain.specialDoubts[0] ?? 0);
  });
});

describe('a look at a series', () => {
  it('finds nothing in what is usual', () => expect(seen(quiet(96))).toBeNull());

  it('finds three times the usual within a quarter of an hour, and when it began', () => {
    const found = seen([...quiet(93), 60, 60, 60]);
    expect(found?.began).toBe(NOON + 3_600_000 - 3 * SLOT_MS);
    expect(found?.count).toBe(180);
    expect(found?.expected).toBeCloseTo(60, -1);
    expect(found?.likelihood).toBeGreaterThan(0.6);
  });

  it('finds nothing in a handful, however seldom there is anything', () => {
    const seldom = learnRhythm({ counts: new Float64Array(WEEK_SLOTS * 4).fill(1, 0, 9), start: START });
    expect(seen([...Array<number>(93).fill(0), 2, 3, 3], seldom)).toBeNull();
  });

  it('is not surprised by the second day of a brand', () => {
    const { counts, start } = history(20);
    const young = learnRhythm({ counts: counts.subarray(0, 144), start });
    expect(seen([...quiet(93), 40, 40, 40], young)).toBeNull();
  });

  it('never finds less likely what has more mentions', () => {
    const last = fc.integer({ min: 40, max: 400 });
    fc.assert(
      fc.property(last, fc.integer({ min: 1, max: 100 }), (count, more) => {
        const less = seen([...quiet(95), count])?.likelihood ?? 0;
        expect(seen([...quiet(95), count + more])?.likelihood ?? 0).toBeGreaterThanOrEqual(less);
      }),
    );
  });

  it('tells the beginning of a rise from the counts', () => {
    const means = Array<number>(40).fill(10);
    const counts = [...Array<number>(30).fill(10), ...Array<number>(10).fill(30)];
    expect(onsetOf({ counts, means }, 40)).toBe(30);
  });
});

describe('the budget', () => {
  it('allows for less the more series and looks there are', () => {
    const few = logWeekly(-15, 'topic', { ...one, topic: 2 });
    const many = logWeekly(-15, 'topic', { ...one, topic: 200 });
    expect(many).toBeGreaterThan(few);
    expect(isWithinBudget(Math.log(2))).toBe(false);
    expect(isWithinBudget(Math.log(0.01))).toBe(true);
    expect(likelihoodOf(0)).toBeLessThan(0.2);
    expect(likelihoodOf(-14)).toBeGreaterThan(0.8);
    expect(likelihoodOf(-5)).toBeGreaterThan(likelihoodOf(-4));
  });

  it.each([
    { count: 20, expected: 10, severity: 'low' },
    { count: 35, expected: 10, severity: 'medium' },
    { count: 60, expected: 10, severity: 'high' },
    { count: 5, expected: 0.1, severity: 'low' },
  ] as const)('calls $count instead of $expected in a topic $severity', ({ severity, ...rise }) => {
    expect(severityOf({ ...rise, kind: 'topic' })).toBe(severity);
  });

  it('learns how long the tail is, whatever a few incidents did', () => {
    const means = new Float64Array(4_000).fill(1);
    const counts = Float64Array.from(means, (_, index) => (index % 100 === 0 ? 6 : 1));
    counts.fill(500, 0, 5);
    const variance = { noise: 1, swing: 0 };
    const tail = learnTail({ means, counts, overlap: 1, isPart: false }, variance);
    expect(tail.share).toBeCloseTo(0.006, 3);
    expect(logTail(deviations(40, 1, variance), tail)).toBeLessThan(-20);
    expect(logTail(deviations(41, 1, variance), tail)).toBeLessThan(logTail(deviations(40, 1, variance), tail));
  });
});
