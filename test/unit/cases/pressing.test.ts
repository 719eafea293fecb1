import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pressingOf, priorities, type Case, type Clock } from '../../../src/domain/index.ts';
import { at, makeCase, NOON } from '../../factories.ts';

const time = fc.integer({ min: NOON - 9e10, max: NOON + 9e10 }).map((ms) => new Date(ms).toISOString());
const clock: fc.Arbitrary<Clock | null> = fc.option(fc.record({ dueAt: time, metAt: fc.option(time), breached: fc.boolean() }));
const cases: fc.Arbitrary<Case> = fc
  .record({
    priority: fc.constantFrom(...priorities),
    status: fc.constantFrom('open' as const, 'pending' as const),
    openedAt: time,
    sla: fc.record({ firstResponse: clock, nextResponse: clock, resolution: clock }),
  })
  .map((over) => makeCase(over));

const dueOf = ({ sla }: Case): number =>
  Math.min(
    ...[sla.firstResponse, sla.nextResponse, sla.resolution].flatMap((one) =>
      one !== null && one.metAt === null ? [Date.parse(one.dueAt)] : [],
    ),
  );
const rankOf = ({ priority }: Case): number => -priorities.indexOf(priority);

/** The order as it is said in words. */
function saidOrder(a: Case, b: Case): number {
  const [dueA, dueB] = [dueOf(a), dueOf(b)];
  return rankOf(a) - rankOf(b) || (dueA === dueB ? 0 : dueA - dueB) || Date.parse(a.openedAt) - Date.parse(b.openedAt);
}

describe('how pressing a case is', () => {
  it('sorts as text as it is said: priority, then what is due first, then age', () => {
    fc.assert(
      fc.property(cases, cases, (a, b) => {
        const [left, right] = [pressingOf(a) ?? '', pressingOf(b) ?? ''];
        expect(Math.sign(left < right ? -1 : left > right ? 1 : 0)).toBe(Math.sign(saidOrder(a, b)));
      }),
    );
  });

  it('puts the longest late before what is late since a moment, and both before what is due', () => {
    const dueAt = (ms: number, breached: boolean) =>
      pressingOf(
        makeCase({ sla: { firstResponse: { dueAt: at(ms), metAt: null, breached }, nextResponse: null, resolution: null } }),
      );
    const sorted = [dueAt(1_000, false), dueAt(-1_000, true), dueAt(-9_000, true)].toSorted((a, b) =>
      (a ?? '') < (b ?? '') ? -1 : 1,
    );
    expect(sorted).toEqual([dueAt(-9_000, true), dueAt(-1_000, true), dueAt(1_000, false)]);
  });

  it('is nothing for what is solved, closed or merged', () => {
    expect(pressingOf(makeCase({ status: 'solved' }))).toBeNull();
    expect(pressingOf(makeCase({ status: 'closed' }))).toBeNull();
    expect(pressingOf(makeCase({ mergedInto: 'another' }))).toBeNull();
    expect(pressingOf(makeCase({ status: 'pending' }))).not.toBeNull();
  });

  it('looks past clocks that were met', () => {
    const met = { dueAt: at(-5_000), metAt: at(-6_000), breached: false };
    const running = { dueAt: at(5_000), metAt: null, breached: false };
    expect(pressingOf(makeCase({ sla: { firstResponse: met, nextResponse: running, resolution: null } }))).toContain(at(5_000));
  });
});
