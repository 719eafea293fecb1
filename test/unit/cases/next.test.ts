import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose, isFree, queuesFor, workerOf, type Worker } from '../../../src/cases/next.ts';
import { pressingOf, priorities, type Case } from '../../../src/domain/index.ts';
import { at, makeCase, NOON } from '../../factories.ts';

const kim: Worker = { id: 'kim', queues: [], languages: [], skills: [] };
const names = ['care', 'refunds', 'fraud'];
const queues = [
  { id: 'care', skills: [] },
  { id: 'refunds', skills: ['money'] },
  { id: 'fraud', skills: ['money', 'law'] },
];

const owners = fc.constantFrom<Case['owner']>(
  { kind: 'queue', id: 'care', name: 'Sam', leaseUntil: null },
  { kind: 'agent', id: 'lee', name: 'Lee', leaseUntil: at(60_000) },
  { kind: 'agent', id: 'lee', name: 'Lee', leaseUntil: at(-60_000) },
  { kind: 'agent', id: 'lee', name: 'Lee', leaseUntil: null },
);
const cases: fc.Arbitrary<Case> = fc
  .record({
    id: fc.uuid(),
    owner: owners,
    queue: fc.constantFrom(...names),
    language: fc.constantFrom('en', 'de', 'th'),
    status: fc.constantFrom('open' as const, 'pending' as const, 'solved' as const, 'closed' as const),
    priority: fc.constantFrom(...priorities),
    excludedAgents: fc.constantFrom<string[]>([], ['kim'], ['lee']),
  })
  .map((over) => makeCase(over));
const workers: fc.Arbitrary<Worker> = fc.record({
  id: fc.constant('kim'),
  queues: fc.subarray(names),
  languages: fc.subarray(['en', 'de']),
  skills: fc.subarray(['money', 'law']),
});

describe('the next case', () => {
  it('is of a queue all of whose skills the worker has; no skill named means any', () => {
    expect(queuesFor(kim, queues)).toEqual(names);
    expect(queuesFor({ ...kim, skills: ['money'] }, queues)).toEqual(['care', 'refunds']);
    expect(queuesFor({ ...kim, queues: ['fraud', 'care'], skills: ['money'] }, queues)).toEqual(['care']);
    expect(workerOf('key', undefined)).toEqual({ id: 'key', queues: [], languages: [], skills: [] });
  });

  it('is never one that somebody holds, that is over, or that keeps the worker out', () => {
    fc.assert(
      fc.property(fc.array(cases), workers, (candidates, worker) => {
        const mine = queuesFor(worker, queues);
        for (const item of choose(candidates, worker, { queues: mine, now: NOON })) {
          expect(isFree(item, NOON)).toBe(true);
          expect(item.owner.kind === 'queue' || item.owner.leaseUntil === at(-60_000)).toBe(true);
          expect(item.status).toBe('open');
          expect(mine).toContain(item.queue);
          expect(worker.languages.length === 0 || worker.languages.includes(item.language)).toBe(true);
          expect(item.excludedAgents).not.toContain('kim');
        }
      }),
    );
  });

  it('is the most pressing of all that fit, whatever the order they come in', () => {
    fc.assert(
      fc.property(fc.array(cases), workers, (candidates, worker) => {
        const context = { queues: queuesFor(worker, queues), now: NOON };
        const chosen = choose(candidates, worker, context);
        const pressing = chosen.map((item) => pressingOf(item) ?? '');
        expect(pressing).toEqual(pressing.toSorted());
        expect(choose(candidates.toReversed(), worker, context).map(({ id }) => id)).toEqual(chosen.map(({ id }) => id));
        const left = candidates.filter((item) => !chosen.includes(item) && choose([item], worker, context).length > 0);
        expect(left).toEqual([]);
      }),
    );
  });
});
