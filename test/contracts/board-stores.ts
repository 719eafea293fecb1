import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, type Case, type Reply } from '../../src/domain/index.ts';
import type { Stores } from '../../src/ports/stores.ts';
import { at, makeCase, makeMention } from '../factories.ts';

type Kept = Pick<Stores, 'cases' | 'replies' | 'mentions' | 'board' | 'reports' | 'quality'>;

const MINUTE = 60_000;
const inQueue = { kind: 'queue' as const, id: 'care', name: 'Sam', leaseUntil: null };
const byKim = { kind: 'agent' as const, id: 'kim@acme.example', name: 'Kim', leaseUntil: at(600_000) };

export function makeSentReply(over: Partial<Reply> = {}): Reply {
  const id = freshId();
  return {
    id,
    brand: 'acme',
    network: 'custom',
    connection: 'acme-own',
    case: 'c',
    customer: 'customer-jo',
    topic: 'baggage',
    mention: id,
    visibility: 'public',
    text: 'We are looking for it.',
    caseVersion: 1,
    turn: 1,
    state: 'sent',
    by: { id: 'kim@acme.example', name: 'Kim' },
    at: at(0),
    approvalReason: null,
    decidedBy: null,
    decidedAt: null,
    triedAt: at(0),
    attempts: 1,
    heldUntil: null,
    nextAt: null,
    sentAt: at(0),
    externalId: id,
    url: null,
    moderated: false,
    error: null,
    source: null,
    ...over,
  };
}

/** What whoever reads for the board, for reports and for samples promises. */
export function describeBoardStores(label: string, open: () => Promise<{ readonly stores: Kept; close(): Promise<void> }>): void {
  describe(`what the board and reports read of ${label}`, () => {
    let stores: Kept;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ stores, close } = await open());
    });
    afterAll(() => close());

    const put = async (over: Partial<Case> = {}): Promise<Case> => {
      const id = freshId();
      const next = makeCase({ id, customer: id, queue: 'care', owner: inQueue, ...over });
      const { timeline } = next;
      await stores.cases.insert([
        { next: { ...next, timeline: [] }, expectedVersion: 0, activities: timeline, events: [], batch: null },
      ]);
      return next;
    };
    const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

    it('reads who waits in a queue, the one opened first in front, up to a bound', async () => {
      const [queue, brand] = [freshId(), freshId()];
      const late = await put({ queue, openedAt: at(3 * MINUTE) });
      const early = await put({ queue, openedAt: at(MINUTE) });
      const others = await put({ queue, brand, openedAt: at(2 * MINUTE) });
      await put({ queue, status: 'pending' });
      await put({ queue, status: 'solved', solvedAt: at(0) });
      await put({ queue, owner: byKim });
      await put({ queue: freshId() });
      const { items, more } = await stores.board.waiting({ queue }, 10);
      expect(ids(items)).toEqual([early.id, others.id, late.id]);
      expect(items[0]).toEqual({
        id: early.id,
        number: early.number,
        brand: 'acme',
        queue,
        status: 'open',
        priority: early.priority,
        owner: inQueue,
        firstMentionAt: early.firstMentionAt,
        lastMentionAt: early.lastMentionAt,
        openedAt: at(MINUTE),
        sla: early.sla,
        help: null,
      });
      expect(more).toBe(false);
      expect(await stores.board.waiting({ queue }, 2)).toMatchObject({
        items: [{ id: early.id }, { id: others.id }],
        more: true,
      });
      expect(ids((await stores.board.waiting({ queue, brand }, 10)).items)).toEqual([others.id]);
      expect(await stores.board.countWaiting({ queue }, 100)).toBe(3);
      expect(await stores.board.countWaiting({ queue }, 2)).toBe(2);
      expect(await stores.board.countWaiting({ queue, brand }, 100)).toBe(1);
    });

    it('finds queues in which something waits and which nobody named', async () => {
      const [known, forgotten, last] = [`m-${freshId()}`, `a-${freshId()}`, `z-${freshId()}`];
      for (const queue of [known, forgotten, forgotten, last]) await put({ queue });
      await put({ queue: `z-${freshId()}`, status: 'solved', solvedAt: at(0) });
      const found = await stores.board.otherQueues([known, 'nowhere']);
      expect(found).toEqual(expect.arrayContaining([forgotten, last]));
      expect(found).not.toContain(known);
      expect(new Set(found).size).toBe(found.length);
    });

    it('reads what agents hold, waiting for the customer too', async () => {
      const brand = freshId();
      const open = await put({ brand, owner: byKim });
      const pending = await put({ brand, owner: byKim, status: 'pending' });
      await put({ brand });
      await put({ brand, owner: byKim, status: 'solved', solvedAt: at(0) });
      const { items, more } = await stores.board.held({ brand }, 10);
      expect(ids(items).toSorted()).toEqual([open.id, pending.id].toSorted());
      expect(more).toBe(false);
      expect((await stores.board.held({ brand }, 1)).more).toBe(true);
      expect(await stores.board.ownerless({ brand }, 10)).toBe(0);
    });

    it('counts what came in by queue and ten minutes', async () => {
      const [brand, queue] = [freshId(), freshId()];
      for (const minutes of [-1, 0, 9, 10, 25]) await put({ brand, queue, openedAt: at(minutes * MINUTE) });
      await put({ brand, openedAt: at(0), status: 'solved', solvedAt: at(1) });
      const { items, more } = await stores.board.arrivalsSince({ at: at(0), brand }, 10);
      expect(items.toSorted((a, b) => (`${a.queue}${a.start}` < `${b.queue}${b.start}` ? -1 : 1))).toEqual(
        [
          { queue, start: at(0), count: 2 },
          { queue, start: at(10 * MINUTE), count: 1 },
          { queue, start: at(20 * MINUTE), count: 1 },
          { queue: 'care', start: at(0), count: 1 },
        ].toSorted((a, b) => (`${a.queue}${a.start}` < `${b.queue}${b.start}` ? -1 : 1)),
      );
      expect(more).toBe(false);
      expect((await stores.board.arrivalsSince({ at: at(0), brand }, 3)).more).toBe(true);
    });

    it('reads answers that went out, with the queue of their case', async () => {
      const [brand, queue] = [freshId(), freshId()];
      const item = await put({ brand, queue });
      const sent = (over: Partial<Reply>) => stores.replies.insert(makeSentReply({ brand, case: item.id, ...over }));
      await sent({ sentAt: at(-1) });
      await sent({ sentAt: at(1) });
      await sent({ sentAt: at(2), case: 'gone' });
      await sent({ sentAt: null, state: 'queued' });
      const { items, more } = await stores.board.answersSince({ at: at(0), brand }, 10);
      expect(items).toEqual([
        { brand, case: 'gone', queue: null, by: 'kim@acme.example', at: at(2) },
        { brand, case: item.id, queue, by: 'kim@acme.example', at: at(1) },
      ]);
      expect(more).toBe(false);
      expect((await stores.board.answersSince({ at: at(0), brand }, 1)).more).toBe(true);
    });

    it('gives every case that lived in a time, once, page by page, with answers and what was heard', async () => {
      const brand = freshId();
      const span = { from: at(0), to: at(10 * MINUTE), brand };
      const entry = { at: at(1), by: 'kim@acme.example', type: 'claimed', detail: null, mention: null };
      const live = await put({ brand, openedAt: at(-5), timeline: [entry] });
      const closed = await put({ brand, openedAt: at(-5), status: 'closed', solvedAt: at(MINUTE), closedAt: at(MINUTE) });
      const since = await put({ brand, openedAt: at(5), status: 'solved', solvedAt: at(60 * MINUTE) });
      await put({ brand, openedAt: at(-9), status: 'solved', solvedAt: at(-1) });
      await put({ brand, openedAt: at(10 * MINUTE) });
      await put({ brand, openedAt: at(-5), status: 'closed', mergedInto: live.id, closedAt: at(1) });
      await stores.replies.insert(makeSentReply({ brand, case: live.id, sentAt: at(7) }));
      await stores.replies.insert(makeSentReply({ brand, case: live.id, sentAt: null, state: 'failed' }));
      const said = { brand, case: live.id, postedAt: at(-7), receivedAt: at(-6) };
      await stores.mentions.insert([
        makeMention({ ...said, id: freshId(), externalId: freshId() }),
        makeMention({ ...said, id: freshId(), externalId: freshId(), own: true }),
      ]);
      const lives = [];
      let cursor: string | null = null;
      for (let round = 0; round < 10; round++) {
        const page: Awaited<ReturnType<Stores['reports']['lives']>> = await stores.reports.lives(span, { limit: 1, cursor });
        lives.push(...page.items);
        cursor = page.nextCursor;
        if (cursor === null) break;
      }
      expect(cursor).toBeNull();
      expect(ids(lives).toSorted()).toEqual([live.id, closed.id, since.id].toSorted());
      expect(lives.find(({ id }) => id === live.id)).toMatchObject({
        queue: 'care',
        timeline: [entry],
        answers: [{ by: 'kim@acme.example', at: at(7) }],
        heard: [{ postedAt: at(-7), receivedAt: at(-6) }],
      });
      const whole = await stores.reports.lives({ ...span, queue: 'elsewhere' }, { limit: 10, cursor: null });
      expect(whole.items).toEqual([]);
    });

    it('finds solved cases to draw from, and who solved them', async () => {
      const brand = freshId();
      const by = 'lee@acme.example';
      const solved = { brand, status: 'solved' as const, solvedAt: at(5) };
      const resolution = { code: 'fixed', text: null, by, at: at(5) };
      const lees = await put({ ...solved, resolution });
      const kims = await put({ ...solved, status: 'closed', solvedAt: at(6), owner: byKim });
      const nobodys = await put({ ...solved, solvedAt: at(7), queue: 'refunds' });
      await put({ ...solved, solvedAt: at(-1) });
      await put({ ...solved, status: 'closed', mergedInto: lees.id });
      const span = { from: at(0), to: at(10), brand };
      const found = await stores.quality.solved(span, 10);
      expect(found.cases.map(({ id, agent }) => [id, agent])).toEqual([
        [nobodys.id, null],
        [kims.id, 'kim@acme.example'],
        [lees.id, by],
      ]);
      expect(found.complete).toBe(true);
      expect((await stores.quality.solved(span, 2)).complete).toBe(false);
      expect(ids((await stores.quality.solved({ ...span, agent: by }, 10)).cases)).toEqual([lees.id]);
      expect(ids((await stores.quality.solved({ ...span, agent: 'kim@acme.example' }, 10)).cases)).toEqual([kims.id]);
      expect(ids((await stores.quality.solved({ ...span, queue: 'refunds' }, 10)).cases)).toEqual([nobodys.id]);
    });
  });
}
