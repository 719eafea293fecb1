import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseAction } from '../../../src/cases/actions.ts';
import { makeQueueBook } from '../../../src/cases/queue-book.ts';
import type { TransitionContext } from '../../../src/cases/claims.ts';
import { transition } from '../../../src/cases/transition.ts';
import type { Case } from '../../../src/domain/index.ts';
import { at, makeCase, NOON, queue } from '../../factories.ts';

const { terms, fallback } = makeQueueBook([queue], []).of(null);
const as = (id: string, over: Partial<TransitionContext['actor']> = {}, now = NOON): TransitionContext => ({
  actor: { kind: 'agent', id, name: id, supervisor: false, ...over },
  now,
  terms,
  fallback,
});
const claim: CaseAction = { type: 'claim', leaseMs: 600_000 };
const held = makeCase({ owner: { kind: 'agent', id: 'ann', name: 'Ann', leaseUntil: at(600_000) } });
const to = (status: Case['status']): CaseAction => ({ type: 'status', status, resolution: null });

describe('claiming', () => {
  it('gives the case to the agent until the lease ends', () => {
    const result = transition(makeCase(), claim, as('ann'));
    expect(result).toMatchObject({
      ok: true,
      change: { next: { owner: { kind: 'agent', id: 'ann', leaseUntil: at(600_000) }, version: 2 } },
    });
  });

  it('is refused while another holds it, naming who and until when', () => {
    expect(transition(held, claim, as('bob'))).toMatchObject({
      ok: false,
      refusal: { code: 'owned', owner: { id: 'ann', leaseUntil: at(600_000) } },
    });
  });

  it('is possible once the lease has ended', () => {
    expect(transition(held, claim, as('bob', {}, NOON + 600_001)).ok).toBe(true);
  });

  it('renews without an event', () => {
    expect(transition(held, claim, as('ann', {}, NOON + 1000))).toMatchObject({
      ok: true,
      change: { events: [], activities: [] },
    });
  });

  it('returns to the queue, never to nobody', () => {
    expect(transition(held, { type: 'release' }, as('ann'))).toMatchObject({ ok: true, change: { next: { owner: fallback } } });
    expect(transition(held, { type: 'lease-ended', fallback }, as('system', {}, NOON + 700_000))).toMatchObject({
      change: { next: { owner: fallback } },
    });
  });
});

describe('status', () => {
  it.each<[Case['status'], Case['status'], boolean]>([
    ['open', 'pending', true],
    ['open', 'solved', true],
    ['pending', 'open', true],
    ['solved', 'open', true],
    ['solved', 'pending', false],
    ['closed', 'open', false],
    ['closed', 'solved', false],
  ])('%s to %s: %s', (from, next, allowed) => {
    expect(transition(makeCase({ status: from }), to(next), as('ann')).ok).toBe(allowed);
  });

  it('stops every clock when solved', () => {
    const result = transition(makeCase(), to('solved'), as('ann', {}, NOON + 60_000));
    expect(result).toMatchObject({
      change: { next: { sla: { firstResponse: { metAt: at(60_000), breached: false } }, nextDueAt: null, solvedAt: at(60_000) } },
    });
  });
});

describe('clocks', () => {
  it('are marked missed once, with one escalation', () => {
    const first = transition(makeCase(), { type: 'clock-check' }, as('system', {}, NOON + 31 * 60_000));
    expect(first).toMatchObject({
      change: { next: { sla: { firstResponse: { breached: true } }, nextDueAt: null }, events: [{ type: 'escalated' }] },
    });
    const again =
      first.ok && first.change
        ? transition(first.change.next, { type: 'clock-check' }, as('system', {}, NOON + 99 * 60_000))
        : first;
    expect(again).toEqual({ ok: true, change: null });
  });
});

describe('any sequence of actions', () => {
  const actions = fc.array(
    fc.record({
      who: fc.constantFrom('ann', 'bob', 'sup'),
      after: fc.integer({ min: 0, max: 900_000 }),
      action: fc.constantFrom<CaseAction>(
        claim,
        { type: 'release' },
        to('open'),
        to('pending'),
        to('solved'),
        to('closed'),
        { type: 'note', text: 'n' },
        { type: 'answered', mention: null, text: 't', where: 'outside' },
        { type: 'clock-check' },
        { type: 'lease-ended', fallback },
      ),
    }),
    { maxLength: 30 },
  );

  it('always leaves an owner, one version more per change, and event numbers without a gap', () => {
    fc.assert(
      fc.property(actions, (steps) => {
        let item = makeCase();
        let now = NOON;
        for (const { who, after, action } of steps) {
          now += after;
          const result = transition(item, action, as(who, { supervisor: who === 'sup' }, now));
          if (!result.ok || result.change === null) continue;
          const { change } = result;
          expect(change.next.owner.id).not.toBe('');
          expect(change.next.version).toBe(item.version + 1);
          expect(change.events.map(({ sequence }) => sequence)).toEqual(
            change.events.map((_, index) => item.sequence + index + 1),
          );
          expect(change.next.sequence).toBe(item.sequence + change.events.length);
          item = change.next;
        }
      }),
    );
  });
});
