import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { Role } from '../../../src/domain/index.ts';
import { makeMention, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

type Json = Record<string, unknown>;
const pets = { id: 'pets', name: 'Pets', words: ['dog', 'cat in cabin'] };
const DAY = 86_400_000;
const before = (days: number): string => new Date(NOON - days * DAY).toISOString();

describe('topics of a brand', () => {
  let harness: Harness;
  const post = async (url: string, body: object, headers: Record<string, string>) => {
    const response = await harness.send({ method: 'POST', url, body, headers });
    return { status: response.status, body: response.json() as Json };
  };
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
  const preview = async (body: object, role: Role = 'supervisor') => post('/v1/topics/preview', body, await keyFor(role));
  const ids = async (): Promise<unknown[]> => {
    const { items } = (await harness.ask('GET', '/v1/topics?brand=acme')).json() as { items: Json[] };
    return items.map(({ id, own }) => (own === true ? `${String(id)} (own)` : id));
  };

  beforeEach(async () => {
    harness = await openApi();
    const said = (id: string, text: string, over: object = {}) =>
      makeMention({ id, externalId: id, text, postedAt: before(1), topics: [{ id: 'baggage', confidence: 0.6 }], ...over });
    await harness.deps.stores.mentions.insert([
      said('m1', 'can my dogs sit beside me? my dog hates the hold, so a cat in cabin fare?'),
      said('m2', 'my dog is tired', { topics: [] }),
      said('old', 'my dog was lost', { postedAt: before(8) }),
      said('ours', 'we love every dog', { own: true }),
      said('dm', 'my dog bit the purser', { visibility: 'private' }),
      said('far', 'where is my suitcase'),
    ]);
  });

  it('are tried on the last week before they are kept', async () => {
    const { status, body } = await preview({ brand: 'acme', topic: pets });
    expect(status).toBe(200);
    expect(body).toMatchObject({ scanned: 4, matched: 3, movedFrom: { baggage: 1, other: 1 } });
    expect((body['sample'] as Json[]).map(({ id }) => id)).toEqual(['m1', 'dm', 'm2']);
    expect((body['sample'] as Json[])[0]).toMatchObject({ words: ['dogs', 'dog', 'cat in cabin'] });
    expect(await ids()).toEqual(['baggage', 'refunds']);
  });

  it('show private words to nobody who may not read them', async () => {
    const { body } = await preview({ brand: 'acme', topic: pets }, 'brand-manager');
    expect(body).toMatchObject({ scanned: 3, matched: 2 });
    expect(JSON.stringify(body)).not.toContain('purser');
  });

  it('are kept, replaced and taken out again', async () => {
    const key = await keyFor('brand-manager');
    expect(await post('/v1/topics', { brand: 'acme', topic: pets }, key)).toEqual({
      status: 200,
      body: { ...pets, own: true, examples: [] },
    });
    await post('/v1/topics', { brand: 'acme', topic: { ...pets, words: ['dog'], examples: ['may my puppy fly'] } }, key);
    expect(await ids()).toEqual(['baggage', 'refunds', 'pets (own)']);
    const remove = () => harness.send({ method: 'DELETE', url: '/v1/topics/pets?brand=acme', headers: key });
    expect((await remove()).status).toBe(204);
    expect(await ids()).toEqual(['baggage', 'refunds']);
    expect((await remove()).status).toBe(404);
  });

  it('of the taxonomy itself are neither replaced nor taken out', async () => {
    const taken = { brand: 'acme', topic: { ...pets, id: 'baggage' } };
    const key = await keyFor('supervisor');
    for (const url of ['/v1/topics', '/v1/topics/preview']) {
      const { status, body } = await post(url, taken, key);
      expect([status, (body['errors'] as Json[]).map(({ path }) => path)]).toEqual([400, ['topic.id']]);
    }
    expect((await harness.send({ method: 'DELETE', url: '/v1/topics/baggage?brand=acme', headers: key })).status).toBe(404);
  });

  it.each([
    ['a brand that nobody configured', { brand: 'nobody', topic: pets }, 'brand'],
    ['a brand named like what every object has', { brand: 'constructor', topic: pets }, 'brand'],
    ['a topic that says nothing', { brand: 'acme', topic: { id: 'pets', name: 'Pets' } }, 'topic.words'],
    ['an example too long to be one', { brand: 'acme', topic: { ...pets, examples: ['x'.repeat(1001)] } }, 'topic.examples[0]'],
  ])('are refused for %s', async (_what, body, path) => {
    const answer = await preview(body);
    expect(answer.status).toBe(400);
    expect((answer.body['errors'] as Json[]).map((fault) => fault['path'])).toEqual([path]);
  });

  it('are fifty at most', async () => {
    const key = await keyFor('administrator');
    for (let at = 0; at < 50; at += 1) await harness.deps.topics.keep('acme', { ...pets, id: `pets-${at}`, examples: [] });
    expect((await post('/v1/topics', { brand: 'acme', topic: pets }, key)).status).toBe(422);
    expect((await post('/v1/topics', { brand: 'acme', topic: { ...pets, id: 'pets-7' } }, key)).status).toBe(200);
  });

  it('wait while others change the configuration', async () => {
    harness = await openApi({ topics: { ...harness.deps.topics, keep: async () => false } });
    expect((await post('/v1/topics', { brand: 'acme', topic: pets }, await keyFor('supervisor'))).status).toBe(503);
  });
});
