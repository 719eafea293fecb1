import { beforeEach, describe, expect, it } from 'vitest';
import type { Alert, Taxonomy } from '../../../../src/domain/index.ts';
import { digestFacts, type DigestWish } from '../../../../src/insights/digest/facts.ts';
import { memoryStores } from '../../../memory-stores/index.ts';
import { brand, makeCase, makeMention, taxonomy } from '../../../factories.ts';

const settings: { readonly brands: readonly (typeof brand)[]; readonly taxonomies: Readonly<Record<string, Taxonomy>> } = {
  brands: [brand, { ...brand, id: 'zenith', name: 'Zenith' }],
  taxonomies: { acme: taxonomy },
};
const positive = { label: 'positive' as const, score: 0.8, confidence: 0.9, words: [] };
const due = Date.parse('2026-11-18T07:00:00Z');
const wish: DigestWish = { brand: 'acme', every: 'day', timeZone: 'Europe/Berlin' };

describe('what a digest is made from', () => {
  let stores: ReturnType<typeof memoryStores>;
  let count = 0;
  const said = (postedAt: string, over: Parameters<typeof makeMention>[0] = {}) => {
    count += 1;
    return makeMention({ id: `m-${count}`, externalId: `m-${count}`, postedAt, ...over });
  };
  const facts = (over: Partial<DigestWish> = {}, at = due) =>
    digestFacts({ ...wish, ...over }, at, {
      stores,
      clock: { now: () => at, sleep: async () => {} },
      settings,
      signal: AbortSignal.timeout(5_000),
    });

  beforeEach(async () => {
    stores = memoryStores();
    await stores.mentions.insert([
      // Midnight of 17 November in Berlin is 23:00 of the 16th in UTC.
      said('2026-11-16T23:00:00.000Z'),
      said('2026-11-17T08:15:00.000Z', { sentiment: positive, intent: 'praise' }),
      said('2026-11-17T08:45:00.000Z', { topics: [{ id: 'refunds', confidence: 0.9 }] }),
      said('2026-11-17T22:59:59.000Z', { topics: [{ id: 'refunds', confidence: 0.9 }] }),
      said('2026-11-17T23:00:00.000Z'),
      said('2026-11-16T22:59:59.000Z', { topics: [] }),
      said('2026-11-17T10:00:00.000Z', { brand: 'zenith' }),
    ]);
  });

  it('is exactly yesterday, on clocks of its zone, beside the day before', async () => {
    const { now, before, span, columns } = await facts();
    expect(span).toMatchObject({ firstDay: '2026-11-17', lastDay: '2026-11-17' });
    expect(now).toMatchObject({ count: 4, negative: 3, positive: 1, net: -50, complaints: 3 });
    expect(before).toMatchObject({ count: 1, net: -100 });
    expect(columns).toHaveLength(24);
    expect(
      columns.flatMap(({ negative, positive: good }, hour) => (negative + good > 0 ? [[hour, negative, good]] : [])),
    ).toEqual([
      [0, 1, 0],
      [9, 1, 1],
      [23, 1, 0],
    ]);
  });

  it('has seven columns for a week, and all brands where none is named', async () => {
    const week = await facts({ every: 'week', brand: null }, Date.parse('2026-11-18T00:30:00Z'));
    expect(week.brand).toBeNull();
    expect(week.columns.map(({ negative, positive: good }) => negative + good)).toEqual([0, 0, 0, 0, 0, 1, 5]);
    expect(week.now.count).toBe(6);
  });

  it('names the topics that moved most, by their names', async () => {
    const { topics } = await facts();
    expect(topics).toEqual([
      { id: 'baggage', name: 'Baggage', count: 2, before: 0, net: 0 },
      { id: 'refunds', name: 'Refunds', count: 2, before: 0, net: -100 },
      { id: 'other', name: null, count: 0, before: 1, net: null },
    ]);
  });

  it('tells what is open now, and how cases of the day were answered', async () => {
    const opened = { openedAt: '2026-11-17T08:00:00.000Z', firstMentionAt: '2026-11-17T07:50:00.000Z' };
    const next = makeCase({ id: 'c-1', ...opened });
    await stores.cases.insert([{ next, expectedVersion: 0, activities: [], events: [], batch: null }]);
    const alert: Alert = {
      id: 'spike',
      brand: 'acme',
      topic: null,
      network: null,
      measure: 'all',
      severity: 'high',
      likelihood: 0.99,
      began: '2026-11-18T06:00:00.000Z',
      found: '2026-11-18T06:10:00.000Z',
      seen: '2026-11-18T06:55:00.000Z',
      until: null,
      count: 90,
      expected: 10,
      whatDiffers: [],
      incident: null,
      folded: 0,
      acknowledged: null,
    };
    await stores.alerts.save([
      alert,
      { ...alert, id: 'over', until: '2026-11-18T06:20:00.000Z' },
      { ...alert, id: 'z', brand: 'zenith' },
    ]);
    const { open, now, orphans, incidents, alerts } = await facts();
    expect(alerts).toBe(1);
    expect(open).toEqual({ cases: 1, waiting: 1, breached: 0 });
    expect(now.casesOpened).toBe(1);
    expect(incidents).toEqual({ open: 0, proposed: 0 });
    expect(orphans).toBe((await stores.mentions.undecided('2026-11-18T06:59:00.000Z', 10)).length);
  });

  it('names what is said far more than in the weeks before, of public mentions alone', async () => {
    const voices = (text: string, over: Parameters<typeof makeMention>[0] = {}) =>
      Array.from({ length: 8 }, (_, at) =>
        said(`2026-11-17T${String(9 + at).padStart(2, '0')}:00:00.000Z`, {
          text: `${text} ${['again', 'today', 'really', 'sadly', 'truly', 'still', 'somehow', 'now'][at]}`,
          author: { ...makeMention().author, externalId: `voice-${text.length}-${at}` },
          topics: [],
          ...over,
        }),
      );
    await stores.mentions.insert([
      ...voices('the kiosk printer jammed'),
      ...voices('my passport number leaked', { visibility: 'private' }),
      ...voices('the ferry sank', { brand: 'zenith' }),
    ]);
    const { phrases } = await facts();
    expect(phrases.length).toBeLessThanOrEqual(5);
    expect(phrases[0]).toMatchObject({ text: expect.stringContaining('kiosk printer'), count: 8 });
    expect(JSON.stringify(phrases)).not.toMatch(/passport|ferry/u);
    expect(JSON.stringify((await facts({ brand: null })).phrases)).toContain('ferry');
  });

  it('says nothing where nothing was said', async () => {
    const quiet = await facts({}, Date.parse('2025-01-01T07:00:00Z'));
    expect(quiet.now).toMatchObject({ count: 0, net: null, firstResponse: null });
    expect(quiet.topics).toEqual([]);
    expect(quiet.phrases).toEqual([]);
  });
});
