import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { Role } from '../../../src/domain/index.ts';
import { at, makeMention, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

type Json = Record<string, unknown>;

describe('corrections', () => {
  let harness: Harness;
  const correct = async (id: string, body: object) => {
    const response = await harness.ask('POST', `/v1/mentions/${id}/corrections`, body);
    return { status: response.status, body: response.json() as Json };
  };
  const log = async (query = '') => (await harness.ask('GET', `/v1/corrections${query}`)).json() as { items: Json[] };
  const keyFor = async (role: Role): Promise<Record<string, string>> => {
    const account = {
      id: `key:${role}`,
      kind: 'key' as const,
      name: `A ${role}`,
      roles: [role],
      createdAt: '',
      disabledAt: null,
    };
    await harness.deps.stores.accounts.put({ ...account, secretHash: sha256(role) });
    return { authorization: `Bearer ${role}` };
  };

  beforeEach(async () => {
    harness = await openApi();
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'm1', externalId: 'm1' }),
      makeMention({ id: 'dm', externalId: 'dm', visibility: 'private' }),
    ]);
  });

  it('answer the mention as it stands then, with who set what', async () => {
    const { status, body } = await correct('m1', { field: 'sentiment', value: 'neutral' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'm1',
      sentiment: { label: 'neutral', score: 0, confidence: 1 },
      labelsVersion: 'test-1',
      corrected: { sentiment: { by: 'service', name: 'Service key', at: new Date(NOON).toISOString(), from: 'negative' } },
    });
    expect((await harness.ask('GET', '/v1/mentions/m1')).json()).toEqual(body);
    expect(harness.corrected).toHaveLength(1);
  });

  it('are kept once and listed newest first, by brand, field and time, to those who review', async () => {
    await correct('m1', { field: 'sentiment', value: 'neutral' });
    await correct('m1', { field: 'sentiment', value: 'neutral' });
    harness.now += 1000;
    await correct('m1', { field: 'topics', value: ['refunds', 'baggage'] });
    harness.now += 1000;
    await correct('m1', { field: 'spam', value: true });
    const { items } = await log();
    expect(items.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['spam', false, true],
      ['topics', ['baggage'], ['refunds', 'baggage']],
      ['sentiment', 'negative', 'neutral'],
    ]);
    expect(items[0]).toMatchObject({
      mention: 'm1',
      brand: 'acme',
      network: 'custom',
      by: { id: 'service', name: 'Service key' },
    });
    expect(JSON.stringify(items)).not.toContain('never arrived');
    expect((await log('?brand=acme&field=topics')).items).toHaveLength(1);
    expect((await log('?brand=zenith')).items).toEqual([]);
    expect((await log(`?from=${encodeURIComponent(at(500))}&to=${encodeURIComponent(at(1500))}`)).items).toHaveLength(1);
    expect((await log('?limit=2')).items).toHaveLength(2);
    expect(harness.corrected).toHaveLength(3);
  });

  it('are refused with every fault named', async () => {
    const faults = async (body: object): Promise<unknown> => {
      const answer = await correct('m1', body);
      expect(answer.status).toBe(400);
      return (answer.body['errors'] as { path: string }[]).map(({ path }) => path);
    };
    expect(await faults({ field: 'topics', value: ['baggage', 'catering', 'crew'] })).toEqual(['value[1]', 'value[2]']);
    expect(await faults({ field: 'topics', value: ['other', 'baggage'] })).toEqual(['value']);
    expect(await faults({ field: 'lang', value: 'english' })).toEqual(['value']);
    expect(await faults({ field: 'sentiment', value: 'angry' })).toEqual(['value']);
    expect(await faults({ field: 'urgency', value: 1 })).toEqual(['field']);
    expect((await correct('nobody', { field: 'spam', value: true })).status).toBe(404);
    await harness.deps.stores.mentions.purge(['m1'], at(1));
    expect(await correct('m1', { field: 'spam', value: true })).toMatchObject({ status: 422, body: { code: 'deleted' } });
    expect((await log()).items).toEqual([]);
  });

  it('of a private message are for those who read it', async () => {
    const url = '/v1/mentions/dm/corrections';
    const body = { field: 'spam', value: true };
    const ask = async (role: Role) => (await harness.send({ method: 'POST', url, headers: await keyFor(role), body })).status;
    expect(await ask('brand-manager')).toBe(403);
    expect(await ask('agent')).toBe(200);
  });
});

describe('how well labels hold', () => {
  let harness: Harness;
  const ask = async (query = ''): Promise<Json> => (await harness.ask('GET', `/v1/understanding${query}`)).json() as Json;

  beforeEach(async () => {
    harness = await openApi();
    const days = (count: number): string => at(-count * 86_400_000);
    const sentiment = { label: 'negative' as const, score: -0.5, confidence: 0.42, words: [] };
    await harness.deps.stores.mentions.insert([
      ...Array.from({ length: 20 }, (_, index) =>
        makeMention({ id: `new-${index}`, externalId: `n${index}`, postedAt: days(1), sentiment }),
      ),
      ...Array.from({ length: 20 }, (_, index) =>
        makeMention({ id: `old-${index}`, externalId: `o${index}`, postedAt: days(20) }),
      ),
      makeMention({ id: 'dutch', externalId: 'd', postedAt: days(1), lang: 'nl', network: 'x' }),
    ]);
  });

  it('is told for each language and network, over a week and four', async () => {
    await harness.ask('POST', '/v1/mentions/new-1/corrections', { field: 'sentiment', value: 'neutral' });
    await harness.ask('POST', '/v1/mentions/new-1/corrections', { field: 'intent', value: 'question' });
    await harness.ask('POST', '/v1/mentions/new-2/corrections', { field: 'sentiment', value: 'negative' });
    harness.now += 1;
    expect(await ask()).toEqual({
      labelsVersion: 'test-1',
      countedAt: at(1),
      relabelling: null,
      drift: [
        {
          network: 'custom',
          lang: 'en',
          days7: { mentions: 20, corrections: 2, per100: 10, byField: { sentiment: 1, intent: 1 } },
          days28: { mentions: 40, corrections: 2, per100: 5, byField: { sentiment: 1, intent: 1 } },
          confidence: [0, 0, 0, 0, 18, 0, 0, 0, 20, 0],
        },
        {
          network: 'x',
          lang: 'nl',
          days7: { mentions: 1, corrections: 0, per100: 0, byField: {} },
          days28: { mentions: 1, corrections: 0, per100: 0, byField: {} },
          confidence: [0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
        },
      ],
    });
    expect(await ask('?brand=zenith')).toMatchObject({ drift: [] });
  });

  it('is counted once a minute at most, and says when', async () => {
    expect(await ask()).toMatchObject({ countedAt: at(0) });
    harness.now += 59_000;
    expect(await ask()).toMatchObject({ countedAt: at(0) });
    harness.now += 1_000;
    expect(await ask()).toMatchObject({ countedAt: at(60_000) });
  });

  it('has new weights run over what is stored when asked, and tells how far they are', async () => {
    expect(await harness.ask('POST', '/v1/understanding/relabel')).toMatchObject({ status: 202 });
    const since = '2026-11-01T00:00:00Z';
    expect(await harness.ask('POST', '/v1/understanding/relabel', { brand: 'acme', since, all: true })).toMatchObject({
      status: 202,
    });
    expect(harness.jobs.added).toEqual([
      { name: 'relabel', data: { brand: null, since: null, all: false } },
      { name: 'relabel', data: { brand: 'acme', since: '2026-11-01T00:00:00.000Z', all: true } },
    ]);
    expect((await harness.ask('POST', '/v1/understanding/relabel', { brand: 'zenith' })).status).toBe(400);
    await harness.deps.stores.relabelRuns.save({
      id: 'r',
      version: 'test-1',
      brand: null,
      since: null,
      all: false,
      startedAt: at(0),
      finishedAt: null,
      after: 'm-5',
      total: 41,
      looked: 20,
      relabelled: 20,
      changed: { sentiment: 3, topics: 0, intent: 1, lang: 0, spam: 0 },
      moved: { 'negative>neutral': 3 },
    });
    expect((await ask())['relabelling']).toMatchObject({ looked: 20, total: 41, moved: { 'negative>neutral': 3 } });
  });
});
