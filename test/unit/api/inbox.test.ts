import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { Case, Role } from '../../../src/domain/index.ts';
import { at, makeCase, makeMention, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

type Json = Record<string, unknown>;
type Page = { readonly items: readonly { readonly id: string }[]; readonly nextCursor: string | null };

describe('the inbox', () => {
  let harness: Harness;
  const KIM = 'kim@acme.example';
  const LEE = 'lee@acme.example';
  const SAM = 'sam@acme.example';

  beforeEach(async () => {
    harness = await openApi();
    const people: readonly (readonly [string, Role])[] = [
      [KIM, 'agent'],
      [LEE, 'agent'],
      [SAM, 'supervisor'],
      ['bo@acme.example', 'brand-manager'],
    ];
    for (const [id, role] of people) {
      const account = { id, kind: 'key' as const, name: id, roles: [role], createdAt: '', disabledAt: null };
      await harness.deps.stores.accounts.put({ ...account, secretHash: sha256(id) });
    }
  });

  const as = (who: string) => ({ authorization: `Bearer ${who}` });
  const put = async (over: Partial<Case>): Promise<Case> => {
    const next = makeCase(over);
    await harness.deps.stores.cases.insert([{ next, expectedVersion: 0, activities: [], events: [], batch: null }]);
    return next;
  };
  const list = async (query: string, who = KIM): Promise<readonly string[]> => {
    const response = await harness.ask('GET', `/v1/cases?${query}`, undefined, as(who));
    expect(response.status).toBe(200);
    return (response.json() as Page).items.map(({ id }) => id);
  };
  const get = async (url: string, who = KIM): Promise<Json> => (await harness.ask('GET', url, undefined, as(who))).json() as Json;
  const post = (url: string, body: object, who = KIM, headers: Record<string, string> = {}) =>
    harness.ask('POST', url, body, { ...as(who), ...headers });
  const held = (id: string, leaseUntil: string | null = at(600_000)) => ({ kind: 'agent' as const, id, name: id, leaseUntil });

  describe('lists', () => {
    it('are mine, of my queues, nobody’s, for me, or wait for a supervisor', async () => {
      await put({ id: 'mine', owner: held(KIM) });
      await put({ id: 'closed', owner: held(KIM), status: 'closed' });
      await put({ id: 'hers', owner: held(LEE), queue: 'refunds' });
      await put({ id: 'free', notified: [KIM], approvals: ['r'] });
      expect(await list('mine=true')).toEqual(['mine']);
      expect((await list('myQueues=true')).toSorted()).toEqual(['free', 'mine']);
      expect((await list('myQueues=true', SAM)).toSorted()).toEqual(['free', 'hers', 'mine']);
      expect((await list('myQueues=true', LEE)).toSorted()).toEqual(['free', 'hers', 'mine']);
      expect(await list('unowned=true')).toEqual(['free']);
      expect(await list('notified=me')).toEqual(['free']);
      expect(await list('notified=me', LEE)).toEqual([]);
      expect(await list('approval=true')).toEqual(['free']);
      expect(await list('mine=true&status=closed')).toEqual(['closed']);
    });

    it('come by what presses, by age, or by what was heard last', async () => {
      await put({ id: 'calm', priority: 'low', openedAt: at(-9), lastMentionAt: at(9) });
      await put({ id: 'hot', priority: 'urgent', openedAt: at(-1), lastMentionAt: at(1) });
      expect(await list('order=pressing')).toEqual(['hot', 'calm']);
      expect(await list('order=oldest')).toEqual(['calm', 'hot']);
      expect(await list('')).toEqual(['calm', 'hot']);
      const first = (await get('/v1/cases?order=pressing&limit=1')) as Page & Json;
      expect(await list(`order=pressing&limit=1&cursor=${first.nextCursor}`)).toEqual(['calm']);
    });

    it('refuse what contradicts itself', async () => {
      for (const query of ['order=pressing&status=closed', 'mine=true&owner=lee', 'mine=false', 'notified=kim', 'order=loud']) {
        expect((await harness.ask('GET', `/v1/cases?${query}`)).status).toBe(400);
      }
    });

    it('narrow by words, a number and the customer’s name', async () => {
      await put({ id: 'bag', number: 1042, subject: 'Lost bag', customer: 'c-1' });
      await put({ id: 'seat', number: 2042, subject: 'Broken seat', customer: 'c-2' });
      const entry = { brand: 'acme', title: '', excerpt: '', at: at(0), network: null, revision: 1 };
      await harness.deps.stores.search.put([
        { ...entry, kind: 'case', id: 'bag', words: ['c1042', '1042', 'lost', 'bag'], visibility: 'public' },
        { ...entry, kind: 'customer', id: 'c-2', words: ['jo', 'doe'], visibility: 'private' },
      ]);
      expect(await list('q=lost%20ba')).toEqual(['bag']);
      expect(await list('q=C-1042')).toEqual(['bag']);
      expect(await list('q=doe')).toEqual(['seat']);
      expect(await list('q=doe', 'bo@acme.example')).toEqual([]);
      expect(await list('q=nothing')).toEqual([]);
    });

    it('show what agents did, and to those who don’t see private texts not what they wrote', async () => {
      const help = { by: KIM, name: 'Kim', at: at(0), text: 'his number?' };
      const resolution = { code: 'refunded', text: 'paid to his account', by: KIM, at: at(0) };
      await put({ id: 'c', epoch: 3, returned: 1, approvals: ['a'], sending: ['b', 'c'], notified: [LEE], help, resolution });
      const seen = (await get('/v1/cases')) as { items: readonly Json[] };
      expect(seen.items[0]).toMatchObject({ epoch: 3, returned: 1, approvals: 1, sending: 2, notified: [LEE], help, resolution });
      const hidden = (await get('/v1/cases', 'bo@acme.example')) as { items: readonly Json[] };
      expect(hidden.items[0]).toMatchObject({ help: { text: '' }, resolution: { code: 'refunded', text: null } });
    });
  });

  it('counts where cases wait, by queue and saved view', async () => {
    await put({ id: 'mine', owner: held(KIM), priority: 'high' });
    await put({ id: 'free', notified: [KIM] });
    await put({ id: 'other', queue: 'refunds', approvals: ['r'] });
    await put({ id: 'over', status: 'closed', owner: held(KIM) });
    const view = (await post('/v1/views', { name: 'High', search: { priority: 'high' } })).json() as { id: string };
    expect(await get('/v1/cases/counts')).toEqual({
      mine: 1,
      myQueues: 2,
      unowned: 2,
      notified: 1,
      approval: 1,
      queues: { care: 2, refunds: 1 },
      views: { [view.id]: 1 },
    });
    expect(await get('/v1/cases/counts', SAM)).toMatchObject({ mine: 0, myQueues: 3, views: {} });
    await put({ id: 'elsewhere', brand: 'globex' });
    expect(await get('/v1/cases/counts?brand=globex')).toMatchObject({ mine: 0, unowned: 1, queues: { care: 1, refunds: 0 } });
  });

  describe('next', () => {
    it('gives the most pressing case of one’s queues, claimed, and 204 when none waits', async () => {
      await put({ id: 'calm', priority: 'low' });
      await put({ id: 'hot', priority: 'urgent' });
      await put({ id: 'elsewhere', priority: 'urgent', queue: 'refunds', openedAt: at(-99) });
      await put({ id: 'foreign', priority: 'urgent', language: 'th', openedAt: at(-99) });
      const first = await post('/v1/cases/next', {});
      expect(first.status).toBe(200);
      expect(first.json()).toMatchObject({ id: 'hot', owner: { kind: 'agent', id: KIM, leaseUntil: at(600_000) } });
      expect(first.headers['etag']).toBe('"2"');
      expect((await post('/v1/cases/next', {})).json()).toMatchObject({ id: 'calm' });
      const none = await post('/v1/cases/next', {});
      expect([none.status, none.body]).toEqual([204, '']);
      expect((await post('/v1/cases/next', { queue: 'refunds' })).status).toBe(204);
      expect((await post('/v1/cases/next', { queue: 'nowhere' })).status).toBe(400);
    });

    it('never gives one case to two, however many ask at once', async () => {
      for (let n = 0; n < 30; n++) await put({ id: `c${n}`, customer: `customer-${n}` });
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, n) => post('/v1/cases/next', {}, n % 2 === 0 ? KIM : LEE)),
      );
      const given = answers.filter(({ status }) => status === 200).map((answer) => (answer.json() as { id: string }).id);
      expect(given).toHaveLength(30);
      expect(new Set(given).size).toBe(30);
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(10);
    });

    it('takes up a claim that ran out, and leaves one that runs', async () => {
      await put({ id: 'running', owner: held(LEE) });
      await put({ id: 'assigned', owner: held(LEE, null) });
      await put({ id: 'ended', owner: held(LEE, at(-1)) });
      expect((await post('/v1/cases/next', {})).json()).toMatchObject({ id: 'ended', owner: { id: KIM } });
      expect((await post('/v1/cases/next', {})).status).toBe(204);
      harness.now = NOON + 700_000;
      expect((await post('/v1/cases/next', {})).status).toBe(200);
    });

    it('gives a repeated request the same case', async () => {
      await put({ id: 'a' });
      await put({ id: 'b', customer: 'other' });
      const again = { 'idempotency-key': 'k' };
      const first = (await post('/v1/cases/next', {}, KIM, again)).json() as { id: string };
      expect((await post('/v1/cases/next', {}, KIM, again)).json()).toMatchObject({ id: first.id });
    });
  });

  describe('bulk', () => {
    it('does one thing with each on the version seen, and says what it refused', async () => {
      const a = await put({ id: 'a' });
      await put({ id: 'b', owner: held(LEE) });
      const body = {
        cases: [
          { id: 'a', version: a.version },
          { id: 'b', version: 1 },
          { id: 'c', version: 1 },
        ],
        action: { type: 'claim' },
      };
      expect((await post('/v1/cases/bulk', body)).json()).toMatchObject({
        done: [{ id: 'a', version: 2 }],
        refused: [
          { id: 'b', status: 409, code: 'owned' },
          { id: 'c', status: 404, code: 'not-found' },
        ],
      });
      expect((await post('/v1/cases/bulk', body)).json()).toMatchObject({
        done: [],
        refused: [{ id: 'a', status: 412, code: 'stale' }, {}, {}],
      });
    });

    it('takes every action that one case takes', async () => {
      const actions = [
        { type: 'priority', priority: 'high' },
        { type: 'topic', topic: 'refunds' },
        { type: 'note', text: 'Seen' },
        { type: 'transfer', to: { kind: 'queue', id: 'refunds' } },
        { type: 'claim', lease: '5m' },
        { type: 'release' },
        { type: 'status', status: 'pending' },
      ];
      let { version } = await put({ id: 'a' });
      for (const action of actions) {
        const answer = (await post('/v1/cases/bulk', { cases: [{ id: 'a', version }], action })).json() as {
          done: readonly { version: number }[];
        };
        expect({ action, done: answer.done.length }).toEqual({ action, done: 1 });
        version = answer.done[0]?.version ?? 0;
      }
      expect(await harness.deps.stores.cases.get('a')).toMatchObject({
        priority: 'high',
        topic: 'refunds',
        queue: 'refunds',
        status: 'pending',
        owner: { kind: 'queue' },
      });
    });

    it('refuses what is not an action, names a case twice or too many', async () => {
      const cases = [{ id: 'a', version: 1 }];
      expect((await post('/v1/cases/bulk', { cases, action: { type: 'shout' } })).status).toBe(400);
      expect((await post('/v1/cases/bulk', { cases, action: { type: 'priority', priority: 'loud' } })).status).toBe(400);
      expect((await post('/v1/cases/bulk', { cases: [...cases, ...cases], action: { type: 'release' } })).status).toBe(400);
      const many = Array.from({ length: 201 }, (_, n) => ({ id: String(n), version: 1 }));
      expect((await post('/v1/cases/bulk', { cases: many, action: { type: 'release' } })).status).toBe(400);
    });
  });

  describe('saved views', () => {
    it('are kept, replaced and forgotten by whoever made them', async () => {
      const made = (await post('/v1/views', { name: 'Late', search: { breached: 'true' } })).json() as { id: string };
      expect(made).toMatchObject({ name: 'Late', search: { breached: 'true' }, shared: false, owner: KIM });
      await post('/v1/views', { id: made.id, name: 'Late ones', search: { breached: 'true', brand: 'acme' } });
      expect(await get('/v1/views')).toMatchObject({ items: [{ id: made.id, name: 'Late ones' }] });
      expect(await get('/v1/views', LEE)).toEqual({ items: [] });
      expect((await post('/v1/views', { id: made.id, name: 'Mine now', search: {} }, LEE)).status).toBe(409);
      const forget = (who: string) => harness.ask('DELETE', `/v1/views/${made.id}`, undefined, as(who));
      expect((await forget(LEE)).status).toBe(404);
      expect((await forget(KIM)).status).toBe(204);
      expect((await forget(KIM)).status).toBe(404);
    });

    it('are shared by supervisors, and hold only what the list understands', async () => {
      expect((await post('/v1/views', { name: 'All', search: {}, shared: true })).status).toBe(403);
      const shared = (await post('/v1/views', { name: 'All', search: {}, shared: true }, SAM)).json() as { id: string };
      expect(await get('/v1/views', LEE)).toMatchObject({ items: [{ id: shared.id }] });
      expect((await harness.ask('DELETE', `/v1/views/${shared.id}`, undefined, as(LEE))).status).toBe(403);
      expect((await post('/v1/views', { name: 'Odd', search: { colour: 'red' } })).status).toBe(400);
      expect((await post('/v1/views', { name: 'Odd', search: { status: 'lost' } })).status).toBe(400);
    });
  });

  it('keeps the first mention’s privacy in what it lists', async () => {
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'm-9', externalId: 'm-9', visibility: 'private', text: 'secret' }),
    ]);
    await put({ id: 'c', firstMention: 'm-9', lastMention: 'm-9', subject: 'secret' });
    expect(JSON.stringify(await get('/v1/cases', 'bo@acme.example'))).not.toContain('secret');
  });
});
