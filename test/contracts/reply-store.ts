import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, type Reply } from '../../src/domain/index.ts';
import type { DraftStore, ReplyStore } from '../../src/ports/replies.ts';
import { at } from '../factories.ts';

const makeReply = (over: Partial<Reply> = {}): Reply => ({
  id: freshId(),
  brand: 'acme',
  network: 'x',
  connection: 'acme-x',
  case: 'c1',
  customer: 'p1',
  topic: 'baggage',
  mention: freshId(),
  visibility: 'public',
  text: 'It comes tomorrow',
  caseVersion: 2,
  turn: 1,
  state: 'queued',
  by: { id: 'ann@acme.example', name: 'Ann' },
  at: at(0),
  approvalReason: null,
  decidedBy: null,
  decidedAt: null,
  triedAt: null,
  attempts: 0,
  heldUntil: null,
  nextAt: at(0),
  sentAt: null,
  externalId: null,
  url: null,
  moderated: false,
  error: null,
  source: null,
  ...over,
});

/** What whoever keeps answers and drafts promises. */
export function describeReplyStore(
  label: string,
  open: () => Promise<{ readonly replies: ReplyStore; readonly drafts: DraftStore; close(): Promise<void> }>,
): void {
  describe(`answers on ${label}`, () => {
    let store: ReplyStore;
    let drafts: DraftStore;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ replies: store, drafts, close } = await open());
    });
    afterAll(() => close());
    const put = async (over: Partial<Reply> = {}): Promise<Reply> => {
      const reply = makeReply(over);
      expect(await store.insert(reply)).toBe(true);
      return reply;
    };

    it('come back as they were put', async () => {
      const reply = await put();
      expect(await store.get(reply.id)).toEqual(reply);
      expect(await store.get('nobody')).toBeUndefined();
    });

    it('stand again only where no other one has taken their place', async () => {
      const { mention, id } = await put();
      await store.change(id, ['queued'], { state: 'failed' });
      const other = makeReply({ mention });
      expect(await store.insert(other)).toBe(true);
      expect(await store.change(id, ['failed'], { state: 'queued' })).toBeUndefined();
      expect(await store.get(id)).toMatchObject({ state: 'failed' });
      await store.change(other.id, ['queued'], { state: 'withdrawn' });
      expect(await store.change(id, ['failed'], { state: 'queued' })).toMatchObject({ state: 'queued' });
      expect(await store.insert(makeReply({ mention }))).toBe(false);
    });

    it('are one per mention, way and turn, of however many who come at once', async () => {
      const mention = freshId();
      const tries = await Promise.all(Array.from({ length: 10 }, () => store.insert(makeReply({ mention }))));
      expect(tries.filter(Boolean)).toHaveLength(1);
      expect(await store.insert(makeReply({ mention, visibility: 'private' }))).toBe(true);
      expect(await store.insert(makeReply({ mention, turn: 2 }))).toBe(true);
      expect((await store.standing(mention)).map(({ turn }) => turn).toSorted((a, b) => a - b)).toEqual([1, 1, 2]);
    });

    it('give their place free when they failed or were taken back', async () => {
      const reply = await put();
      await store.change(reply.id, ['queued'], { state: 'failed' });
      expect(await store.insert(makeReply({ mention: reply.mention }))).toBe(true);
    });

    it('change only from a state that is named', async () => {
      const reply = await put({ state: 'approval', nextAt: null });
      expect(await store.change(reply.id, ['queued'], { state: 'sending' })).toBeUndefined();
      expect(await store.change(reply.id, ['approval', 'queued'], { state: 'queued' })).toMatchObject({ state: 'queued' });
    });

    it('are taken by one worker, once their time has come', async () => {
      const reply = await put({ nextAt: at(1000) });
      expect(await store.take(reply.id, at(999), at(60_000))).toBeUndefined();
      const taken = await Promise.all(Array.from({ length: 5 }, () => store.take(reply.id, at(1000), at(60_000))));
      expect(taken.filter((one) => one !== undefined)).toMatchObject([{ state: 'queued' }]);
      expect(await store.get(reply.id)).toMatchObject({ state: 'sending', heldUntil: at(60_000) });
      expect(await store.take(reply.id, at(59_999), at(90_000))).toBeUndefined();
      expect(await store.take(reply.id, at(60_000), at(90_000))).toMatchObject({ state: 'sending' });
      expect(await store.due(at(60_001), 1000)).not.toContain(reply.id);
      expect(await store.due(at(90_000), 1000)).toContain(reply.id);
    });

    it('are found by what the network calls them, by what they answer, and by whom they went to', async () => {
      const brand = freshId();
      const customer = freshId();
      const [first, second] = [
        await put({ brand, customer, state: 'sent', sentAt: at(1), externalId: 'n1', nextAt: null }),
        await put({ brand, customer, state: 'sent', sentAt: at(2), externalId: 'n2', nextAt: null }),
      ];
      const trying = await put({ brand, state: 'unknown', triedAt: at(0) });
      expect((await store.byExternalIds(brand, 'x', ['n1', 'n9'])).map(({ id }) => id)).toEqual([first.id]);
      expect((await store.onTheWay([trying.mention, first.mention])).map(({ id }) => id)).toEqual([trying.id]);
      expect((await store.sentTo([customer], at(0), 10)).map(({ id }) => id)).toEqual([second.id, first.id]);
      expect((await store.sentTo([customer], at(2), 10)).map(({ id }) => id)).toEqual([second.id]);
      expect((await store.sentOnTopic(brand, 'baggage', 1)).map(({ id }) => id)).toEqual([second.id]);
      expect((await store.list({ brand, state: 'sent' }, { limit: 10, cursor: null })).items).toHaveLength(2);
    });

    it('lose their words when the customer asks to be forgotten', async () => {
      const customer = freshId();
      const reply = await put({ customer });
      await store.eraseCustomer(customer);
      expect(await store.get(reply.id)).toMatchObject({ text: '' });
    });

    it('have one draft per case and person', async () => {
      const draft = {
        case: 'c1',
        agent: 'ann',
        mention: 'm1',
        visibility: 'public' as const,
        text: 'Dea',
        source: null,
        at: at(0),
      };
      await drafts.put(draft);
      await drafts.put({ ...draft, text: 'Dear' });
      expect(await drafts.get('c1', 'ann')).toEqual({ ...draft, text: 'Dear' });
      expect(await drafts.get('c1', 'ben')).toBeUndefined();
      await drafts.remove('c1', 'ann');
      expect(await drafts.get('c1', 'ann')).toBeUndefined();
    });
  });
}
