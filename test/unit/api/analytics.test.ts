import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { withNet } from '../../../src/api/routes/analytics/counts.ts';
import { bucketStarts } from '../../../src/api/routes/analytics/buckets.ts';
import { fillBuckets } from '../../../src/api/routes/analytics/sentiment.ts';
import { at, brand, makeCase, makeMention } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

const HOUR = 3_600_000;
const positive = { label: 'positive' as const, score: 0.8, confidence: 0.9, words: [] };

describe('analytics', () => {
  let harness: Harness;
  const get = async (url: string): Promise<unknown> => (await harness.ask('GET', `/v1/analytics/${url}`)).json();

  beforeEach(async () => {
    harness = await openApi();
    harness.now += 60_000;
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'a', externalId: 'a', postedAt: at(-2 * HOUR) }),
      makeMention({ id: 'b', externalId: 'b', postedAt: at(-2 * HOUR + 1), sentiment: positive, network: 'x' }),
      makeMention({ id: 'c', externalId: 'c', postedAt: at(0), topics: [] }),
      makeMention({ id: 'd', externalId: 'd', postedAt: at(-30 * HOUR) }),
    ]);
  });

  it('count sentiment by the hour of the last day, with empty hours', async () => {
    const { buckets } = (await get('sentiment')) as { buckets: readonly { count: number; start: string }[] };
    expect(buckets).toHaveLength(25);
    expect(buckets.filter(({ count }) => count > 0)).toEqual([
      { start: at(-2 * HOUR), key: null, negative: 1, neutral: 0, positive: 1, count: 2, net: 0 },
      { start: at(0), key: null, negative: 1, neutral: 0, positive: 0, count: 1, net: -1 },
    ]);
  });

  it('count by day and by network', async () => {
    const answer = await get('sentiment?bucket=day&by=network&from=2026-11-17&to=2026-11-19&brand=acme');
    expect(answer).toMatchObject({
      buckets: [
        { start: '2026-11-17T00:00:00.000Z', key: 'custom', count: 1 },
        { start: '2026-11-17T00:00:00.000Z', key: 'x', count: 0, net: 0 },
        { start: '2026-11-18T00:00:00.000Z', key: 'custom', count: 2 },
        { start: '2026-11-18T00:00:00.000Z', key: 'x', count: 1, net: 1 },
      ],
    });
  });

  it('count by the days of a zone where they can, and say in which they did', async () => {
    const day = 'sentiment?bucket=day&from=2026-11-17&to=2026-11-18T23:00:00Z&zone=Africa/Johannesburg';
    const said = (postedAt: string, id: string) => makeMention({ id, externalId: id, postedAt, topics: [] });
    await harness.deps.stores.mentions.insert([said('2026-11-17T21:59:59.999Z', 'e'), said('2026-11-17T22:00:00.000Z', 'f')]);
    const { zone, buckets } = (await get(day)) as { zone: string; buckets: readonly { start: string; count: number }[] };
    expect(zone).toBe('Africa/Johannesburg');
    expect(buckets.map(({ start, count }) => [start, count])).toEqual([
      ['2026-11-16T22:00:00.000Z', 2],
      ['2026-11-17T22:00:00.000Z', 4],
      ['2026-11-18T22:00:00.000Z', 0],
    ]);
    expect(await get(`${day}&lang=en&by=topic`)).toMatchObject({ zone: 'UTC' });
    expect(await get('sentiment?bucket=day&zone=Africa')).toMatchObject({ status: 400, errors: [{ path: 'zone' }] });
    expect(await get('topics?bucket=day&from=2026-11-17&to=2026-11-18&zone=Africa/Johannesburg')).toMatchObject({
      zone: 'Africa/Johannesburg',
      starts: ['2026-11-16T22:00:00.000Z', '2026-11-17T22:00:00.000Z'],
    });
  });

  it('tell care and share of voice over time where that is asked for', async () => {
    const day = 'from=2026-11-17&to=2026-11-19&bucket=day&brand=acme';
    await harness.deps.stores.cases.insert([
      {
        expectedVersion: 0,
        activities: [],
        events: [],
        batch: null,
        next: makeCase({ id: 'k', openedAt: '2026-11-17T09:00:00.000Z', firstMentionAt: '2026-11-17T08:00:00.000Z' }),
      },
    ]);
    const care = (await get(`care?${day}`)) as { series: readonly Record<string, unknown>[] };
    expect(care).toMatchObject({ zone: 'UTC', now: { casesOpened: 1 } });
    expect(care.series).toEqual([
      { start: '2026-11-17T00:00:00.000Z', opened: 1, answered: 0, solved: 0, firstResponse: null, resolution: null },
      { start: '2026-11-18T00:00:00.000Z', opened: 0, answered: 0, solved: 0, firstResponse: null, resolution: null },
    ]);
    expect(await get('care?from=2026-11-17&to=2026-11-19')).not.toHaveProperty('series');
    expect(await get(`share-of-voice?${day}&zone=Africa/Johannesburg`)).toMatchObject({
      zone: 'UTC',
      starts: ['2026-11-17T00:00:00.000Z', '2026-11-18T00:00:00.000Z'],
      shares: [{ id: 'acme', count: 4, series: [1, 3] }],
    });
  });

  it('refuse times that end before they begin or make too many buckets', async () => {
    expect(await get('sentiment?from=2026-11-19&to=2026-11-18')).toMatchObject({ status: 400, errors: [{ path: 'from' }] });
    expect(await get('sentiment?from=2020-01-01&to=2026-11-18')).toMatchObject({ status: 400, errors: [{ path: 'from' }] });
    expect(await get('sentiment?bucket=week')).toMatchObject({ status: 400, errors: [{ path: 'bucket' }] });
  });

  it('name topics', async () => {
    expect(await get('topics')).toEqual({
      topics: [
        { id: 'baggage', name: 'Baggage', negative: 1, neutral: 0, positive: 1, count: 2, net: 0 },
        { id: 'other', name: 'other', negative: 1, neutral: 0, positive: 0, count: 1, net: -1 },
      ],
    });
  });

  it('give the brand and its competitors their share', async () => {
    const configuration = {
      ...harness.deps.configuration(),
      brands: [{ ...brand, competitors: [{ id: 'zenith', name: 'Zenith', terms: ['zenith airlines'] }] }],
    };
    const changed = await openApi({ stores: harness.deps.stores, configuration: () => configuration });
    changed.now += 60_000;
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'z', externalId: 'z', voices: ['zenith'], sentiment: positive }),
      makeMention({ id: 'y', externalId: 'y', voices: ['acme', 'zenith'], network: 'x' }),
      makeMention({ id: 'o', externalId: 'o', text: 'we are sorry', own: true }),
    ]);
    expect((await changed.ask('GET', '/v1/analytics/share-of-voice')).json()).toMatchObject({
      mentions: 5,
      complete: true,
      shares: [
        { id: 'acme', own: true, count: 4, share: 0.667 },
        { id: 'zenith', own: false, count: 2, share: 0.333, positive: 1 },
      ],
    });
    expect((await changed.ask('GET', '/v1/analytics/share-of-voice?network=x')).json()).toMatchObject({
      mentions: 2,
      shares: [
        { id: 'acme', count: 2 },
        { id: 'zenith', count: 1 },
      ],
    });
    const behind = async (voice: string): Promise<unknown> =>
      (await changed.ask('GET', `/v1/mentions?brand=acme&voice=${voice}&from=${at(-24 * HOUR)}`)).json();
    const ids = (...names: string[]) => ({ items: expect.arrayContaining(names.map((id) => expect.objectContaining({ id }))) });
    expect(await behind('zenith')).toEqual({ nextCursor: null, ...ids('y', 'z') });
    expect(await behind('acme')).toEqual({ nextCursor: null, ...ids('a', 'b', 'c', 'y') });
    expect(await behind('acme')).not.toEqual({ nextCursor: null, ...ids('z') });
  });

  it('say where it was said, how many say nothing of it, and show the mentions behind each', async () => {
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'e', externalId: 'e', postedAt: at(0), country: 'ZA' }),
      makeMention({ id: 'f', externalId: 'f', postedAt: at(-HOUR), country: 'ZA', sentiment: positive, network: 'x' }),
      makeMention({ id: 'g', externalId: 'g', postedAt: at(0), country: 'DE', own: true }),
      makeMention({ id: 'h', externalId: 'h', postedAt: at(-26 * HOUR), country: 'GB' }),
    ]);
    expect(await get('countries?brand=acme')).toEqual({
      items: [
        { country: 'ZA', negative: 1, neutral: 0, positive: 1, count: 2, net: 0, before: 0 },
        { country: 'GB', negative: 0, neutral: 0, positive: 0, count: 0, net: 0, before: 1 },
      ],
      unknown: { negative: 2, neutral: 0, positive: 1, count: 3, net: -0.333, before: 1 },
    });
    expect(await get('countries?network=x&lang=en&compare=none')).toMatchObject({
      items: [{ country: 'ZA', count: 1, before: null }],
      unknown: { count: 1, before: null },
    });
    const behind = async (query: string) =>
      (await harness.ask('GET', `/v1/mentions?from=${at(-24 * HOUR)}&${query}`)).json() as { items: readonly { id: string }[] };
    expect((await behind('country=ZA')).items).toMatchObject([
      { id: 'e', country: 'ZA' },
      { id: 'f', country: 'ZA' },
    ]);
    expect((await behind('country=za')).items).toHaveLength(2);
    expect((await behind('country=unknown')).items.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c']);
    expect(await behind('country=XX')).toMatchObject({ status: 400, errors: [{ path: 'country' }] });
    const file = await harness.ask('GET', `/v1/export/mentions?format=ndjson&brand=acme&country=ZA`);
    expect(file.body.trim().split('\n')).toHaveLength(2);
  });

  it('show how cases lie with queues and agents', async () => {
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    const kim = { kind: 'agent' as const, id: 'kim@acme.example', name: 'Kim', leaseUntil: null };
    const missed = { firstResponse: { dueAt: at(0), metAt: null, breached: true }, nextResponse: null, resolution: null };
    await harness.deps.stores.cases.insert([
      { ...change, next: makeCase({ id: 'c1', owner: kim, sla: missed }) },
      { ...change, next: makeCase({ id: 'c2', status: 'pending', queue: 'refunds' }) },
      { ...change, next: makeCase({ id: 'c3', status: 'closed' }) },
    ]);
    expect(await get('cases')).toMatchObject({
      byStatus: { open: 1, pending: 1, solved: 0, closed: 1 },
      byQueue: [
        { queue: 'care', open: 1, pending: 0, breached: 1 },
        { queue: 'refunds', open: 0, pending: 1 },
      ],
      complete: true,
    });
    expect(await get('agents')).toMatchObject({
      agents: [
        { id: 'kim@acme.example', open: 1, breached: 1 },
        { id: 'sam@acme.example', open: 0 },
      ],
    });
    expect(await get('cases?brand=other')).toMatchObject({ byStatus: { open: 0, closed: 0 } });
  });

  it('hold a time against the one before', async () => {
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    const met = { dueAt: at(HOUR), metAt: at(-HOUR), breached: false };
    const sla = { firstResponse: met, nextResponse: null, resolution: null };
    const open = makeCase({ id: 'c1', openedAt: at(-2 * HOUR), firstMentionAt: at(-2 * HOUR), networks: ['x'], sla });
    await harness.deps.stores.cases.insert([{ ...change, next: open }]);
    expect(await get('overview')).toMatchObject({
      now: { count: 3, net: -0.333, complaints: 3, authors: 2, casesOpened: 1, casesAnswered: 1, firstResponse: { count: 1 } },
      then: { count: 1, casesOpened: 0, firstResponse: null },
      open: { cases: 1, withAgents: 0, waiting: 1, breached: 0 },
      orphans: 0,
    });
    const { now } = (await get('overview?compare=none&network=x')) as { now: { firstResponse: { median: number } } };
    expect(now).toMatchObject({ count: 1 });
    expect(Math.abs(now.firstResponse.median - 3600) / 3600).toBeLessThan(0.025);
    expect(await get('care')).toMatchObject({
      now: { casesOpened: 1 },
      byNetwork: [{ network: 'x', casesOpened: 1, casesAnswered: 1 }],
      resolution: expect.arrayContaining([{ upTo: null, count: 0 }]),
    });
    const { firstResponse } = (await get('care')) as { firstResponse: readonly { count: number }[] };
    expect(firstResponse.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });

  it('tell languages and topics beside what they were', async () => {
    expect(await get('languages')).toMatchObject({ items: [{ lang: 'en', count: 3, before: 1 }] });
    expect(await get('topics?compare=previous&bucket=day')).toMatchObject({
      topics: [
        { id: 'baggage', count: 2, before: 1, casesOpened: 0, series: [0, 2] },
        { id: 'other', count: 1, before: 0, series: [0, 1] },
      ],
    });
    expect(await get('overview?compare=year')).toMatchObject({ status: 400, errors: [{ path: 'compare' }] });
  });

  it('name who spoke, by followers and by complaints', async () => {
    const author = (externalId: string, followers: number) => ({
      externalId,
      handle: externalId,
      name: null,
      followers,
      verified: false,
    });
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'p', externalId: 'p', postedAt: at(-HOUR), author: author('star', 9_000), intent: 'praise' }),
      makeMention({ id: 'q', externalId: 'q', postedAt: at(-HOUR + 1), author: author('star', 9_001), intent: 'praise' }),
    ]);
    expect(await get('authors?limit=1')).toEqual({
      items: [
        {
          network: 'custom',
          externalId: 'star',
          handle: 'star',
          name: null,
          followers: 9_001,
          mentions: 2,
          complaints: 0,
          net: -1,
          customer: 'customer-jo',
          lastAt: at(-HOUR + 1),
        },
      ],
    });
    expect(await get('authors?order=complaints')).toMatchObject({
      items: [
        { network: 'custom', externalId: 'jo', complaints: 2 },
        { network: 'x', externalId: 'jo', complaints: 1 },
      ],
    });
    expect(await get('authors?network=x')).toMatchObject({ items: [{ network: 'x' }] });
  });

  it('show stars over time', async () => {
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'r', externalId: 'r', postedAt: at(-HOUR), network: 'trustpilot', rating: 1 }),
      makeMention({ id: 's', externalId: 's', postedAt: at(-HOUR), network: 'trustpilot', rating: 4 }),
      makeMention({ id: 't', externalId: 't', postedAt: at(-26 * HOUR), network: 'trustpilot', rating: 2 }),
    ]);
    expect(await get('reviews')).toEqual({
      zone: 'UTC',
      networks: [
        {
          network: 'trustpilot',
          counts: [1, 0, 0, 1, 0],
          average: 2.5,
          before: 2,
          series: [
            { start: '2026-11-17T00:00:00.000Z', counts: [0, 0, 0, 0, 0], average: null },
            { start: '2026-11-18T00:00:00.000Z', counts: [1, 0, 0, 1, 0], average: 2.5 },
          ],
        },
      ],
      recovered: { solved: 0, raised: 0, withdrawn: 0, items: [] },
    });
  });

  it('show reviews that were withdrawn after their case was solved', async () => {
    const { mentions, cases } = harness.deps.stores;
    const review = { postedAt: at(-HOUR), network: 'trustpilot' as const, rating: 1 };
    await mentions.insert([
      makeMention({ ...review, id: 'r', externalId: 'r', case: 'won' }),
      makeMention({ ...review, id: 's', externalId: 's', case: 'open' }),
    ]);
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    const opened = { openedAt: at(-HOUR), networks: ['trustpilot' as const] };
    await cases.insert([
      { ...change, next: makeCase({ ...opened, id: 'won', solvedAt: at(-HOUR / 2), status: 'solved' }) },
      { ...change, next: makeCase({ ...opened, id: 'open', customer: 'another' }) },
    ]);
    await mentions.purge(['r', 's'], at(0));
    const item = { mention: 'r', case: 'won', network: 'trustpilot', from: 1, to: null, at: at(0) };
    expect(await get('reviews?compare=none')).toMatchObject({ recovered: { raised: 0, withdrawn: 1, items: [item] } });
    expect(await get('reviews?compare=none&network=x')).toMatchObject({ recovered: { withdrawn: 0, items: [] } });
  });

  it('know of no incidents while there are none', async () => {
    expect(await get('incidents')).toEqual({ items: [], nextCursor: null });
  });
});

describe('buckets', () => {
  it('cover the time asked about without a gap', () => {
    const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 900 * HOUR }), (from, length) => {
        const span = { from: new Date(from).toISOString(), to: new Date(from + length).toISOString() };
        const starts = bucketStarts(span, 'hour').map((start) => Date.parse(start));
        expect(starts[0]).toBeLessThanOrEqual(from);
        expect((starts.at(-1) ?? 0) + HOUR).toBeGreaterThanOrEqual(from + length);
        for (const [index, start] of starts.entries()) expect(start).toBe((starts[0] ?? 0) + index * HOUR);
      }),
    );
  });

  it('add brands up', () => {
    const row = { start: at(0), key: null, negative: 1, neutral: 0, positive: 0, count: 1 };
    expect(fillBuckets([at(0)], [row, row], false)).toEqual([{ ...row, negative: 2, count: 2, net: -1 }]);
  });

  it('have a net of three places, and none of nothing', () => {
    expect(withNet({ negative: 1, neutral: 0, positive: 2, count: 3 }).net).toBe(0.333);
    expect(Object.is(withNet({ negative: 0, neutral: 0, positive: 0, count: 0 }).net, 0)).toBe(true);
  });
});
