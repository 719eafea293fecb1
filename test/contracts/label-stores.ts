import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, type Correction, type Mention } from '../../src/domain/index.ts';
import type { Stores } from '../../src/ports/stores.ts';
import type { RelabelRun } from '../../src/ports/label-stores.ts';
import { at, makeLabels, makeMention } from '../factories.ts';

type Kept = Pick<Stores, 'mentions' | 'corrections' | 'relabelRuns'>;

const mark = (ms: number) => ({ by: 'kim@acme.example', name: 'Kim', at: at(ms), from: 'negative' });
const positive = { label: 'positive' as const, score: 0.5, confidence: 1, words: [] };

function makeCorrection(over: Partial<Correction> = {}): Correction {
  return {
    id: freshId(),
    mention: 'm-1',
    brand: 'acme',
    network: 'x',
    lang: 'en',
    field: 'sentiment',
    from: 'negative',
    to: 'positive',
    by: { id: 'kim@acme.example', name: 'Kim' },
    at: at(0),
    labelsVersion: 'test-1',
    revision: 0,
    ...over,
  };
}

/** What whoever keeps mentions' labels, corrections and runs of relabelling promises. */
export function describeLabelStores(label: string, open: () => Promise<{ readonly stores: Kept; close(): Promise<void> }>): void {
  describe(`labels and corrections on ${label}`, () => {
    let stores: Kept;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ stores, close } = await open());
    });
    afterAll(() => close());

    const put = async (over: Partial<Mention> = {}): Promise<Mention> => {
      const id = freshId();
      const mention = makeMention({ id, externalId: id, ...over });
      await stores.mentions.insert([mention]);
      return mention;
    };
    const read = async (id: string): Promise<Mention> => {
      const mention = await stores.mentions.get(id);
      if (!mention) throw new Error(`${id} is not stored`);
      return mention;
    };
    const fresh = { revisions: 0, correctedAt: null };
    const correct = (id: string, expected = fresh as { revisions: number; correctedAt: string | null }, ms = 1) =>
      stores.mentions.correct({ id, field: 'sentiment', labels: { sentiment: positive }, mark: mark(ms), expected });
    const edit = (mention: Mention, text: string) => ({
      id: mention.id,
      externalId: mention.externalId,
      text,
      rating: null,
      labels: makeLabels({ labelsVersion: 'test-2' }),
      langHint: 'de',
      country: 'AT',
      editedAt: at(9_000),
      revision: { externalId: mention.externalId, text: mention.text, replacedAt: at(9_000) },
      case: null,
      disposition: { action: 'no-action' as const, reason: 'edited', at: at(9_000) },
    });
    const expectedOf = ({ externalId, editedAt, revisions, corrected }: Mention) => ({
      externalId,
      editedAt,
      revisions: revisions.length,
      corrected,
    });

    it('sets one label and remembers who, when and what was before', async () => {
      const { id } = await put();
      expect(await correct(id)).toBe(true);
      const mention = await read(id);
      expect(mention.sentiment).toEqual(positive);
      expect(mention.corrected).toEqual({ sentiment: mark(1) });
      expect(mention.topics).toEqual([{ id: 'baggage', confidence: 0.8 }]);
    });

    it('refuses a correction of what was corrected, edited or deleted in between', async () => {
      const once = await put();
      await correct(once.id);
      expect(await correct(once.id)).toBe(false);
      expect(await correct(once.id, { revisions: 0, correctedAt: at(1) }, 2)).toBe(true);
      const edited = await put();
      await stores.mentions.revise([edit(edited, 'another text')]);
      expect(await correct(edited.id)).toBe(false);
      expect(await correct(edited.id, { revisions: 1, correctedAt: null })).toBe(true);
      const gone = await put();
      await stores.mentions.purge([gone.id], at(5));
      expect(await correct(gone.id)).toBe(false);
      expect(await correct('never-was')).toBe(false);
    });

    it('finds reviews with a case that were edited or withdrawn, the last first', async () => {
      const brand = freshId();
      const review = { brand, rating: 1, case: 'c' };
      const [raised, withdrawn] = [await put(review), await put(review)];
      const [still, caseless, unrated] = [
        await put(review),
        await put({ ...review, case: null }),
        await put({ ...review, rating: null }),
      ];
      await stores.mentions.revise(
        [raised, unrated].map((one) => ({
          ...edit(one, 'better'),
          rating: one.rating === null ? null : 5,
          case: 'c',
          revision: { externalId: one.externalId, text: one.text, rating: one.rating, replacedAt: at(9_000) },
        })),
      );
      await stores.mentions.purge([withdrawn.id, caseless.id], at(9_500));
      const changed = async (from: number, to: number, limit = 5) =>
        (await stores.mentions.changedReviews({ brand, from: at(from), to: at(to), limit })).map(({ id }) => id);
      expect(await changed(0, 10_000)).toEqual([withdrawn.id, raised.id]);
      expect(await changed(0, 10_000, 1)).toEqual([withdrawn.id]);
      expect(await changed(9_000, 9_500)).toEqual([raised.id]);
      expect(await changed(9_001, 9_500)).toEqual([]);
      expect((await read(raised.id)).revisions).toMatchObject([{ rating: 1 }]);
      expect((await read(still.id)).rating).toBe(1);
    });

    it('forgets what was corrected when the text is edited, and takes the hint that came with it', async () => {
      const mention = await put();
      await correct(mention.id);
      await stores.mentions.revise([edit(mention, 'another text')]);
      expect((await read(mention.id)).corrected).toEqual({});
      expect(await read(mention.id)).toMatchObject({
        text: 'another text',
        langHint: 'de',
        country: 'AT',
        labelsVersion: 'test-2',
        sentiment: { label: 'negative' },
      });
    });

    it('finds mentions by where they were said, and those that do not say it', async () => {
      const brand = freshId();
      const [there, nowhere] = [await put({ brand, country: 'ZA' }), await put({ brand })];
      const found = async (country: string | null) =>
        (await stores.mentions.list({ brand, country }, { limit: 10, cursor: null })).items.map(({ id }) => id);
      expect([await found('ZA'), await found('DE'), await found(null)]).toEqual([[there.id], [], [nowhere.id]]);
      expect(await stores.mentions.count({ brand, country: null })).toBe(1);
    });

    it('relabels what still is as it was read, and nothing else', async () => {
      const [plain, edited, corrected, gone] = [await put(), await put(), await put(), await put()];
      await stores.mentions.revise([edit(edited, 'another text')]);
      await correct(corrected.id);
      await stores.mentions.purge([gone.id], at(5));
      const labels = makeLabels({ labelsVersion: 'test-9', intent: 'praise' });
      const entries = [plain, edited, corrected, gone].map((one) => ({ id: one.id, labels, expected: expectedOf(one) }));
      expect(await stores.mentions.relabel(entries)).toBe(1);
      expect(await stores.mentions.relabel(entries)).toBe(1);
      expect(await stores.mentions.relabel([])).toBe(0);
      expect(await read(plain.id)).toMatchObject({ labelsVersion: 'test-9', intent: 'praise', text: plain.text });
      expect((await read(edited.id)).labelsVersion).toBe('test-2');
      expect((await read(corrected.id)).labelsVersion).toBe('test-1');
      expect((await read(gone.id)).labelsVersion).toBe('test-1');
      const now = await read(corrected.id);
      expect(await stores.mentions.relabel([{ id: now.id, labels, expected: expectedOf(now) }])).toBe(1);
    });

    it('walks over all that other weights labelled, step by step, and knows the end', async () => {
      const brand = `walk-${freshId().slice(0, 6)}`;
      const old = await Promise.all([1, 2, 3, 4, 5].map(() => put({ brand, labelsVersion: 'old' })));
      await put({ brand, labelsVersion: 'new' });
      await put({ brand, labelsVersion: 'old', own: true });
      const gone = await put({ brand, labelsVersion: 'old' });
      await stores.mentions.purge([gone.id], at(1));
      const late = await put({ brand, labelsVersion: 'old', postedAt: at(60_000) });
      const walk = async (over: { readonly version?: string | null; readonly since?: string | null }) => {
        const found: string[] = [];
        let after: string | null = null;
        for (let steps = 0; steps < 200; steps += 1) {
          const step = await stores.mentions.labelledOtherwise({
            brands: [brand],
            version: 'new',
            since: null,
            ...over,
            after,
            scan: 2,
          });
          expect(step.looked).toBeLessThanOrEqual(2);
          found.push(...step.mentions.map(({ id }) => id));
          if (step.next === null) return found.toSorted();
          after = step.next;
        }
        throw new Error('the walk does not end');
      };
      expect(await walk({})).toEqual([...old, late].map(({ id }) => id).toSorted());
      expect(await walk({ since: at(30_000) })).toEqual([late.id]);
      expect(await walk({ version: null })).toHaveLength(7);
    });

    it('counts confidence in ten bands by language and network, leaving out what a person corrected', async () => {
      const brand = `sure-${freshId().slice(0, 6)}`;
      const withConfidence = (confidence: number, over: Partial<Mention> = {}) =>
        put({ brand, network: 'x', sentiment: { label: 'negative', score: -0.5, confidence, words: [] }, ...over });
      await withConfidence(0);
      await withConfidence(0.55);
      await withConfidence(1);
      await withConfidence(0.55, { lang: 'de' });
      await withConfidence(0.55, { own: true });
      await withConfidence(0.55, { postedAt: at(90_000) });
      const corrected = await withConfidence(0.2);
      await correct(corrected.id);
      const rows = await stores.mentions.confidence(brand, at(0), at(60_000));
      expect(rows).toEqual([
        { network: 'x', lang: 'en', count: 4, bands: [1, 0, 0, 0, 0, 1, 0, 0, 0, 1] },
        { network: 'x', lang: 'de', count: 1, bands: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0] },
      ]);
    });

    it('keeps a correction once, lists newest first with a cursor, and filters', async () => {
      const brand = `log-${freshId().slice(0, 6)}`;
      const all = [1, 2, 3, 4, 5].map((n) => makeCorrection({ brand, at: at(n), field: n % 2 === 0 ? 'intent' : 'sentiment' }));
      for (const one of all) expect(await stores.corrections.add(one)).toBe(true);
      expect(await stores.corrections.add(all[0] ?? makeCorrection())).toBe(false);
      const first = await stores.corrections.list({ brand }, { limit: 3, cursor: null });
      expect(first.items.map(({ at: when }) => when)).toEqual([at(5), at(4), at(3)]);
      const second = await stores.corrections.list({ brand }, { limit: 3, cursor: first.nextCursor });
      expect([...second.items, ...first.items].map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      expect(second.nextCursor).toBeNull();
      expect(second.items.at(-1)).toEqual(all[0]);
      expect((await stores.corrections.list({ brand, field: 'intent' }, { limit: 9, cursor: null })).items).toHaveLength(2);
      const span = { brand, from: at(2), to: at(4) };
      expect((await stores.corrections.list(span, { limit: 9, cursor: null })).items).toHaveLength(2);
      await expect(stores.corrections.list({}, { limit: 3, cursor: 'nonsense' })).rejects.toThrow(/cursor/u);
    });

    it('keeps values of every field as they were', async () => {
      const brand = `kinds-${freshId().slice(0, 6)}`;
      const topics = makeCorrection({ brand, field: 'topics', from: ['other'], to: ['baggage', 'refunds'], at: at(2) });
      const spam = makeCorrection({ brand, field: 'spam', from: false, to: true, at: at(1) });
      await stores.corrections.add(topics);
      await stores.corrections.add(spam);
      expect((await stores.corrections.list({ brand }, { limit: 9, cursor: null })).items).toEqual([topics, spam]);
    });

    it('counts what changed a label by language, network and field, not where somebody agreed', async () => {
      const brand = `count-${freshId().slice(0, 6)}`;
      await stores.corrections.add(makeCorrection({ brand }));
      await stores.corrections.add(makeCorrection({ brand }));
      await stores.corrections.add(makeCorrection({ brand, to: 'negative' }));
      await stores.corrections.add(makeCorrection({ brand, field: 'topics', from: ['other'], to: ['other'] }));
      await stores.corrections.add(makeCorrection({ brand, lang: 'de', field: 'intent', from: 'other', to: 'praise' }));
      await stores.corrections.add(makeCorrection({ brand, at: at(99_000) }));
      const counted = await stores.corrections.counts(brand, at(0), at(60_000));
      expect(counted.toSorted((a, b) => b.count - a.count)).toEqual([
        { network: 'x', lang: 'en', field: 'sentiment', count: 2 },
        { network: 'x', lang: 'de', field: 'intent', count: 1 },
      ]);
    });

    it('keeps runs of relabelling and knows the last one', async () => {
      const run: RelabelRun = {
        id: 'run-1',
        version: 'test-2',
        brand: null,
        since: null,
        all: false,
        startedAt: at(1),
        finishedAt: null,
        after: null,
        total: 10,
        looked: 0,
        relabelled: 0,
        changed: { sentiment: 0, topics: 0, intent: 0, lang: 0, spam: 0 },
        moved: {},
      };
      expect(await stores.relabelRuns.get('run-1')).toBeUndefined();
      await stores.relabelRuns.save(run);
      const further = { ...run, after: 'm-5', looked: 5, moved: { 'negative>neutral': 2 } };
      await stores.relabelRuns.save(further);
      expect(await stores.relabelRuns.get('run-1')).toEqual(further);
      await stores.relabelRuns.save({ ...run, id: 'run-0', startedAt: at(0) });
      expect((await stores.relabelRuns.latest())?.id).toBe('run-1');
    });
  });
}
