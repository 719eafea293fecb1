import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../../src/api/routes/index.ts';
import { isShared, sharedRoutes } from '../../../src/api/shared-pages.ts';
import { makeShareTokens } from '../../../src/app/share-tokens.ts';
import { sharePages, type SharePage } from '../../../src/domain/index.ts';
import { at, brand, makeCase, makeMention } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

const DAY = 86_400_000;
const ABROAD = '203.0.113.9';
interface Made {
  readonly id: string;
  readonly url: string;
  readonly expiresAt: string;
}

/** Written out by hand: a change of what a link shows must be made twice. */
const open: Readonly<Record<SharePage, readonly string[]>> = {
  overview: ['overview', 'sentiment', 'topics', 'share-of-voice', 'languages'],
  topics: ['topics', 'sentiment', 'languages'],
  voice: ['share-of-voice', 'topics', 'languages'],
  places: ['countries', 'topics', 'languages'],
  authors: ['authors', 'topics', 'languages'],
  reviews: ['reviews', 'topics', 'languages'],
  care: ['care', 'topics', 'languages'],
};

describe('a link that shows a page', () => {
  let harness: Harness;
  const make = async (page: SharePage, over: object = {}) => {
    const body = { page, query: { brand: 'acme', range: '7d' }, days: 30, ...over };
    return harness.ask('POST', '/v1/shares', body);
  };
  const tokenOf = (made: Made): string => made.url.replace('https://care.acme.example/s/', '');
  const made = async (page: SharePage, over: object = {}): Promise<Made> => (await make(page, over)).json() as Made;
  const look = (
    token: string,
    url: string,
    more: Record<string, string> = {},
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' = 'GET',
  ) =>
    harness.send({
      method,
      url,
      headers: { 'x-earshot-share': token, ...more },
      address: ABROAD,
      ...(method === 'GET' ? {} : { body: {} }),
    });

  beforeEach(async () => {
    const bare = await openApi();
    const brands = [brand, { ...brand, id: 'zenith', name: 'Zenith' }];
    harness = await openApi({ configuration: () => ({ ...bare.deps.configuration(), brands }) });
    harness.now += 60_000;
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'a', externalId: 'a', postedAt: at(-3_600_000) }),
      makeMention({ id: 'z', externalId: 'z', postedAt: at(-3_600_000), brand: 'zenith' }),
    ]);
  });

  it('is made with a day it ends on, and says what it shows', async () => {
    const response = await make('topics', { title: ' For the board ', days: 2 });
    expect(response.status).toBe(201);
    const share = response.json() as Made;
    expect(share).toMatchObject({ page: 'topics', title: 'For the board', query: { brand: 'acme', range: '7d' } });
    expect(Date.parse(share.expiresAt)).toBe(harness.now + 2 * DAY);
    expect((await look(tokenOf(share), '/v1/shares/current')).json()).toEqual({
      page: 'topics',
      query: { brand: 'acme', range: '7d' },
      brandName: 'Acme Air',
      title: 'For the board',
      expiresAt: share.expiresAt,
    });
    expect((await harness.ask('GET', '/v1/shares')).json()).toEqual({ items: [share] });
    expect((await harness.ask('GET', '/v1/shares/current')).status).toBe(404);
  });

  it.each([
    [{ page: 'cases' }, 'page'],
    [{ days: 0 }, 'days'],
    [{ days: 91 }, 'days'],
    [{ query: {} }, 'query.brand'],
    [{ query: { brand: 'nobody' } }, 'query.brand'],
    [{ query: { brand: 'acme', from: '2026-11-01' } }, 'query.from'],
    [{ query: { brand: 'acme', from: '2026-11-02', to: '2026-11-01' } }, 'query.from'],
    [{ query: { brand: 'acme', network: 'nowhere' } }, 'query.network'],
  ])('is not made with %j', async (over, path) => {
    const response = await make('topics', over);
    expect(response.json()).toMatchObject({ status: 400, errors: [{ path }] });
  });

  describe.each(sharePages)('to the page %s', (page) => {
    it('answers what the page asks for, and nothing else at all', async () => {
      const token = tokenOf(await made(page));
      const answered: string[] = [];
      for (const route of routes) {
        if (route.policy === 'public') continue;
        const url = route.url.replace(':id', 'x').replace(':name', 'poll').replace(':connection', 'x');
        const { status, body } = await look(token, url, {}, route.method);
        if (route.policy === 'observe' || status !== 403) answered.push(`${route.method} ${route.url} ${status}`);
        else expect(JSON.parse(body)).toMatchObject({ code: 'not-shared' });
      }
      const wanted = [...open[page].map((name) => `/v1/analytics/${name}`), '/v1/shares/current'].map((url) => `GET ${url} 200`);
      const metrics = answered.filter((line) => line.startsWith('GET /metrics'));
      expect(metrics).toEqual(['GET /metrics 403']);
      expect(answered.filter((line) => !metrics.includes(line)).toSorted()).toEqual(wanted.toSorted());
    });
  });

  it('names only routes that are there', () => {
    expect([...sharedRoutes].filter((name) => !routes.some((route) => route.name === name))).toEqual([]);
    expect(
      routes.filter(({ name }) => sharePages.some((page) => isShared(page, name))).every(({ method }) => method === 'GET'),
    ).toBe(true);
  });

  it('shows its own brand, whatever is asked for, with any filter', async () => {
    const token = tokenOf(await made('overview'));
    for (const query of ['', '?brand=zenith', '?brand=zenith&brand=acme', '?compare=none']) {
      const { status, body } = await look(token, `/v1/analytics/overview${query}`);
      expect([status, (JSON.parse(body) as { now: { count: number } }).now.count]).toEqual([200, 1]);
    }
    expect(JSON.parse((await look(token, '/v1/analytics/overview?network=x')).body)).toMatchObject({ now: { count: 0 } });
    expect(JSON.parse((await look(token, '/v1/analytics/overview?brand=zenith')).body)).toMatchObject({
      orphans: expect.any(Number),
    });
    expect((await look(token, '/v1/analytics/overview?odd=1')).status).toBe(400);
  });

  it('tells no names', async () => {
    const named = { externalId: 'jo-id', handle: 'jo-handle', name: 'Jo Name', followers: 5, verified: false };
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'n', externalId: 'n', author: named, text: 'a text to hide', postedAt: at(-60_000) }),
    ]);
    const signedIn = (await harness.ask('GET', '/v1/analytics/authors?brand=acme')).body;
    expect(signedIn).toContain('jo-handle');
    const shown = await look(tokenOf(await made('authors')), '/v1/analytics/authors');
    expect(shown.status).toBe(200);
    expect(shown.body).not.toMatch(/jo-id|jo-handle|Jo Name|a text to hide|customer-jo/u);
    expect(shown.json()).toMatchObject({
      items: [{ externalId: '1', handle: null, name: null, customer: null, mentions: 1 }, {}],
    });
  });

  it('tells of recovered reviews by number alone', async () => {
    const { mentions, cases } = harness.deps.stores;
    const review = { network: 'trustpilot' as const, rating: 1, postedAt: at(-60_000), case: 'case-of-jo' };
    await mentions.insert([makeMention({ ...review, id: 'review-of-jo', externalId: 'r' })]);
    const next = makeCase({ id: 'case-of-jo', openedAt: at(-60_000), solvedAt: at(-30_000), status: 'solved' });
    await cases.insert([{ next, expectedVersion: 0, activities: [], events: [], batch: null }]);
    await mentions.purge(['review-of-jo'], at(-1));
    expect((await harness.ask('GET', '/v1/analytics/reviews?brand=acme')).body).toContain('review-of-jo');
    const shown = await look(tokenOf(await made('reviews')), '/v1/analytics/reviews');
    expect(shown.body).not.toMatch(/-of-jo/u);
    expect(shown.json()).toMatchObject({ recovered: { withdrawn: 1, items: [{ mention: '1', case: '', from: 1, to: null }] } });
  });

  it('ends when its time is over, and when it is taken back', async () => {
    const [first, second] = [await made('care', { days: 1 }), await made('care')];
    expect((await harness.ask('DELETE', `/v1/shares/${second.id}`)).status).toBe(204);
    expect((await harness.ask('DELETE', `/v1/shares/${second.id}`)).status).toBe(404);
    expect((await look(tokenOf(second), '/v1/analytics/care')).json()).toMatchObject({ status: 401, code: 'share-expired' });
    expect((await look(tokenOf(first), '/v1/analytics/care')).status).toBe(200);
    harness.now += DAY;
    const over = await look(tokenOf(first), '/v1/shares/current');
    expect(over.json()).toMatchObject({ status: 401, code: 'share-expired' });
    expect((await harness.ask('GET', '/v1/shares')).json()).toEqual({ items: [] });
  });

  it('stands for itself: neither a key nor a sign-in beside it shows more', async () => {
    const token = tokenOf(await made('care'));
    const key = { authorization: 'Bearer a-service-key-of-tests' };
    expect((await look(token, '/v1/mentions', key)).status).toBe(403);
    expect((await look('nonsense', '/v1/mentions', key)).json()).toMatchObject({ code: 'share-expired' });
  });

  it('opens nothing to who makes one up', async () => {
    const token = tokenOf(await made('care'));
    const [id = '', proof = ''] = token.split('.');
    const other = makeShareTokens('another installation').tokenOf(id);
    for (const guess of [id, `${id}.`, `${id}.${proof.slice(0, -1)}`, `${id}.${proof}=`, `${id}.${proof}.x`, other, '', '.'])
      expect((await look(guess, '/v1/analytics/care')).json()).toMatchObject({ status: 401, code: 'share-expired' });
  });

  it('limits each of those who look for themselves', async () => {
    harness = await openApi({ limits: { requestsPerMinute: 3 } });
    const token = tokenOf(await made('care'));
    const from = (address: string) => harness.send({ url: '/v1/shares/current', headers: { 'x-earshot-share': token }, address });
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await from(ABROAD)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await from('198.51.100.7')).status).toBe(200);
  });
});

describe('the token of a link', () => {
  const tokens = makeShareTokens('one secret');
  it('gives back its id, and nothing for anything else', () => {
    const id = '0123456789abcdef0123456789abcdef';
    const token = tokens.tokenOf(id);
    expect(tokens.idOf(token)).toBe(id);
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (place, letter) => {
        fc.pre(token[place] !== letter);
        expect(tokens.idOf(token.slice(0, place) + letter + token.slice(place + 1))).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tokens.idOf(text)).toBeNull();
      }),
    );
  });
});
