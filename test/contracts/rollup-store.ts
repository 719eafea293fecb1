import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, rollupDetails, slicesOf, type Case } from '../../src/domain/index.ts';
import { countUncounted, fillHistory } from '../../src/insights/rollups/count.ts';
import { countIn, NO_TIMES } from '../../src/insights/rollups/histogram.ts';
import { estimate } from '../../src/insights/rollups/sketch.ts';
import { verify } from '../../src/insights/rollups/verify.ts';
import type { Stores } from '../../src/ports/stores.ts';
import { makeCase, makeLabels, makeMention } from '../factories.ts';

type Kept = Pick<Stores, 'rollups' | 'mentions' | 'cases'>;
const HOUR = '2026-11-02T08:00:00.000Z';
const DAY = '2026-11-02T00:00:00.000Z';
const NEXT = '2026-11-03T00:00:00.000Z';
const still = new AbortController().signal;

/** What whoever keeps rollups promises. */
export function describeRollupStore(label: string, open: () => Promise<{ readonly stores: Kept; close(): Promise<void> }>): void {
  describe(`rollups on ${label}`, () => {
    let stores: Kept;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ stores, close } = await open());
    });
    afterAll(() => close());

    const day = async (brand: string, slice: '' | 'n' | 't' | 'ntl' = '') =>
      (await stores.rollups.read({ brands: [brand], size: 'day', slice, from: DAY, to: NEXT, details: rollupDetails })).flatMap(
        ({ cells }) => cells,
      );
    const differences = async (brand: string) => {
      const found = [];
      for await (const one of verify(stores.rollups, { brand, from: DAY, to: NEXT }, { signal: still })) found.push(one);
      return found;
    };
    const insert = (item: Case) =>
      stores.cases.insert([{ next: item, expectedVersion: 0, activities: [], events: [], batch: null }]);

    it('count what was said and opened, and nothing twice', async () => {
      const brand = freshId();
      const said = (over: Parameters<typeof makeMention>[0]) =>
        makeMention({ id: freshId(), externalId: freshId(), brand, postedAt: '2026-11-02T08:07:00.000Z', ...over });
      await stores.mentions.insert([
        said({ network: 'x', intent: 'complaint', rating: null }),
        said({ network: 'x', intent: 'praise', postedAt: '2026-11-02T08:59:59.999Z' }),
        said({ network: 'trustpilot', rating: 2, postedAt: '2026-11-02T09:00:00.000Z' }),
        said({ own: true }),
      ]);
      await insert(
        makeCase({ id: freshId(), customer: freshId(), brand, networks: ['x'], openedAt: HOUR, firstMentionAt: HOUR }),
      );
      expect(await countUncounted(stores.rollups, still)).toBeGreaterThanOrEqual(4);
      const [all] = await day(brand);
      expect((all?.negative ?? 0) + (all?.neutral ?? 0) + (all?.positive ?? 0)).toBe(3);
      expect(all).toMatchObject({ network: null, topic: null, lang: null, stars: [0, 1, 0, 0, 0], opened: 1, fives: [] });
      expect((await day(brand, 'n')).map(({ network }) => network)).toEqual(['trustpilot', 'x']);
      const [first] = await stores.rollups.read({
        brands: [brand],
        size: 'hour',
        slice: '',
        from: HOUR,
        to: NEXT,
        details: ['fives'],
      });
      expect(first?.cells[0]?.fives).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
      expect(first?.cells[0]?.complaintFives.slice(0, 3)).toEqual([0, 1, 0]);
      const query = { brands: [brand], size: 'hour', slice: '', from: HOUR, to: NEXT } as const;
      const [counts] = await stores.rollups.read({ ...query, details: [] });
      const bulky = { authors: new Uint8Array(), fives: [], complaintFives: [], firstResponse: NO_TIMES, resolution: NO_TIMES };
      expect(counts?.cells).toEqual(first?.cells.map((cell) => ({ ...cell, ...bulky })));
      const [some] = await stores.rollups.read({ ...query, slice: 'ntl', network: 'x', lang: 'en', details: [] });
      expect(some?.cells.map(({ network, lang }) => `${network} ${lang}`)).toEqual(['x en']);
      expect(await countUncounted(stores.rollups, still)).toBe(0);
      expect(await differences(brand)).toEqual([]);
    });

    it('follow corrections, edits and deletions, and say where they do not yet', async () => {
      const brand = freshId();
      const mention = makeMention({
        id: freshId(),
        externalId: freshId(),
        brand,
        postedAt: HOUR,
        topics: [{ id: 'delivery', confidence: 1 }],
      });
      const other = makeMention({ id: freshId(), externalId: freshId(), brand, postedAt: HOUR });
      await stores.mentions.insert([mention, other]);
      await countUncounted(stores.rollups, still);
      const mark = { by: 'ann', name: 'Ann', at: HOUR, from: ['delivery'] };
      const labels = { topics: [{ id: 'billing', confidence: 1 }] };
      const expected = { revisions: 0, correctedAt: null };
      expect(await stores.mentions.correct({ id: mention.id, field: 'topics', labels, mark, expected })).toBe(true);
      expect((await differences(brand)).map(({ size, slice }) => `${size} ${slice}`)).toContain('hour t');
      await countUncounted(stores.rollups, still);
      expect((await day(brand, 't')).map(({ topic }) => topic)).toContain('billing');
      await stores.mentions.purge([other.id], HOUR);
      await countUncounted(stores.rollups, still);
      const [all] = await day(brand);
      expect((all?.negative ?? 0) + (all?.neutral ?? 0) + (all?.positive ?? 0)).toBe(1);
      expect(estimate(all?.authors ?? new Uint8Array())).toBe(1);
      expect(await differences(brand)).toEqual([]);
    });

    it('follow what becomes of a case', async () => {
      const brand = freshId();
      const opened = makeCase({
        id: freshId(),
        customer: freshId(),
        brand,
        networks: ['x'],
        openedAt: HOUR,
        firstMentionAt: HOUR,
      });
      await insert(opened);
      await countUncounted(stores.rollups, still);
      const solved: Case = { ...opened, status: 'solved', solvedAt: '2026-11-02T09:00:00.000Z', version: opened.version + 1 };
      await stores.cases.save([
        {
          next: solved,
          expectedVersion: opened.version,
          activities: [],
          events: [],
          batch: null,
          changed: ['status', 'solvedAt', 'version'],
        },
      ]);
      await countUncounted(stores.rollups, still);
      const [first] = await day(brand);
      expect(first).toMatchObject({ opened: 1, solved: 1 });
      expect(countIn(first?.resolution ?? NO_TIMES)).toBe(1);
      const again: Case = { ...solved, status: 'open', solvedAt: null, version: solved.version + 1 };
      const change = { expectedVersion: solved.version, activities: [], events: [], batch: null };
      await stores.cases.save([{ ...change, next: again, changed: ['status', 'solvedAt', 'version'] }]);
      await countUncounted(stores.rollups, still);
      expect((await day(brand))[0]).toMatchObject({ opened: 1, solved: 0, resolution: NO_TIMES });
      expect(await differences(brand)).toEqual([]);
    });

    it('count where it was said, by sentiment, and follow a country that an edit tells', async () => {
      const brand = freshId();
      const said = (country: string | null, label: 'negative' | 'positive') =>
        makeMention({
          id: freshId(),
          externalId: freshId(),
          brand,
          country,
          postedAt: HOUR,
          sentiment: { label, score: 0, confidence: 1, words: [] },
        });
      const unknown = said(null, 'negative');
      await stores.mentions.insert([said('ZA', 'negative'), said('ZA', 'positive'), said('DE', 'positive'), unknown]);
      await countUncounted(stores.rollups, still);
      expect((await day(brand))[0]?.countries).toEqual({ ZA: [1, 0, 1], DE: [0, 0, 1] });
      const edit = {
        id: unknown.id,
        externalId: unknown.externalId,
        text: 'another text',
        rating: null,
        labels: makeLabels({ sentiment: unknown.sentiment }),
        langHint: null,
        case: null,
        disposition: { action: 'no-action' as const, reason: 'test', at: HOUR },
      };
      const revision = (replacedAt: string) => ({ externalId: unknown.externalId, text: unknown.text, replacedAt });
      const [once, twice] = ['2026-11-02T09:00:00.000Z', '2026-11-02T10:00:00.000Z'];
      await stores.mentions.revise([{ ...edit, country: 'DE', editedAt: once, revision: revision(once) }]);
      await countUncounted(stores.rollups, still);
      expect((await day(brand))[0]?.countries).toEqual({ ZA: [1, 0, 1], DE: [1, 0, 1] });
      await stores.mentions.revise([{ ...edit, text: 'a third', country: null, editedAt: twice, revision: revision(twice) }]);
      expect((await stores.mentions.get(unknown.id))?.country).toBe('DE');
      await countUncounted(stores.rollups, still);
      await stores.mentions.forgetCountries([unknown.id]);
      await countUncounted(stores.rollups, still);
      expect((await stores.mentions.get(unknown.id))?.country).toBeNull();
      expect((await day(brand))[0]?.countries).toEqual({ ZA: [1, 0, 1], DE: [0, 0, 1] });
      await stores.mentions.purge([unknown.id], twice);
      await countUncounted(stores.rollups, still);
      expect((await stores.mentions.get(unknown.id))?.country).toBeNull();
      expect((await day(brand))[0]?.countries).toEqual({ ZA: [1, 0, 1], DE: [0, 0, 1] });
      expect(await differences(brand)).toEqual([]);
    });

    it('leave nothing of what is no longer there', async () => {
      const brand = freshId();
      const said = makeMention({ id: freshId(), externalId: freshId(), brand, postedAt: HOUR, voices: ['rival'] });
      await stores.mentions.insert([said]);
      await insert(makeCase({ id: freshId(), customer: freshId(), brand, openedAt: HOUR, firstMentionAt: HOUR }));
      await countUncounted(stores.rollups, still);
      expect((await day(brand))[0]?.voices).toHaveProperty('rival');
      await stores.mentions.purge([said.id], HOUR);
      await countUncounted(stores.rollups, still);
      expect((await day(brand))[0]).toMatchObject({ opened: 1, voices: {}, authors: new Uint8Array() });
      expect(await differences(brand)).toEqual([]);
    });

    it('refuse a count that began before somebody else’s', async () => {
      const bucket = { brand: freshId(), size: 'hour' as const, start: HOUR };
      const slices = { slices: new Map(slicesOf.hour.map((slice) => [slice, []])), people: [] };
      const puts = await Promise.all([1, 2, 3].map(() => stores.rollups.put(bucket, 0, slices)));
      expect(puts.filter(Boolean)).toHaveLength(1);
      expect(await stores.rollups.put(bucket, 0, slices)).toBe(false);
      expect(await stores.rollups.put(bucket, 1, slices)).toBe(true);
      expect(await stores.rollups.revision(bucket)).toBe(2);
    });

    it('keep the mark of what changed again while it was counted', async () => {
      const brand = freshId();
      const mention = makeMention({ id: freshId(), externalId: freshId(), brand, postedAt: HOUR });
      await stores.mentions.insert([mention]);
      const [seen] = (await stores.rollups.uncounted(1000)).filter((thing) => thing.brand === brand);
      await stores.mentions.purge([mention.id], HOUR);
      if (seen) await stores.rollups.counted([seen]);
      const left = (await stores.rollups.uncounted(1000)).filter((thing) => thing.brand === brand);
      expect(left.map(({ id }) => id)).toEqual([mention.id]);
    });

    it('fill what was there before, once, a week at a time', async () => {
      const brand = freshId();
      const said = (postedAt: string) => makeMention({ id: freshId(), externalId: freshId(), brand, postedAt });
      await stores.mentions.insert([said(HOUR), said('2026-10-25T12:00:00.000Z')]);
      await stores.rollups.counted(await stores.rollups.uncounted(1000));
      expect(await day(brand)).toEqual([]);
      expect(await fillHistory(stores.rollups, brand, still)).toBe(false);
      expect(await day(brand)).toEqual([]);
      expect(await fillHistory(stores.rollups, brand, still)).toBe(true);
      expect(await day(brand)).toHaveLength(1);
      expect(await stores.rollups.filledTo(brand)).toBe('all');
      expect(await differences(brand)).toEqual([]);
    });
  });
}
