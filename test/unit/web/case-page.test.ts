import { describe, expect, it } from 'vitest';
import type { CaseAction } from '../../../web/api/cases.ts';
import type { CaseDetail } from '../../../web/api/types.ts';
import { filterThread, threadFilters } from '../../../web/case/thread-filter.ts';
import { threadOf } from '../../../web/case/thread-order.ts';
import { stillStands, undoOf } from '../../../web/case/undo-of.ts';

const queue = { kind: 'queue', id: 'baggage', name: 'Sue', leaseUntil: null } as const;
const mine = { kind: 'agent', id: 'ann', name: 'Ann', leaseUntil: '2026-11-22T10:10:00.000Z' } as const;
function caseOf(facts: Partial<CaseDetail> = {}): CaseDetail {
  return {
    id: 'case-1',
    number: 1042,
    brand: 'acme',
    topic: 'baggage',
    subject: 'A trunk went missing',
    status: 'open',
    priority: 'high',
    urgency: 0.7,
    sentiment: 'negative',
    language: 'en',
    networks: ['x'],
    queue: 'baggage',
    owner: queue,
    mentionCount: 1,
    firstMentionAt: '2026-11-22T09:00:00.000Z',
    lastMentionAt: '2026-11-22T09:00:00.000Z',
    sla: { firstResponse: null, nextResponse: null, resolution: null },
    incident: null,
    routing: { state: 'none' },
    version: 1,
    openedAt: '2026-11-22T09:00:00.000Z',
    solvedAt: null,
    reopened: 0,
    customer: null,
    mentions: [],
    timeline: [],
    otherCases: [],
    ...facts,
  };
}
const status = (to: 'open' | 'pending' | 'solved'): CaseAction => ({ type: 'status', status: to, resolution: null });

describe('what takes an action back', () => {
  it('is what stood there before', () => {
    expect(undoOf({ type: 'claim' }, caseOf())).toEqual({ type: 'release' });
    expect(undoOf({ type: 'release' }, caseOf({ owner: mine }))).toEqual({ type: 'claim' });
    expect(undoOf({ type: 'priority', priority: 'low' }, caseOf())).toEqual({ type: 'priority', priority: 'high' });
    expect(undoOf({ type: 'topic', topic: 'refunds' }, caseOf())).toEqual({ type: 'topic', topic: 'baggage' });
    expect(undoOf(status('pending'), caseOf())).toEqual(status('open'));
    expect(undoOf(status('open'), caseOf({ status: 'pending' }))).toEqual(status('pending'));
    const to = { kind: 'queue', id: 'refunds' } as const;
    expect(undoOf({ type: 'transfer', to, reason: null }, caseOf())).toMatchObject({ to: { kind: 'queue', id: 'baggage' } });
  });

  it('opens what was solved, from wherever it was solved', () => {
    expect(undoOf(status('solved'), caseOf())).toEqual(status('open'));
    expect(undoOf(status('solved'), caseOf({ status: 'pending' }))).toEqual(status('open'));
  });

  it('ends what was opened again as it had ended', () => {
    const solved = caseOf({ status: 'solved', resolution: { code: 'refunded', text: 'Paid today' } });
    expect(undoOf(status('open'), solved)).toEqual({
      type: 'status',
      status: 'solved',
      resolution: 'Paid today',
      code: 'refunded',
    });
  });

  it('is nothing where a colleague held the case, or nothing can be given back', () => {
    expect(undoOf({ type: 'claim', takeOver: true }, caseOf({ owner: { ...mine, id: 'ben' } }))).toBeNull();
    expect(undoOf({ type: 'merge', into: 'case-2' }, caseOf())).toBeNull();
    expect(undoOf({ type: 'note', text: 'Called' }, caseOf())).toBeNull();
    const to = { kind: 'queue', id: 'refunds' } as const;
    expect(undoOf({ type: 'transfer', to, reason: null }, caseOf({ owner: mine }))).toBeNull();
  });

  it('is offered only while nobody changed it again', () => {
    expect(stillStands({ type: 'claim' }, caseOf({ owner: mine }), 'ann')).toBe(true);
    expect(stillStands({ type: 'claim' }, caseOf({ owner: mine }), 'ben')).toBe(false);
    expect(stillStands({ type: 'release' }, caseOf({ owner: mine }), 'ann')).toBe(false);
    expect(stillStands(status('pending'), caseOf({ status: 'solved' }), 'ann')).toBe(false);
    expect(stillStands({ type: 'priority', priority: 'high' }, caseOf(), 'ann')).toBe(true);
  });
});

describe('a thread', () => {
  it('has each entry under one filter beside all of them', () => {
    const note = { at: '2026-11-22T09:05:00.000Z', by: 'ann', type: 'note', detail: 'Called', mention: null };
    const entries = threadOf([], [note, { ...note, type: 'opened' }]);
    expect(filterThread(entries, 'all')).toHaveLength(1);
    expect(threadFilters.map((filter) => filterThread(entries, filter).length)).toEqual([1, 0, 0, 1]);
  });
});
