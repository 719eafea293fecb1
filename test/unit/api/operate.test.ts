import { beforeEach, describe, expect, it } from 'vitest';
import type { ShelfEntry } from '../../../src/ports/stores.ts';
import { at, makeCase, makeMention, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

const entry: ShelfEntry = {
  id: 's1',
  connection: 'acme-fb',
  network: 'facebook',
  outcome: 'parked',
  reason: 'malformed-payload',
  detail: 'entry[0].changes is missing',
  externalId: null,
  payload: { entry: [{}] },
  batch: 'b1',
  at: at(0),
  replayedAt: null,
};

describe('operations', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await openApi();
    await harness.deps.stores.shelf.put([
      entry,
      { ...entry, id: 's2', outcome: 'ignored', reason: 'reaction', payload: null, at: at(1) },
      { ...entry, id: 's3', payload: 'x'.repeat(70_000), at: at(2) },
      { ...entry, id: 's4', connection: 'gone', at: at(3) },
    ]);
    harness.jobs.dead.push(
      {
        name: 'poll',
        id: '1',
        data: { connection: 'acme-fb', slot: 'now' },
        error: 'token expired',
        failedAt: at(0),
        attempts: 1,
      },
      { name: 'take-in', id: '2', data: { batch: 'b' }, error: 'broken', failedAt: at(1), attempts: 20 },
    );
  });

  it('find no orphans where everything has an owner', async () => {
    await harness.deps.stores.mentions.insert([makeMention({ receivedAt: new Date(NOON - 30_000).toISOString() })]);
    expect((await harness.ask('GET', '/v1/orphans')).json()).toEqual({ mentions: [], cases: [], batches: [] });
  });

  it('find mentions, cases and batches that nobody took', async () => {
    harness.now = NOON + 120_000;
    const { stores } = harness.deps;
    await stores.mentions.insert([makeMention({ id: 'm1' })]);
    await stores.cases.insert([
      {
        next: makeCase({ id: 'c1', owner: { kind: 'queue', id: '', name: '', leaseUntil: null } }),
        expectedVersion: 0,
        activities: [],
        events: [],
        batch: null,
      },
    ]);
    await stores.batches.open({ id: 'b1', connection: 'acme-own', receivedAt: at(0), accepted: 1 });
    expect((await harness.ask('GET', '/v1/orphans')).json()).toMatchObject({
      mentions: [{ id: 'm1' }],
      cases: [{ id: 'c1' }],
      batches: [{ id: 'b1' }],
    });
    expect((await harness.ask('GET', '/v1/status')).json()).toMatchObject({
      totals: { mentions: 1, openCases: 1, pendingCases: 0, orphans: 3 },
    });
  });

  it('show the shelf, newest first, without payloads too long for a list', async () => {
    const list = (await harness.ask('GET', '/v1/shelf?outcome=parked&connection=acme-fb')).json();
    expect(list).toMatchObject({
      items: [
        { id: 's3', payload: null, payloadLeftOut: true },
        { id: 's1', payload: entry.payload, payloadLeftOut: false },
      ],
    });
    expect((await harness.ask('GET', '/v1/shelf/s3')).json()).toMatchObject({ payload: 'x'.repeat(70_000) });
    expect((await harness.ask('GET', '/v1/shelf/s9')).status).toBe(404);
  });

  it('replay an entry as it was or mended', async () => {
    expect((await harness.ask('POST', '/v1/shelf/s1/replay', {})).status).toBe(202);
    expect((await harness.ask('POST', '/v1/shelf/s1/replay', { payload: { mended: true } })).status).toBe(202);
    expect(harness.taken).toEqual([
      { connection: 'acme-fb', items: [entry.payload] },
      { connection: 'acme-fb', items: [{ mended: true }] },
    ]);
    expect((await harness.ask('GET', '/v1/shelf/s1')).json()).toMatchObject({ replayedAt: new Date(NOON).toISOString() });
  });

  it('do not replay what the connector still cannot read, and say where it is at fault', async () => {
    const answer = await harness.ask('POST', '/v1/shelf/s1/replay', { payload: { entry: ['broken'] } });
    expect(answer.json()).toMatchObject({
      status: 400,
      errors: [{ path: 'payload.entry[0].message', message: 'must hold a text' }],
    });
    expect(harness.taken).toEqual([]);
  });

  it('do not replay what has no payload or no connection', async () => {
    expect((await harness.ask('POST', '/v1/shelf/s2/replay')).json()).toMatchObject({ status: 422, code: 'no-payload' });
    expect((await harness.ask('POST', '/v1/shelf/s4/replay')).json()).toMatchObject({ status: 422, code: 'unknown-connection' });
  });

  it('show, mend, replay and discard dead letters', async () => {
    const list = (await harness.ask('GET', '/v1/dead-letters')).json();
    expect(list).toMatchObject({
      items: [
        { name: 'take-in', id: '2', reason: 'broken', attempts: 20, at: at(1) },
        { name: 'poll', id: '1', connection: 'acme-fb' },
      ],
      nextCursor: null,
    });
    expect((await harness.ask('GET', '/v1/dead-letters/poll/1')).json()).toMatchObject({ data: { slot: 'now' } });
    const bad = await harness.ask('POST', '/v1/dead-letters/take-in/2/replay', { data: { batch: 'b', payloads: 'none' } });
    expect(bad.json()).toMatchObject({
      status: 400,
      errors: [{ path: 'data.connection' }, { path: 'data.receivedAt' }, { path: 'data.payloads' }],
    });
    expect((await harness.ask('POST', '/v1/dead-letters/take-in/2/replay')).status).toBe(204);
    expect((await harness.ask('POST', '/v1/dead-letters/take-in/2/replay')).status).toBe(404);
    expect((await harness.ask('DELETE', '/v1/dead-letters/poll/1')).status).toBe(204);
    expect((await harness.ask('GET', '/v1/dead-letters/poll/1')).status).toBe(404);
    expect((await harness.ask('GET', '/v1/dead-letters/nonsense/1')).status).toBe(400);
  });
});
