import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import { at, makeCase, makeMention, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

const AGENT_KEY = 'a-key-of-an-agent';

describe('changing a case', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await openApi();
    const { stores } = harness.deps;
    await stores.mentions.insert(
      ['m1', 'm2', 'm3'].map((id, index) =>
        makeMention({ id, externalId: id, case: 'c1', postedAt: at(index * 1000), threadId: id }),
      ),
    );
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    const workItem = { id: 'work_c1', state: 'pending' as const, createdAt: at(0), changedAt: at(0), externalId: null };
    await stores.cases.insert([
      { ...change, next: makeCase({ id: 'c1', version: 7, lastMention: 'm3', mentionCount: 3, workItem }) },
      { ...change, next: makeCase({ id: 'c2', version: 1, topic: 'refunds' }) },
    ]);
    const key = {
      id: 'key-kim',
      kind: 'key' as const,
      name: 'Kim’s phone',
      roles: ['agent' as const],
      createdAt: '',
      disabledAt: null,
    };
    await stores.accounts.put({ ...key, secretHash: sha256(AGENT_KEY) });
  });

  const change = (verb: string, body: object | undefined, headers: Record<string, string> = { 'if-match': '"7"' }, id = 'c1') =>
    harness.ask('POST', `/v1/cases/${id}/${verb}`, body, headers);
  const asAgent = (verb: string, body: object, headers: Record<string, string>) =>
    harness.send({
      method: 'POST',
      url: `/v1/cases/c1/${verb}`,
      body,
      headers: { authorization: `Bearer ${AGENT_KEY}`, ...headers },
    });

  it('needs the version that was seen', async () => {
    expect((await change('claim', {}, {})).status).toBe(428);
    expect((await change('claim', {}, { 'if-match': 'seven' })).status).toBe(400);
  });

  it('claims, and answers with the case and its new tag', async () => {
    const response = await change('claim', { lease: '10m' });
    expect(response.status).toBe(200);
    expect(response.headers['etag']).toBe('"8"');
    const leaseUntil = new Date(NOON + 600_000).toISOString();
    expect(response.json()).toMatchObject({ id: 'c1', version: 8, owner: { kind: 'agent', id: 'service', leaseUntil } });
  });

  it('claims without a body', async () => {
    expect((await change('claim', undefined)).status).toBe(200);
  });

  it('refuses a stale version, saying what changed', async () => {
    await change('notes', { text: 'called them' });
    const response = await change('status', { status: 'solved' });
    expect(response.status).toBe(412);
    expect(response.headers['etag']).toBe('"8"');
    expect(response.json()).toMatchObject({ code: 'stale', version: 8, changes: [{ type: 'note', detail: 'called them' }] });
  });

  it('refuses what another holds, saying who and until when', async () => {
    await change('claim', { lease: '1h', agent: 'KIM@acme.example' });
    const response = await change('claim', {}, { 'if-match': '"8"' });
    expect(response.status).toBe(409);
    const leaseUntil = new Date(NOON + 3_600_000).toISOString();
    expect(response.json()).toMatchObject({
      code: 'owned',
      owner: { kind: 'agent', id: 'kim@acme.example', name: 'Kim', leaseUntil },
    });
  });

  it('lets nobody but supervisors and programs claim in another’s name', async () => {
    expect((await asAgent('claim', { agent: 'sam@acme.example' }, { 'if-match': '"7"' })).status).toBe(403);
    expect((await change('claim', { agent: 'stranger@acme.example' })).json()).toMatchObject({ errors: [{ path: 'agent.id' }] });
  });

  it('gives back what was claimed', async () => {
    await change('claim', {});
    const response = await change('release', undefined, { 'if-match': '"8"' });
    expect(response.json()).toMatchObject({ owner: { kind: 'queue', id: 'care' } });
  });

  it('takes the case as it is for a key that says *', async () => {
    expect((await change('notes', { text: 'n' }, { 'if-match': '*' })).status).toBe(200);
  });

  it('hands over to an agent or a queue of the configuration', async () => {
    const toQueue = await change('transfer', { to: { kind: 'queue', id: 'refunds' }, reason: 'money' });
    expect(toQueue.json()).toMatchObject({ queue: 'refunds', owner: { kind: 'queue', id: 'refunds' } });
    const toAgent = await change('transfer', { to: { kind: 'agent', id: 'kim@acme.example' } }, { 'if-match': '"8"' });
    expect(toAgent.json()).toMatchObject({ queue: 'refunds', owner: { kind: 'agent', id: 'kim@acme.example', name: 'Kim' } });
    const toNobody = await change('transfer', { to: { kind: 'queue', id: 'nowhere' } }, { 'if-match': '"9"' });
    expect([toNobody.status, toNobody.json()]).toMatchObject([400, { errors: [{ path: 'to.id' }] }]);
  });

  it('moves on, and refuses steps that do not exist', async () => {
    expect((await change('status', { status: 'closed', resolution: 'done' })).json()).toMatchObject({ status: 'closed' });
    const response = await change('status', { status: 'open' }, { 'if-match': '"8"' });
    expect([response.status, response.json()]).toMatchObject([422, { code: 'not-allowed' }]);
  });

  it('records an answer given on the network', async () => {
    const response = await change('replies', { text: 'We found it', where: 'outside' });
    expect(response.json()).toMatchObject({ status: 'pending', sla: { firstResponse: { metAt: new Date(NOON).toISOString() } } });
    const { timeline } = (await harness.ask('GET', '/v1/cases/c1')).json() as { timeline: readonly object[] };
    expect(timeline).toMatchObject([{ type: 'answered-outside', detail: 'We found it', mention: 'm3' }]);
  });

  it('refuses a public answer with private data of the customer, and never repeats it', async () => {
    const { mentions } = harness.deps.stores;
    await mentions.insert([
      makeMention({ id: 'm4', externalId: 'm4', case: 'c1', text: 'I am on 082 123 4567, jo@mail.example.com' }),
    ]);
    await mentions.insert([makeMention({ id: 'm5', externalId: 'm5', case: 'c1', visibility: 'private' })]);
    const reply = (text: string, mention = 'm3') => change('replies', { text, where: 'outside', mention });
    for (const [text, kinds] of [
      ['We rang +27821234567 and wrote to JO@mail.example.com', ['phone', 'email']],
      ['Is your card 4111 1111 1111 1111?', ['card']],
      ['Refunded to account 62012345678', ['account']],
    ] as const) {
      const response = await reply(text);
      expect([response.status, response.json()]).toMatchObject([422, { code: 'private-data-in-public-reply', kinds }]);
      expect(response.body).not.toMatch(/\d{4}|jo@/iu);
    }
    expect((await reply('Call us on 0860 123 456 or write to care@acme.example', 'm3')).status).toBe(200);
    expect(
      (await change('replies', { text: 'Your card 4111111111111111', where: 'outside', mention: 'm5' }, { 'if-match': '"8"' }))
        .status,
    ).toBe(200);
  });

  it('records an answer to a mention of this case only', async () => {
    expect((await change('replies', { text: 't', where: 'outside', mention: 'elsewhere' })).json()).toMatchObject({
      errors: [{ path: 'mention' }],
    });
  });

  it('merges into another case and splits off a new one', async () => {
    const split = await change('split', { mentions: ['m2'], topic: 'baggage-2' });
    expect(split.json()).toMatchObject({
      id: 'c1',
      mentionCount: 2,
      created: { mentionCount: 1, topic: 'baggage-2', status: 'open' },
    });
    expect((await change('merge', { into: 'c1' }, { 'if-match': '"8"' })).status).toBe(400);
    const merged = await change('merge', { into: 'c2' }, { 'if-match': '"8"' });
    expect([merged.status, merged.headers['etag']]).toEqual([200, '"2"']);
    expect(merged.json()).toMatchObject({ id: 'c2', mentionCount: 3 });
  });

  it('knows no case that is not there', async () => {
    for (const [verb, body] of [
      ['claim', {}],
      ['notes', { text: 'n' }],
      ['transfer', { to: { kind: 'queue', id: 'care' } }],
      ['replies', { text: 't', where: 'outside' }],
    ] as const) {
      expect((await change(verb, body, { 'if-match': '"1"' }, 'c9')).status).toBe(404);
    }
  });

  describe('with an Idempotency-Key', () => {
    const once = { 'if-match': '"7"', 'idempotency-key': 'k1' };

    it('is done once and answered twice', async () => {
      const first = await change('notes', { text: 'only once' }, once);
      const again = await change('notes', { text: 'only once' }, once);
      expect([again.status, again.body, again.headers['etag']]).toEqual([200, first.body, '"8"']);
      expect(again.headers['idempotent-replayed']).toBe('true');
      expect((await harness.deps.stores.cases.get('c1'))?.timeline).toHaveLength(1);
    });

    it('refuses the same key for something else', async () => {
      await change('notes', { text: 'one' }, once);
      expect((await change('notes', { text: 'two' }, once)).json()).toMatchObject({
        status: 422,
        code: 'idempotency-key-reused',
      });
    });

    it('is a key of its own for another caller, another case and another action', async () => {
      await change('notes', { text: 'one' }, once);
      expect((await asAgent('notes', { text: 'two' }, { ...once, 'if-match': '"8"' })).status).toBe(200);
      expect((await change('status', { status: 'pending' }, { ...once, 'if-match': '"9"' })).status).toBe(200);
    });

    it('refuses while the first still runs', async () => {
      const { idempotency } = harness.deps.stores;
      idempotency.begin = async () => ({ state: 'running' });
      const response = await change('notes', { text: 'one' }, once);
      expect([response.status, response.headers['retry-after']]).toEqual([409, '1']);
    });

    it('judges anew what was refused, because nothing was done', async () => {
      expect((await change('status', { status: 'solved' }, { ...once, 'if-match': '"6"' })).status).toBe(412);
      expect((await change('status', { status: 'solved' }, once)).status).toBe(200);
    });
  });

  describe('through its work item', () => {
    const step = (verb: string, body?: object) => harness.ask('POST', `/v1/work-items/work_c1/${verb}`, body);

    it('is offered, accepted, declined and completed by the routing service', async () => {
      const offered = (await harness.ask('GET', '/v1/work-items?state=pending')).json();
      expect(offered).toMatchObject({
        items: [{ id: 'work_c1', state: 'pending', requiredSkills: ['social'], case: { id: 'c1' } }],
        nextCursor: null,
      });
      const taken = await step('accept', { owner: { kind: 'agent', id: 'w-17', name: 'Worker 17' } });
      expect(taken.json()).toMatchObject({
        state: 'accepted',
        case: { owner: { kind: 'agent', id: 'w-17', name: 'Worker 17' } },
      });
      expect((await step('decline')).json()).toMatchObject({
        state: 'declined',
        case: { owner: { kind: 'queue', id: 'care', name: 'Sam' } },
      });
      expect((await step('complete')).json()).toMatchObject({ status: 422, code: 'not-allowed' });
      expect((await harness.ask('POST', '/v1/work-items/none/accept')).status).toBe(404);
    });
  });
});
