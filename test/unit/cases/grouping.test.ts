import { describe, expect, it } from 'vitest';
import { group, subjectOf, type GroupingContext, type Touch } from '../../../src/cases/grouping.ts';
import { makeQueueBook } from '../../../src/cases/queue-book.ts';
import type { Case, Mention } from '../../../src/domain/index.ts';
import { at, makeCase, makeLabels, makeMention, NOON, queue } from '../../factories.ts';

const book = makeQueueBook([queue], []);
const context = (cases: readonly Case[] = []): GroupingContext => ({
  now: NOON + 60_000,
  batch: 'batch-1',
  cases,
  queue: (id) => book.of(id),
  routed: true,
});
const complaint = (over: Partial<Mention> = {}, topic = 'baggage'): Touch => ({
  mention: makeMention(over),
  triage: { action: 'case', reason: 'rule: complaint opens a case', topic, queue: null, priority: 'normal' },
});
const quiet = (over: Partial<Mention> = {}): Touch => ({
  mention: makeMention(over),
  triage: { action: 'no-action', reason: 'nothing to answer' },
});

describe('grouping', () => {
  it('opens one case for several complaints of one customer on one topic', () => {
    const { opened, assignments } = group([complaint(), complaint({ postedAt: at(1000) })], context());
    expect(opened).toHaveLength(1);
    expect(opened[0]?.next).toMatchObject({
      mentionCount: 2,
      status: 'open',
      owner: { kind: 'queue', id: 'care' },
      sequence: 1,
      version: 1,
    });
    expect(new Set(assignments.map((one) => one.case)).size).toBe(1);
  });

  it('opens two cases for two topics, and for two customers', () => {
    const { opened } = group([complaint(), complaint({}, 'refunds'), complaint({ customer: 'customer-al' })], context());
    expect(opened).toHaveLength(3);
  });

  it('attaches to the open case on the topic, as one event however many came', () => {
    const known = makeCase();
    const { opened, changed } = group([complaint(), complaint()], context([known]));
    expect(opened).toHaveLength(0);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ expectedVersion: 1, next: { mentionCount: 3, version: 2, sequence: 2 } });
    expect(changed[0]?.events.map(({ type, sequence }) => [type, sequence])).toEqual([['updated', 2]]);
  });

  it('keeps a thread in its case, whatever the topic, and also what asks for nothing', () => {
    const known = makeCase({ threads: ['custom:t'] });
    const { assignments } = group([complaint({ threadId: 't' }, 'refunds'), quiet({ threadId: 't' })], context([known]));
    expect(assignments.map((one) => [one.action, one.case])).toEqual([
      ['case', known.id],
      ['case', known.id],
    ]);
  });

  it('gives another customer in the same thread a case of their own', () => {
    const known = makeCase({ threads: ['custom:t'] });
    const { opened } = group([complaint({ threadId: 't', customer: 'customer-al' })], context([known]));
    expect(opened).toHaveLength(1);
  });

  it('wakes a case that waited for the customer', () => {
    const { changed } = group([complaint()], context([makeCase({ status: 'pending' })]));
    expect(changed[0]?.next.status).toBe('open');
  });

  it('re-opens a solved case, with a new answer due', () => {
    const solved = makeCase({ status: 'solved', solvedAt: at(-1000) });
    const { changed } = group([complaint()], context([solved]));
    expect(changed[0]).toMatchObject({ next: { status: 'open', reopened: 1, solvedAt: null }, events: [{ type: 'reopened' }] });
    expect(changed[0]?.next.sla.nextResponse?.dueAt).toBe(at(60_000 + 3_600_000));
  });

  it('does not re-open a solved case for thanks', () => {
    const solved = makeCase({ status: 'solved', solvedAt: at(-1000), threads: ['custom:t'] });
    const thanks = quiet({
      threadId: 't',
      ...makeLabels({ intent: 'praise', sentiment: { label: 'positive', score: 0.8, confidence: 0.9, words: [] } }),
    });
    const { changed, assignments } = group([thanks], context([solved]));
    expect(changed[0]?.next.status).toBe('solved');
    expect(assignments[0]).toMatchObject({ action: 'case', case: solved.id });
  });

  it('never writes a case that nothing was said to', () => {
    expect(group([quiet()], context([makeCase()])).changed).toHaveLength(0);
  });

  it('raises the priority and says so', () => {
    const urgent: Touch = {
      ...complaint(),
      triage: { action: 'case', reason: 'r', topic: 'baggage', queue: null, priority: 'urgent' },
    };
    const { changed } = group([urgent], context([makeCase()]));
    expect(changed[0]).toMatchObject({ next: { priority: 'urgent' }, events: [{ type: 'escalated' }] });
  });

  it('takes a reply of the brand in the network as the answer', () => {
    const known = makeCase({ threads: ['custom:t'] });
    const reply: Touch = {
      mention: makeMention({ own: true, customer: null, threadId: 't', postedAt: at(30_000) }),
      triage: { action: 'no-action', reason: 'own-post' },
    };
    const { changed, assignments } = group([reply], context([known]));
    expect(changed[0]?.next).toMatchObject({ status: 'pending', sla: { firstResponse: { metAt: at(30_000), breached: false } } });
    expect(assignments[0]).toMatchObject({ action: 'no-action', reason: 'own-post', case: known.id });
  });

  it('names the same case when a batch is grouped again', () => {
    const touch = complaint();
    expect(group([touch], context()).opened[0]?.next.id).toBe(group([touch], context()).opened[0]?.next.id);
  });

  it('cuts a subject by characters, never inside one', () => {
    expect([...subjectOf('🧳'.repeat(200))]).toHaveLength(90);
    expect(subjectOf('  a\n b ')).toBe('a b');
  });
});
