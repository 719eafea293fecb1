import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, mentionId, type Case } from '../../../src/domain/index.ts';
import { makeLanes } from '../../../src/pipeline/lanes.ts';
import { takeIn } from '../../../src/pipeline/take-in.ts';
import { at, makeItem } from '../../factories.ts';
import { everything, openPipeline } from '../../pipeline-harness.ts';

type Pipeline = Awaited<ReturnType<typeof openPipeline>>;
let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await openPipeline();
});
afterAll(() => pipeline.drop());

const person = (name: string) => ({ externalId: name, handle: name });
const stored = async (externalId: string) => pipeline.stores.mentions.get(mentionId('acme', 'custom', externalId));
const caseOf = async (externalId: string): Promise<Case | undefined> => {
  const mention = await stored(externalId);
  return mention?.case ? pipeline.stores.cases.get(mention.case) : undefined;
};

describe('taking in', () => {
  it('turns a complaint into a mention with a disposition and a case with an owner and clocks', async () => {
    const author = person(freshId());
    await pipeline.take([makeItem({ externalId: 'one', author })]);
    const mention = await stored('one');
    expect(mention).toMatchObject({
      text: 'My bag never arrived and nobody answers.',
      disposition: { action: 'case', reason: 'rule: complaint opens a case' },
    });
    expect(await caseOf('one')).toMatchObject({
      topic: 'baggage',
      status: 'open',
      owner: { kind: 'queue', id: 'care' },
      mentionCount: 1,
      number: expect.any(Number),
    });
    expect((await caseOf('one'))?.sla.firstResponse?.breached).toBe(false);
  });

  it('saves what is delivered twice once, in one batch, in two, and at the same moment', async () => {
    const items = Array.from({ length: 40 }, (_, n) => makeItem({ externalId: `twice-${n}`, author: person(`twice-${n % 7}`) }));
    const results = await Promise.all([
      pipeline.take([...items, ...items.slice(0, 5)]),
      pipeline.take(items, freshId(), { lanes: makeLanes() }),
      pipeline.take(items.slice(10), freshId(), { lanes: makeLanes() }),
    ]);
    expect(results.reduce((sum, one) => sum + one.new, 0)).toBe(40);
    expect(results.reduce((sum, one) => sum + one.duplicate, 0)).toBe(5 + 40 + 30);
    for (let n = 0; n < 7; n++) expect((await caseOf(`twice-${n}`))?.mentionCount).toBe(n < 5 ? 6 : 5);
  });

  it('changes nothing when a batch is done again', async () => {
    const items = [
      makeItem({ externalId: 'again-1', author: person('again') }),
      makeItem({ externalId: 'again-2', author: person('again') }),
    ];
    const batch = freshId();
    await pipeline.take(items, batch);
    const before = await caseOf('again-1');
    await pipeline.take(items, batch);
    expect(await caseOf('again-1')).toEqual(before);
  });

  it('finishes what an earlier try of the batch left undone', async () => {
    const items = [
      makeItem({ externalId: 'half-1', author: person('half') }),
      makeItem({ externalId: 'half-2', author: person('half'), text: 'Where is my refund?' }),
    ];
    const batch = freshId();
    const { cases } = pipeline.stores;
    const dies = { ...pipeline.stores, cases: { ...cases, insert: () => Promise.reject(new Error('killed here')) } };
    await expect(pipeline.take(items, batch, { stores: dies })).rejects.toThrow('killed here');
    expect(await caseOf('half-1')).toBeUndefined();
    await pipeline.take(items, batch);
    expect(await caseOf('half-1')).toMatchObject({ topic: 'baggage', mentionCount: 1 });
    expect(await caseOf('half-2')).toMatchObject({ topic: 'refunds', mentionCount: 1 });
  });

  it('keeps the earlier text of an edited post, and tells its case', async () => {
    const author = person('editor');
    await pipeline.take([makeItem({ externalId: 'edit-1', author, raw: undefined })]);
    await pipeline.take([makeItem({ externalId: 'edit-1', author, text: 'My bag arrived, thank you', postedAt: at(5000) })]);
    const mention = await stored('edit-1');
    expect(mention).toMatchObject({
      text: 'My bag arrived, thank you',
      postedAt: at(0),
      revisions: [{ text: 'My bag never arrived and nobody answers.' }],
    });
    expect((await caseOf('edit-1'))?.timeline.map(({ type }) => type)).toEqual(['opened', 'mention-edited']);
    expect((await caseOf('edit-1'))?.mentionCount).toBe(1);
  });

  it('keeps where it was said, also through an edit that tells nothing of it, until the network asks to forget it', async () => {
    const author = person('abroad');
    const items = ['place-1', 'place-2', 'place-3'].map((externalId) => makeItem({ externalId, author, country: 'ZA' }));
    await pipeline.take([...items, makeItem({ externalId: 'place-4', author: person('elsewhere'), country: 'KE' })]);
    await pipeline.take([makeItem({ externalId: 'place-1', author, text: 'My bag arrived', postedAt: at(5000) })]);
    expect(await stored('place-1')).toMatchObject({ text: 'My bag arrived', country: 'ZA' });
    const asks = async (placesGone: { readonly things: string[]; readonly authors: string[] }): Promise<void> => {
      const normalise = () => ({ mentions: [], removed: [], removedAuthors: [], ignored: [], placesGone });
      const connector = { ...pipeline.context.connector, normalise };
      const job = { batch: freshId(), connection: 'acme-own', receivedAt: at(6000), payloads: [{}] };
      await takeIn(job, { ...pipeline.context, connector }, pipeline.deps);
    };
    await asks({ things: ['place-2', 'never-heard'], authors: [] });
    const countries = async () => Promise.all([1, 2, 3, 4].map(async (n) => (await stored(`place-${n}`))?.country));
    expect(await countries()).toEqual(['ZA', null, 'ZA', 'KE']);
    await asks({ things: [], authors: ['abroad'] });
    expect(await countries()).toEqual([null, null, null, 'KE']);
  });

  it('stores a customer with their first case, under the id that their earlier mentions have', async () => {
    const author = person('quiet-one');
    await pipeline.take([makeItem({ externalId: 'quiet-1', author, text: 'hello from the lounge' })]);
    const first = await stored('quiet-1');
    expect(first).toMatchObject({ disposition: { action: 'no-action' } });
    expect(await pipeline.stores.customers.get(first?.customer ?? '')).toBeUndefined();
    await pipeline.take([makeItem({ externalId: 'quiet-2', author })]);
    expect((await stored('quiet-2'))?.customer).toBe(first?.customer);
    expect(await pipeline.stores.customers.get(first?.customer ?? '')).toMatchObject({
      identities: [{ externalId: 'quiet-one' }],
    });
  });

  it('stores the customer when an edit opens the first case', async () => {
    const author = person('editor-two');
    await pipeline.take([makeItem({ externalId: 'late-1', author, text: 'hello there' })]);
    await pipeline.take([makeItem({ externalId: 'late-1', author, text: 'My bag is gone', postedAt: at(9000) })]);
    const mention = await stored('late-1');
    expect(mention).toMatchObject({ disposition: { action: 'case' } });
    expect(await pipeline.stores.customers.get(mention?.customer ?? '')).toBeDefined();
    expect(await caseOf('late-1')).toMatchObject({ mentionCount: 1 });
  });

  it('finds what fits no topic under other', async () => {
    await pipeline.take([makeItem({ externalId: 'no-topic', author: person('no-topic'), text: 'hello hello' })]);
    const found = await pipeline.stores.mentions.list({ brand: 'acme', topic: 'other' }, { limit: 100, cursor: null });
    expect(found.items.map(({ externalId }) => externalId)).toContain('no-topic');
    expect(found.items.every(({ topics }) => topics.length === 0)).toBe(true);
  });

  it('sets a broken payload aside with its reason, and takes the good ones around it', async () => {
    const result = await pipeline.take([
      makeItem({ externalId: 'good-1' }),
      { nonsense: true },
      17,
      makeItem({ externalId: 'good-2' }),
    ]);
    expect(result).toMatchObject({ new: 2, failed: 2 });
    const shelf = await pipeline.stores.shelf.list({ outcome: 'parked' }, { limit: 10, cursor: null });
    expect(shelf.items.map(({ reason }) => reason)).toEqual(['malformed-payload', 'malformed-payload']);
    expect(shelf.items.map(({ payload }) => payload)).toContainEqual({ nonsense: true });
  });

  it('leaves out what holds an excluded term, and says so on the shelf', async () => {
    const result = await pipeline.take([makeItem({ externalId: 'toy', text: 'Acme Airsoft guns are broken' })]);
    expect(result).toMatchObject({ new: 0, ignored: 1, reasons: { 'excluded-term': 1 } });
  });

  it('never opens two cases for one customer and topic, however many batches come at once', async () => {
    const racing = Array.from({ length: 12 }, (_, n) =>
      pipeline.take(
        Array.from({ length: 6 }, (_, m) => makeItem({ externalId: `race-${n}-${m}`, author: person(`race-${m % 3}`) })),
        freshId(),
        { lanes: makeLanes() },
      ),
    );
    await Promise.all(racing);
    const { mentions, cases } = await everything(pipeline.stores);
    const open = cases.filter((item) => item.status === 'open').map((item) => `${item.customer}/${item.topic}`);
    expect(new Set(open).size).toBe(open.length);
    for (const item of cases)
      expect([item.id, item.mentionCount]).toEqual([item.id, mentions.filter((one) => one.case === item.id).length]);
    const raced = await Promise.all([0, 1, 2].map((m) => caseOf(`race-0-${m}`)));
    expect(raced.map((item) => item?.mentionCount)).toEqual([24, 24, 24]);
  });
});

describe('whatever comes, in whatever order, however often', () => {
  it('every mention has a disposition, every case an owner, the counts agree and event numbers have no gap', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.record({
              id: fc.integer({ min: 0, max: 12 }),
              who: fc.integer({ min: 0, max: 3 }),
              text: fc.constantFrom('My bag!', 'refund please', 'hello', 'thank you'),
            }),
            { minLength: 1, maxLength: 6 },
          ),
          { minLength: 1, maxLength: 4 },
        ),
        async (batches) => {
          const run = freshId();
          await Promise.all(
            batches.map((items) =>
              pipeline.take(
                items.map(({ id, who, text }) => makeItem({ externalId: `${run}-${id}`, author: person(`${run}-${who}`), text })),
                freshId(),
                { lanes: makeLanes() },
              ),
            ),
          );
          const distinct = [...new Set(batches.flat().map(({ id }) => mentionId('acme', 'custom', `${run}-${id}`)))];
          const mentions = await pipeline.stores.mentions.getMany(distinct);
          expect(mentions).toHaveLength(distinct.length);
          const cases = await pipeline.stores.cases.getMany([...new Set(mentions.flatMap((one) => one.case ?? []))]);
          for (const mention of mentions) {
            expect(mention.disposition).not.toBeNull();
            if (mention.disposition?.action === 'case') expect(cases.some(({ id }) => id === mention.case)).toBe(true);
          }
          for (const item of cases) {
            expect(item.owner.id).toBe('care');
            expect(item.mentionCount).toBe(mentions.filter((one) => one.case === item.id).length);
            expect(item.outbox.map(({ sequence }) => sequence)).toEqual(item.outbox.map((_, index) => index + 1));
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
