import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import { at, makeCase, makeMention } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

type Page = { readonly items: readonly Record<string, unknown>[]; readonly nextCursor: string | null };
type Faults = { readonly errors: readonly { readonly path: string }[] };

describe('lists', () => {
  let harness: Harness;
  const page = async (url: string): Promise<Page> => (await harness.ask('GET', url)).json() as Page;
  const faults = async (url: string): Promise<readonly string[]> => {
    const response = await harness.ask('GET', url);
    expect(response.status).toBe(400);
    return (response.json() as Faults).errors.map((fault) => fault.path);
  };

  beforeEach(async () => {
    harness = await openApi();
    const mentions = Array.from({ length: 120 }, (_, index) =>
      makeMention({ externalId: `p${index}`, id: `m${index}`, postedAt: at(index * 1000) }),
    );
    await harness.deps.stores.mentions.insert(mentions);
  });

  it('give 50 unless told, newest first, and go on from the cursor to the end', async () => {
    const first = await page('/v1/mentions');
    expect(first.items).toHaveLength(50);
    expect(first.items[0]?.['id']).toBe('m119');
    const second = await page(`/v1/mentions?limit=200&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    expect([second.items.length, second.nextCursor]).toEqual([70, null]);
  });

  it('refuse limits, cursors, filters and names that are none', async () => {
    expect(await faults('/v1/mentions?limit=0')).toEqual(['limit']);
    expect(await faults('/v1/mentions?limit=201')).toEqual(['limit']);
    expect(await faults('/v1/mentions?limit=ten')).toEqual(['limit']);
    expect(await faults('/v1/mentions?limit=5&limit=6')).toEqual(['limit']);
    expect(await faults('/v1/mentions?cursor=nonsense')).toEqual(['cursor']);
    expect(await faults('/v1/mentions?network=telegraph&from=yesterday&colour=red')).toEqual(['network', 'from', 'colour']);
    expect(await faults('/v1/cases?status=lost&breached=perhaps')).toEqual(['status', 'breached']);
    expect(await faults('/v1/mentions?from=%2B040000-01-01T00:00:00Z')).toEqual(['from']);
    expect(await faults('/v1/mentions?__proto__=1')).toEqual(['__proto__']);
  });

  it('narrow mentions by what is asked for', async () => {
    await harness.deps.stores.mentions.insert([
      makeMention({
        id: 'other',
        externalId: 'other',
        text: 'Thank YOU',
        network: 'x',
        intent: 'praise',
        case: 'c1',
        lang: 'nso',
      }),
    ]);
    for (const filter of [
      'q=thank you',
      'network=x',
      'intent=praise',
      'case=c1',
      'lang=nso',
      `from=2026-11-18T12:00:00Z&to=2026-11-18&q=nothing`,
    ]) {
      const expected = filter.includes('nothing') ? [] : ['other'];
      expect((await page(`/v1/mentions?${filter.replaceAll(' ', '%20')}`)).items.map((item) => item['id'])).toEqual(expected);
    }
  });

  it('show mentions as the contract has them, and one alone the same', async () => {
    const shown = await harness.ask('GET', '/v1/mentions/m1');
    expect(shown.json()).toMatchObject({
      id: 'm1',
      brand: 'acme',
      connection: 'acme-own',
      network: 'custom',
      kind: 'post',
      externalId: 'p1',
      url: null,
      visibility: 'public',
      author: { externalId: 'jo', handle: 'jo', name: 'Jo', followers: 10, verified: false },
      lang: 'en',
      sentiment: { label: 'negative', score: -0.6, confidence: 0.8, words: [] },
      topics: [{ id: 'baggage', confidence: 0.8 }],
      intent: 'complaint',
      case: null,
      disposition: null,
      redacted: false,
    });
    expect(Object.keys(shown.json() as object)).not.toContain('batch');
    expect((await harness.ask('GET', '/v1/mentions/none')).status).toBe(404);
  });

  it('point to private data of one mention, and of none that is redacted', async () => {
    await harness.deps.stores.mentions.insert([makeMention({ id: 'p', externalId: 'p', text: 'call +27821234567' })]);
    expect((await harness.ask('GET', '/v1/mentions/p')).json()).toMatchObject({
      private: [{ kind: 'phone', start: 5, end: 17 }],
    });
    expect((await harness.ask('GET', '/v1/mentions/m1')).json()).toMatchObject({ private: [] });
  });

  it('keep private messages from those who work no cases', async () => {
    const key = {
      id: 'bm',
      kind: 'key' as const,
      name: 'Brand',
      roles: ['brand-manager' as const],
      secretHash: sha256('bm-key'),
      createdAt: '',
      disabledAt: null,
    };
    await harness.deps.stores.accounts.put(key);
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'dm', externalId: 'dm', visibility: 'private', text: 'my number is 555' }),
    ]);
    await harness.deps.stores.cases.insert([
      {
        next: makeCase({ id: 'c1', firstMention: 'dm', lastMention: 'dm', subject: 'my number' }),
        expectedVersion: 0,
        activities: [],
        events: [],
        batch: null,
      },
    ]);
    const asManager = async (url: string) => (await harness.send({ url, headers: { authorization: 'Bearer bm-key' } })).json();
    expect(await asManager('/v1/mentions/dm')).toMatchObject({ text: '', redacted: true, author: { handle: null, name: null } });
    expect(JSON.stringify(await asManager('/v1/cases'))).not.toMatch(/my number/);
    expect((await harness.ask('GET', '/v1/mentions/dm')).json()).toMatchObject({ text: 'my number is 555', redacted: false });
  });

  it('show cases with their customer’s name and newest mention', async () => {
    await harness.deps.stores.customers.insert([
      {
        id: 'customer-jo',
        brand: 'acme',
        name: 'Jo',
        identities: [],
        firstSeenAt: at(0),
        erasedAt: null,
        linkedTo: null,
        linkEvents: [],
      },
    ]);
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    await harness.deps.stores.cases.insert([
      {
        ...change,
        next: makeCase({
          id: 'c1',
          lastMention: 'm1',
          owner: { kind: 'agent', id: 'kim@acme.example', name: 'Kim', leaseUntil: null },
        }),
      },
      { ...change, next: makeCase({ id: 'c2', status: 'solved' }) },
    ]);
    const mine = await page('/v1/cases?owner=kim@acme.example');
    expect(mine.items).toMatchObject([
      { id: 'c1', customerName: 'Jo', lastMention: { id: 'm1', network: 'custom' }, sla: { firstResponse: { breached: false } } },
    ]);
    const whole = await harness.ask('GET', '/v1/cases/c1');
    expect(whole.headers['etag']).toBe('"1"');
    expect(whole.json()).toMatchObject({
      id: 'c1',
      customer: { id: 'customer-jo', name: 'Jo' },
      mentions: [],
      timeline: [],
      otherCases: [{ id: 'c2' }],
    });
    expect((await harness.ask('GET', '/v1/cases/c3')).status).toBe(404);
  });
});
