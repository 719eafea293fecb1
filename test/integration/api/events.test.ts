import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import { makeCase, makeMention } from '../../factories.ts';
import { keyed, openApi, type Harness } from '../../unit/api/harness.ts';
import { listen, type OpenStream } from './support.ts';

describe('the event stream', () => {
  let harness: Harness;
  let url: string;
  const open: OpenStream[] = [];

  const start = async (over: Parameters<typeof openApi>[0] = {}): Promise<void> => {
    harness = await openApi(over);
    url = `${await harness.api.listen({ port: 0, host: '127.0.0.1' })}/v1/events`;
    await harness.deps.stores.mentions.insert(
      ['m1', 'm2', 'm3'].map((id) => makeMention({ id, externalId: id, text: `text of ${id}` })),
    );
  };
  const hear = async (query = '', headers: Record<string, string> = keyed): Promise<OpenStream> => {
    const stream = await listen(url + query, headers);
    open.push(stream);
    if (stream.status === 200) await stream.until(': connected');
    return stream;
  };
  const publish = (ids: readonly string[], brand = 'acme') => harness.deps.changes.publish([{ type: 'mention', brand, ids }]);

  beforeEach(() => start());
  afterEach(async () => {
    for (const stream of open.splice(0)) stream.close();
    await harness.api.close();
  });

  it('brings mentions, cases, connections and the configuration as they change', async () => {
    const stream = await hear();
    expect([stream.status, stream.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await publish(['m1', 'm2']);
    await harness.deps.stores.cases.insert([
      { next: makeCase({ id: 'c1', lastMention: 'm1' }), expectedVersion: 0, activities: [], events: [], batch: null },
    ]);
    await harness.deps.stores.connections.update('acme-fb', { state: 'polling' });
    await harness.deps.changes.publish([
      { type: 'case', brand: 'acme', ids: ['c1'] },
      { type: 'connection', brand: 'acme', ids: ['acme-fb'] },
      { type: 'configuration', brand: null, ids: [] },
    ]);
    const text = await stream.until('event: configuration\nid: 000000004\ndata: {}\n\n');
    const events = text.split('\n\n').slice(1, -1);
    expect(events.map((event) => event.split('\n')[0])).toEqual([
      'event: mention',
      'event: mention',
      'event: case',
      'event: connection',
      'event: configuration',
    ]);
    const data = (event: string | undefined): unknown => JSON.parse(/^data: (.*)$/m.exec(event ?? '')?.[1] ?? '');
    expect(data(events[0])).toMatchObject({ id: 'm1', text: 'text of m1' });
    expect(data(events[2])).toMatchObject({ id: 'c1', lastMention: { id: 'm1' } });
    expect(data(events[3])).toMatchObject({ id: 'acme-fb', state: 'polling' });
    // Only the last event of a change carries its id, so that half a change is not taken for a whole one.
    expect(events.map((event) => /^id: (.*)$/m.exec(event)?.[1])).toEqual([
      undefined,
      '000000001',
      '000000002',
      '000000003',
      '000000004',
    ]);
  });

  it('brings only one brand’s where one is asked for', async () => {
    const stream = await hear('?brand=acme');
    await publish(['m1'], 'other');
    await publish(['m2']);
    const text = await stream.until('"m2"');
    expect(text).not.toContain('"m1"');
  });

  it('hides private texts from those who work no cases', async () => {
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
      makeMention({ id: 'dm', externalId: 'dm', visibility: 'private', text: 'a secret' }),
    ]);
    const [manager, agent] = await Promise.all([hear('', { authorization: 'Bearer bm-key' }), hear()]);
    await publish(['dm']);
    expect(await manager.until('"dm"')).not.toContain('a secret');
    expect(await agent.until('"dm"')).toContain('a secret');
  });

  it('goes on after Last-Event-ID without gap or repetition', async () => {
    await publish(['m1']);
    await publish(['m2']);
    const stream = await hear('', { ...keyed, 'last-event-id': '000000001' });
    await publish(['m3']);
    const text = await stream.until('"m3"');
    expect(text).not.toContain('"m1"');
    expect(text.match(/^id: \d+$/gm)).toEqual(['id: 000000002', 'id: 000000003']);
  });

  it('gives once what happens while it is catching up', async () => {
    await publish(['m1']);
    const { changes } = harness.deps;
    const since = changes.since.bind(changes);
    changes.since = async (id, limit) => {
      await publish(['m2']);
      return since(id, limit);
    };
    const stream = await hear('', { ...keyed, 'last-event-id': '000000001' });
    await stream.until('"m2"');
    await publish(['m3']);
    const text = await stream.until('"m3"');
    expect(text.match(/^id: \d+$/gm)).toEqual(['id: 000000002', 'id: 000000003']);
  });

  it('tells a client that was away too long to start over', async () => {
    const stream = await hear('', { ...keyed, 'last-event-id': 'forgotten' });
    await stream.until('event: reset\ndata: {}\n\n');
  });

  it('tells everybody to start over when a change cannot be read', async () => {
    const stream = await hear();
    harness.deps.stores.mentions.getMany = async () => {
      throw new Error('the store is down');
    };
    await publish(['m1']);
    await stream.until('event: reset');
  });

  it('tells a client that reads too slowly to start over, and goes on with it', async () => {
    await harness.api.close();
    await start({ limits: { streamBufferBytes: 200_000 } });
    await harness.deps.stores.mentions.insert([makeMention({ id: 'big', externalId: 'big', text: 'x'.repeat(90_000) })]);
    const [slow, quick] = await Promise.all([hear(), hear()]);
    slow.pause();
    // Enough to fill whatever the sockets between hold, at the pace of the quick one.
    for (let count = 1; count <= 200; count += 1) {
      await publish(['big']);
      await quick.untilLength(count * 90_000);
    }
    slow.resume();
    await slow.until('event: reset');
    await publish(['m2']);
    await slow.until('"m2"');
    expect(quick.heard()).not.toContain('event: reset');
  });

  it('shows signs of life', async () => {
    await harness.api.close();
    await start({ limits: { keepAliveMs: 10 } });
    const stream = await hear();
    await stream.until(': keep-alive\n\n');
  });

  it('ends after a while, so that its client signs in anew', async () => {
    await harness.api.close();
    await start({ limits: { streamLifeMs: 30 } });
    await expect((await hear()).ended).resolves.toBeUndefined();
  });

  it('ends at once when its key is revoked or its account disabled, and no other does', async () => {
    const at = '2026-05-04T08:00:00.000Z';
    const { accounts, signIns } = harness.deps.stores;
    const common = { name: 'Lee', roles: ['agent'] as const, createdAt: at, disabledAt: null };
    await accounts.put({ ...common, id: 'key:1', kind: 'key', secretHash: sha256('a-key') });
    await accounts.put({ ...common, id: 'lee@acme.example', kind: 'person', secretHash: 'unused' });
    const expiresAt = new Date(harness.now + 3_600_000).toISOString();
    await signIns.put({ id: sha256('a-cookie'), account: 'lee@acme.example', csrf: 'c', createdAt: at, expiresAt });
    const ofKey = await hear('', { authorization: 'Bearer a-key' });
    const ofLee = await hear('', { cookie: 'earshot=a-cookie' });
    const other = await hear();
    expect((await harness.ask('DELETE', '/v1/keys/key:1')).status).toBe(204);
    await ofKey.ended;
    expect((await harness.ask('POST', '/v1/accounts/lee@acme.example/disable')).status).toBe(200);
    await ofLee.ended;
    await publish(['m1']);
    await other.until('"m1"');
  });

  it('ends when the server stops', async () => {
    const stream = await hear();
    await harness.api.close();
    await expect(stream.ended).resolves.toBeUndefined();
  });

  it('is refused above the number an account may have, until one is closed', async () => {
    await harness.api.close();
    await start({ limits: { streamsPerAccount: 1 } });
    const first = await hear();
    expect((await listen(url, keyed)).status).toBe(429);
    first.close();
    await expect
      .poll(async () => {
        const next = await listen(url, keyed);
        next.close();
        return next.status;
      })
      .toBe(200);
  });
});
