import { beforeEach, describe, expect, it } from 'vitest';
import { makeItem } from '../../factories.ts';
import { keyed, openApi, type Harness } from './harness.ts';

interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}
const problem = (response: { json(): unknown }): ProblemBody => response.json() as ProblemBody;
/** A promise and what ends the wait for it. */
function gate(): readonly [Promise<void>, () => void] {
  let open = (): void => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [promise, () => open()];
}
const paths = (response: { json(): unknown }): readonly string[] => (problem(response).errors ?? []).map((fault) => fault.path);

describe('POST /v1/intake', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await openApi();
  });
  const give = (items: readonly unknown[], connection = 'acme-own') => harness.ask('POST', '/v1/intake', { connection, items });

  it('takes items and says which batch they are', async () => {
    const items = [makeItem(), makeItem(), makeItem({ externalId: 'twice' }), makeItem({ externalId: 'twice' })];
    const response = await give(items);
    expect(response.status).toBe(202);
    expect(response.json()).toEqual({ batchId: 'batch-1', accepted: 4 });
    expect(harness.taken).toEqual([{ connection: 'acme-own', items }]);
  });

  it('takes nothing when one item is bad, and names every fault', async () => {
    const bad = { ...makeItem(), author: { handle: 'jo' }, kind: 'shout', colour: 'red' };
    const response = await give([makeItem(), makeItem(), makeItem(), bad, makeItem({ postedAt: '+040000-01-01T00:00:00Z' })]);
    expect(response.status).toBe(400);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(paths(response).toSorted()).toEqual([
      'items[3].author.externalId',
      'items[3].colour',
      'items[3].kind',
      'items[4].postedAt',
    ]);
    expect(harness.taken).toEqual([]);
  });

  it.each([
    ['year 40000', makeItem({ postedAt: '40000-01-01T00:00:00Z' }), 'items[0].postedAt'],
    ['a year before the networks', makeItem({ postedAt: '1969-01-01T00:00:00Z' }), 'items[0].postedAt'],
    ['half a character', makeItem({ text: 'a \ud800' }), 'items[0].text'],
    ['half a character in a name', makeItem({ author: { externalId: 'x', name: '\udfff' } }), 'items[0].author.name'],
    ['half a character in what is kept raw', makeItem({ raw: { deep: ['\udfff'] } }), 'items[0].raw.deep[0]'],
    ['U+0000', makeItem({ externalId: 'a\u0000b' }), 'items[0].externalId'],
    ['a link that is no web address', makeItem({ url: 'javascript:alert(1)' }), 'items[0].url'],
    ['a rating of 11', makeItem({ rating: 11 }), 'items[0].rating'],
    ['no id', makeItem({ externalId: '  ' }), 'items[0].externalId'],
  ])('refuses %s, saying where', async (_name, item, path) => {
    const response = await give([item]);
    expect(response.status).toBe(400);
    expect(paths(response)).toEqual([path]);
  });

  it('takes text that only looks odd: zero-width, right-to-left, emoji, control characters', async () => {
    const text = 'bag\u200b \u202eegaggab مرحبا 👩‍👩‍👧 \u0007';
    expect((await give([makeItem({ text })])).status).toBe(202);
    expect(harness.taken[0]?.items).toMatchObject([{ text }]);
  });

  it.each([
    ['nothing', undefined, ''],
    ['no items', { connection: 'acme-own', items: [] }, 'items'],
    ['1001 items', { connection: 'acme-own', items: Array.from({ length: 1001 }, () => 1) }, 'items'],
    ['a connection nobody knows', { connection: 'nobody', items: [makeItem()] }, 'connection'],
    ['a connection that listens by itself', { connection: 'acme-fb', items: [makeItem()] }, 'connection'],
  ])('refuses %s', async (_name, body, path) => {
    const response = await harness.ask('POST', '/v1/intake', body);
    expect(response.status).toBe(400);
    expect(paths(response)).toEqual([path]);
    expect(harness.taken).toEqual([]);
  });

  it('tells of too many items without looking at each', async () => {
    const body = { connection: 'acme-own', items: Array.from({ length: 200_000 }, () => 1) };
    expect(paths(await harness.ask('POST', '/v1/intake', body))).toEqual(['items']);
  });

  it('refuses 300 levels of JSON clearly', async () => {
    const raw = `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`;
    const response = await harness.send({
      method: 'POST',
      url: '/v1/intake',
      headers: { ...keyed, 'content-type': 'application/json' },
      body: `{"items":[{"raw":${raw}}]}`,
    });
    expect(problem(response)).toMatchObject({ status: 400, code: 'too-deep' });
  });

  it.each([
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'invalid-utf8'],
    ['malformed JSON', Buffer.from('{"connection":'), 'malformed-json'],
  ])('refuses %s', async (_name, body, code) => {
    const response = await harness.send({
      method: 'POST',
      url: '/v1/intake',
      headers: { ...keyed, 'content-type': 'application/json' },
      body,
    });
    expect(problem(response)).toMatchObject({ status: 400, code });
  });

  it('refuses other kinds of bodies with 415', async () => {
    const send = (headers: Record<string, string>) =>
      harness.send({ method: 'POST', url: '/v1/intake', headers: { ...keyed, ...headers }, body: '{}' });
    expect((await send({ 'content-type': 'text/xml' })).status).toBe(415);
    expect((await send({})).status).toBe(415);
    expect((await send({ 'content-type': ';;;' })).status).toBe(415);
    expect((await send({ 'content-type': 'application/json', 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('refuses more than 10 MB with 413', async () => {
    const body = JSON.stringify({ connection: 'acme-own', items: [makeItem({ text: 'x'.repeat(11 * 1_048_576) })] });
    const response = await harness.send({
      method: 'POST',
      url: '/v1/intake',
      headers: { ...keyed, 'content-type': 'application/json' },
      body,
    });
    expect(problem(response)).toMatchObject({ status: 413, code: 'too-large' });
  });

  it('answers 503 with Retry-After when the queue does not take the items', async () => {
    harness = await openApi({
      takeIn: async () => {
        throw new Error('connect ECONNREFUSED redis://secret@host');
      },
    });
    const response = await give([makeItem()]);
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect(response.body).not.toContain('secret');
  });

  it('answers 429 with Retry-After when there is no room for more bodies', async () => {
    const [held, letGo] = gate();
    const [arrived, arrive] = gate();
    harness = await openApi({
      limits: { bodyBytesInFlight: 10 },
      takeIn: async () => {
        arrive();
        await held;
        return { batchId: 'b', accepted: 1 };
      },
    });
    const first = give([makeItem()]);
    await arrived;
    const second = await give([makeItem()]);
    expect(second.status).toBe(429);
    expect(second.headers['retry-after']).toBe('1');
    letGo();
    expect((await first).status).toBe(202);
  });
});

describe('GET /v1/batches/:id', () => {
  it('says how far a batch is', async () => {
    const harness = await openApi();
    await harness.deps.stores.batches.open({
      id: 'b1',
      connection: 'acme-own',
      receivedAt: '2026-11-18T12:00:00.000Z',
      accepted: 3,
    });
    expect((await harness.ask('GET', '/v1/batches/b1')).json()).toMatchObject({
      id: 'b1',
      accepted: 3,
      done: 0,
      new: 0,
      duplicate: 0,
      failed: 0,
    });
    expect((await harness.ask('GET', '/v1/batches/b2')).status).toBe(404);
  });
});
