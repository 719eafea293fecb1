import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedRate, firstBreach, type Outlook } from '../../../src/insights/board/prediction.ts';

const NOW = Date.UTC(2026, 10, 18, 12, 0, 0);
const MINUTE = 60_000;
const minutes = (count: number): number => NOW + count * MINUTE;

function outlook(over: Partial<Outlook>): Outlook {
  return { now: NOW, waiting: [], serviceRate: 0, arrivalRate: 0, dueOf: () => null, horizonMs: 240 * MINUTE, ...over };
}

describe('the first breach', () => {
  it.each([
    ['nothing waits', {}, null],
    ['everybody is answered in time', { waiting: [minutes(10), minutes(20)], serviceRate: 6 }, null],
    ['the second in line is answered after 20 minutes', { waiting: [minutes(30), minutes(19)], serviceRate: 6 }, 19],
    ['nobody is there to answer', { waiting: [null, minutes(40), minutes(30)] }, 30],
    ['only what is past its target already is late', { waiting: [minutes(-1)] }, null],
    ['the first to be missed lies behind the horizon', { waiting: [minutes(241)] }, null],
    ['what comes is answered as fast', { arrivalRate: 6, serviceRate: 6, dueOf: (at: number) => at + 30 * MINUTE }, null],
    ['nobody answers what comes', { arrivalRate: 1, dueOf: (at: number) => at + 30 * MINUTE }, 30],
    // After t hours 6t cases stand in front: (6t + 1) / 6 hours exceed 60 minutes from t = 5/6 h on, at the next step of five minutes.
    ['more comes than is answered', { arrivalRate: 12, serviceRate: 6, dueOf: (at: number) => at + 60 * MINUTE }, 55 + 60],
  ] satisfies readonly (readonly [string, Partial<Outlook>, number | null])[])('where %s', (_name, over, expected) => {
    expect(firstBreach(outlook(over))).toBe(expected === null ? null : minutes(expected));
  });

  const dues = fc.array(fc.option(fc.integer({ min: -60, max: 300 }).map(minutes), { nil: null }), { maxLength: 40 });
  const rate = fc.double({ min: 0, max: 120, noNaN: true });
  const outlooks = fc
    .record({ waiting: dues, serviceRate: rate, arrivalRate: rate, target: fc.integer({ min: 1, max: 240 }) })
    .map(({ target, ...rest }) => outlook({ ...rest, dueOf: (at) => at + target * MINUTE }));
  const orNever = (at: number | null): number => at ?? Number.POSITIVE_INFINITY;

  it('lies between now and the horizon', () => {
    fc.assert(
      fc.property(outlooks, (one) => {
        const at = firstBreach(one);
        expect(at === null || (at >= NOW && at <= NOW + one.horizonMs)).toBe(true);
      }),
    );
  });

  it('never comes earlier when more is answered', () => {
    fc.assert(
      fc.property(outlooks, rate, (one, more) => {
        const faster = firstBreach({ ...one, serviceRate: one.serviceRate + more });
        expect(orNever(faster)).toBeGreaterThanOrEqual(orNever(firstBreach(one)));
      }),
    );
  });

  it('never comes later when one more waits, wherever in line, or when more comes', () => {
    fc.assert(
      fc.property(outlooks, fc.integer({ min: -60, max: 300 }), fc.nat(), rate, (one, due, place, more) => {
        const waiting = one.waiting.toSpliced(place % (one.waiting.length + 1), 0, minutes(due));
        expect(orNever(firstBreach({ ...one, waiting }))).toBeLessThanOrEqual(orNever(firstBreach(one)));
        const busier = firstBreach({ ...one, arrivalRate: one.arrivalRate + more });
        expect(orNever(busier)).toBeLessThanOrEqual(orNever(firstBreach(one)));
      }),
    );
  });

  it('of what waits is the earliest due time among those answered too late, one after the other', () => {
    fc.assert(
      fc.property(dues, fc.integer({ min: 1, max: 120 }), (waiting, serviceRate) => {
        let clock = NOW;
        const late: number[] = [];
        for (const due of waiting) {
          clock += (60 / serviceRate) * MINUTE;
          // Adding up rounds differently from multiplying: what is due within a millisecond of its answer may go either way.
          if (due !== null && Math.abs(clock - due) < 1) return;
          if (due !== null && due >= NOW && clock > due && due <= NOW + 240 * MINUTE) late.push(due);
        }
        expect(firstBreach(outlook({ waiting, serviceRate }))).toBe(late.length === 0 ? null : Math.min(...late));
      }),
    );
  });
});

describe('the rate to be expected', () => {
  it('is what each person answered lately, times those who are there', () => {
    expect(expectedRate({ rate: 12, people: 3 }, 2)).toBe(8);
    expect(expectedRate({ rate: 12, people: 3 }, 0)).toBe(0);
    expect(expectedRate({ rate: 0, people: 0 }, 5)).toBe(0);
  });
});
