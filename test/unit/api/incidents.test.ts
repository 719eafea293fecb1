import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import { makeIncidentWork } from '../../../src/cases/incidents/work.ts';
import type { Role } from '../../../src/domain/index.ts';
import { makeIncident } from '../../contracts/incident-store.ts';
import { at, makeCase, makeMention } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

describe('incidents', () => {
  let harness: Harness;
  let work: (id: string) => Promise<unknown>;

  beforeEach(async () => {
    harness = await openApi();
    harness.now += 600_000;
    const { stores } = harness.deps;
    const texts = ['stuck at belt 4', 'belt 4 again', 'I want a refund'];
    await stores.mentions.insert(
      texts.map((text, index) =>
        makeMention({
          id: `m${index}`,
          externalId: `m${index}`,
          case: `c${index}`,
          text,
          customer: `p${index}`,
          topics: [{ id: index === 2 ? 'refunds' : 'baggage', confidence: 1 }],
        }),
      ),
    );
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    await stores.cases.insert(
      texts.map((_, index) => ({
        ...change,
        next: makeCase({
          id: `c${index}`,
          number: 100 + index,
          customer: `p${index}`,
          topic: index === 2 ? 'refunds' : 'baggage',
          firstMention: `m${index}`,
          lastMention: `m${index}`,
        }),
      })),
    );
    const people: readonly (readonly [string, Role])[] = [
      ['ann', 'agent'],
      ['sue', 'supervisor'],
      ['bea', 'brand-manager'],
    ];
    for (const [id, role] of people) {
      const account = { id, kind: 'key' as const, name: id, roles: [role], createdAt: '', disabledAt: null };
      await stores.accounts.put({ ...account, secretHash: sha256(`key-of-${id}`) });
    }
    const worker = makeIncidentWork(harness.deps);
    work = (id) => worker.work(id, { relink: false, signal: new AbortController().signal });
  });

  const as = (who: string, method: 'GET' | 'POST', url: string, body?: object, version?: number | string) =>
    harness.send({
      method,
      url,
      ...(body ? { body } : {}),
      headers: {
        authorization: `Bearer key-of-${who}`,
        ...(version === undefined ? {} : { 'if-match': typeof version === 'number' ? `"${version}"` : version }),
      },
    });
  const made = { brand: 'acme', title: 'Belt 4', match: { topic: 'baggage', phrases: ['Belt 4'] }, began: at(-60_000) };
  const create = async (body: object = made): Promise<string> => {
    const response = await as('sue', 'POST', '/v1/incidents', body);
    expect([response.status, response.headers['etag']]).toEqual([201, '"1"']);
    const view: unknown = response.json();
    return typeof view === 'object' && view !== null && 'id' in view ? String(view.id) : '';
  };
  const decide = (id: string, verb: string, body: object = {}, version: number | string = '*') =>
    as('sue', 'POST', `/v1/incidents/${id}/${verb}`, body, version);

  it('are made by hand, link what matches, and are listed with how their cases stand', async () => {
    const id = await create();
    expect(harness.jobs.added).toContainEqual({ name: 'incident', data: { incident: id, relink: false } });
    await work(id);
    const response = await as('ann', 'GET', `/v1/incidents/${id}`);
    expect(response.json()).toMatchObject({
      state: 'open',
      working: [],
      acceptedBy: { id: 'sue' },
      match: { topic: 'baggage', network: null, phrases: ['Belt 4'] },
      counts: { linked: 2, open: 2, told: 0, answered: 0, solved: 0 },
    });
    expect((await as('bea', 'GET', '/v1/analytics/incidents?brand=acme&state=open')).json()).toMatchObject({ items: [{ id }] });
    expect((await as('bea', 'GET', '/v1/analytics/incidents?state=closed')).json()).toEqual({ items: [], nextCursor: null });
    expect((await as('ann', 'GET', `/v1/cases?incident=${id}`)).json()).toMatchObject({ items: [{}, {}] });
    expect((await as('ann', 'GET', '/v1/cases/c0')).json()).toMatchObject({
      incident: id,
      incidentView: { id, title: 'Belt 4', state: 'open', statement: null, told: false },
    });
    expect((await as('ann', 'GET', '/v1/cases/c2')).json()).toMatchObject({ incident: null, incidentView: null });
  });

  it.each<readonly [string, object, string]>([
    ['a brand', { ...made, brand: 'zenith' }, 'brand'],
    ['a topic', { ...made, match: { topic: 'nothing' } }, 'match.topic'],
    ['something to match', { ...made, match: {} }, 'match'],
    ['a time', { ...made, began: 'yesterday' }, 'began'],
  ])('need %s that there is', async (_what, body, path) => {
    const response = await as('sue', 'POST', '/v1/incidents', body);
    expect(response.status).toBe(400);
    expect(response.json()).toMatchObject({ errors: [{ path }] });
  });

  it('that are proposed are accepted or declined, on the version that was seen', async () => {
    const proposed = makeIncident({ state: 'proposed', acceptedAt: null, acceptedBy: null });
    const other = makeIncident({ state: 'proposed', acceptedAt: null, acceptedBy: null });
    await harness.deps.stores.incidents.insert(proposed);
    await harness.deps.stores.incidents.insert(other);
    expect((await as('sue', 'POST', `/v1/incidents/${proposed.id}/accept`, {})).status).toBe(428);
    const stale = await decide(proposed.id, 'accept', {}, 7);
    expect([stale.status, stale.headers['etag']]).toEqual([412, '"1"']);
    expect((await decide(proposed.id, 'accept', { match: { topic: 'nothing' } }, 1)).status).toBe(400);
    const accepted = await decide(proposed.id, 'accept', { title: 'Belt 4', match: { phrases: ['belt'] } }, 1);
    expect([accepted.status, accepted.headers['etag']]).toEqual([200, '"2"']);
    expect(accepted.json()).toMatchObject({ state: 'open', title: 'Belt 4', working: ['link'], match: { topic: null } });
    expect((await decide(proposed.id, 'decline', {}, 2)).status).toBe(422);
    const declined = await decide(other.id, 'decline', { reason: 'a joke that went round' }, 1);
    expect(declined.json()).toMatchObject({ state: 'declined', declinedBecause: 'a joke that went round' });
    expect((await as('ann', 'GET', `/v1/incidents/${other.id}`)).json()).toMatchObject({
      closedBy: { id: 'sue' },
      declinedBecause: 'a joke that went round',
      resolutions: expect.arrayContaining([expect.objectContaining({ id: 'explained' })]),
    });
    expect((await decide('nothing', 'decline', {}, 1)).status).toBe(404);
  });

  it('have one statement that agents send by one click once it is approved', async () => {
    const id = await create();
    await work(id);
    expect((await decide(id, 'statement', { text: 'We know of it.' }, 1)).json()).toMatchObject({
      statement: { text: 'We know of it.', by: { id: 'sue' }, approvedBy: null },
    });
    const send = (version: number) => as('ann', 'POST', '/v1/cases/c0/holding-statement', {}, version);
    expect((await send(2)).status).toBe(422);
    expect((await as('ann', 'POST', `/v1/incidents/${id}/statement/approve`, {}, 2)).status).toBe(403);
    expect((await decide(id, 'statement/approve', {}, 2)).json()).toMatchObject({ statement: { approvedBy: { id: 'sue' } } });
    expect((await send(1)).status).toBe(412);
    const sent = await send(2);
    expect(sent.status).toBe(200);
    expect(sent.json()).toMatchObject({
      owner: { id: 'ann' },
      reply: { text: 'We know of it.', state: 'queued', mention: 'm0' },
    });
    expect((await send(3)).json()).toMatchObject({ type: expect.stringContaining('already-answered') });
    expect((await as('ann', 'GET', '/v1/cases/c0')).json()).toMatchObject({
      incidentView: { statement: 'We know of it.', told: true },
    });
    await decide(id, 'send-statement', {}, 3);
    await work(id);
    expect((await as('sue', 'GET', `/v1/incidents/${id}`)).json()).toMatchObject({ counts: { told: 2 }, working: [] });
  });

  it('say of each case whether its customer was told, and why not', async () => {
    const id = await create();
    await work(id);
    const telling = async (query = '') => (await as('ann', 'GET', `/v1/incidents/${id}/telling${query}`)).json();
    expect(await telling()).toMatchObject({ counts: [{ state: 'waiting', reason: 'no-statement', count: 2 }], complete: true });
    await decide(id, 'statement', { text: 'We know of it.' }, 1);
    await decide(id, 'statement/approve', {}, 2);
    expect(await telling()).toMatchObject({ counts: [{ state: 'waiting', reason: 'not-sent', count: 2 }], looked: 2 });
    await as('ann', 'POST', '/v1/cases/c0/holding-statement', {}, 2);
    await as('ann', 'POST', '/v1/cases/c1/replies', { text: 'I look into it.' }, 2);
    expect(await telling()).toMatchObject({
      counts: expect.arrayContaining([
        { state: 'waiting', reason: 'on-its-way', count: 1 },
        { state: 'left', reason: 'answered', count: 1 },
      ]),
    });
    expect(await telling('?state=left')).toMatchObject({ looked: 2, items: [{ case: { id: 'c1' }, reason: 'answered' }] });
    expect(await telling('?reason=refused')).toMatchObject({ looked: 2, items: [] });
    expect((await as('ann', 'GET', '/v1/incidents/nothing/telling')).status).toBe(404);
  });

  it('freeze suggestions while they are open', async () => {
    const id = await create();
    await work(id);
    const suggestions = async () => (await as('ann', 'GET', '/v1/cases/c0/suggestions')).json();
    expect(await suggestions()).toEqual({ items: [], frozenBy: id });
    await decide(id, 'close', { answer: null, resolution: null }, 1);
    expect(await suggestions()).toMatchObject({ frozenBy: null });
  });

  it('take cases in and let them out by hand', async () => {
    const id = await create();
    await work(id);
    expect((await decide(id, 'link', { cases: ['c2'] }, 1)).json()).toMatchObject({ counts: { linked: 3 }, version: 2 });
    expect((await decide(id, 'unlink', { cases: ['c0', 'c2'] }, 2)).json()).toMatchObject({ counts: { linked: 1 }, version: 3 });
    expect((await decide(id, 'link', { cases: ['nothing'] }, 3)).status).toBe(422);
    expect((await decide(id, 'link', { cases: [] }, 3)).status).toBe(400);
  });

  it('end with an answer and a resolution, and a report', async () => {
    const id = await create();
    await work(id);
    expect((await decide(id, 'close', { answer: 'It works.', resolution: 'nothing' }, 1)).status).toBe(400);
    const closed = await decide(id, 'close', { answer: 'It works again.', resolution: 'explained' }, 1);
    expect(closed.json()).toMatchObject({ state: 'closed', working: ['conclude'], closing: { resolution: 'explained' } });
    await work(id);
    const report = await as('bea', 'GET', `/v1/incidents/${id}/report`);
    expect(report.json()).toMatchObject({
      incident: { id, state: 'closed', counts: { linked: 2, solved: 2 } },
      timeline: [{ kind: 'opened' }, { kind: 'linked' }, { kind: 'closed' }, { kind: 'concluded', text: '2' }],
      complete: true,
      mentions: 2,
      authors: 1,
      reach: 20,
      networks: [{ network: 'custom', count: 2 }],
      cases: { linked: 2, solved: 2 },
      firstResponse: { count: 2, median: 600, p90: 600 },
      resolution: { count: 2, median: 600, p90: 600 },
      series: [{ start: at(0), mentions: 2, complaints: 2 }],
    });
    expect((await as('bea', 'GET', '/v1/incidents/nothing/report')).status).toBe(404);
  });

  it('are decided once for one key', async () => {
    const id = await create();
    const again = () =>
      harness.send({
        method: 'POST',
        url: `/v1/incidents/${id}/statement`,
        body: { text: 'We know of it.' },
        headers: { authorization: 'Bearer key-of-sue', 'if-match': '"1"', 'idempotency-key': 'k1' },
      });
    const [first, second] = [await again(), await again()];
    expect([first.status, second.status, second.headers['idempotent-replayed']]).toEqual([200, 200, 'true']);
    expect(second.json()).toEqual(first.json());
  });
});
