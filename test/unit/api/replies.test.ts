import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { Role } from '../../../src/domain/index.ts';
import { at, makeCase, makeMention } from '../../factories.ts';
import { openApi, other, type Harness } from './harness.ts';

describe('answering', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await openApi();
    const { stores } = harness.deps;
    await stores.mentions.insert([
      makeMention({ id: 'm1', case: 'c1', text: 'Where is my bag? Write to jo@mail.example' }),
      makeMention({ id: 'm2', externalId: 'm2', case: 'c2', visibility: 'private' }),
    ]);
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    await stores.cases.insert([
      { ...change, next: makeCase({ id: 'c1', version: 3, customer: 'p1', firstMention: 'm1', lastMention: 'm1' }) },
      { ...change, next: makeCase({ id: 'c2', version: 1, customer: 'p2', lastMention: 'm2', queue: other.id }) },
    ]);
    const people: readonly (readonly [string, Role])[] = [
      ['ann', 'agent'],
      ['ben', 'agent'],
      ['sue', 'supervisor'],
    ];
    for (const [id, role] of people) {
      const account = { id, kind: 'key' as const, name: id, roles: [role], createdAt: '', disabledAt: null };
      await stores.accounts.put({ ...account, secretHash: sha256(`key-of-${id}`) });
    }
  });

  const as = (who: string, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, version?: number) =>
    harness.send({
      method,
      url,
      ...(body ? { body } : {}),
      headers: { authorization: `Bearer key-of-${who}`, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
    });
  const reply = (who: string, version: number, body: object, id = 'c1') =>
    as(who, 'POST', `/v1/cases/${id}/replies`, body, version);

  it('hands the answer to the queue, and the case to whoever answered', async () => {
    const response = await reply('ann', 3, { text: 'It comes tomorrow' });
    expect([response.status, response.headers['etag']]).toEqual([200, '"4"']);
    expect(response.json()).toMatchObject({
      version: 4,
      epoch: 1,
      owner: { id: 'ann' },
      reply: { state: 'queued', text: 'It comes tomorrow', mention: 'm1', visibility: 'public' },
    });
    expect(harness.jobs.added).toMatchObject([{ name: 'reply' }]);
    expect((await as('ann', 'GET', '/v1/cases/c1')).json()).toMatchObject({
      replies: [{ text: 'It comes tomorrow' }],
      draft: null,
    });
  });

  it('refuses the second of two agents, with the first one’s answer', async () => {
    await reply('ann', 3, { text: 'It comes tomorrow' });
    const late = await reply('ben', 3, { text: 'We are looking for it' });
    expect([late.status, late.json()]).toMatchObject([
      412,
      { changes: [{ type: 'reply-decided', by: 'ann', detail: 'It comes tomorrow' }] },
    ]);
    expect((await reply('ben', 4, { text: 'We are looking for it' })).status).toBe(409);
    harness.now += 3_600_000;
    const later = await reply('ben', 4, { text: 'We are looking for it' });
    expect([later.status, later.json()]).toMatchObject([422, { code: 'already-answered', reply: { text: 'It comes tomorrow' } }]);
    expect((await reply('ben', 4, { text: 'One thing more', followUp: true })).json()).toMatchObject({ reply: { turn: 2 } });
  });

  it('is the same answer for a request that is repeated', async () => {
    const headers = { authorization: 'Bearer key-of-ann', 'if-match': '"3"', 'idempotency-key': 'k1' };
    const send = () => harness.send({ method: 'POST', url: '/v1/cases/c1/replies', body: { text: 'Tomorrow' }, headers });
    const [first, second] = [await send(), await send()];
    expect(second.json()).toEqual(first.json());
    expect(harness.jobs.added).toHaveLength(1);
  });

  it('stops private data in public, saying where, and lets it go in private', async () => {
    const text = 'We wrote to jo@mail.example';
    const stopped = await reply('ann', 3, { text });
    expect([stopped.status, stopped.json()]).toMatchObject([
      422,
      { code: 'private-data-in-public-reply', kinds: ['email'], spans: [{ kind: 'email', start: 12, end: 27 }] },
    ]);
    expect((await reply('ann', 3, { text, visibility: 'private' })).status).toBe(200);
  });

  it('counts as the network does and cuts nothing', async () => {
    const long = await reply('ann', 3, { text: 'x'.repeat(281) });
    expect([long.status, long.json()]).toMatchObject([422, { code: 'too-long' }]);
  });

  it('keeps drafts, each person’s own, and says what they would meet', async () => {
    const kept = await as('ann', 'POST', '/v1/cases/c1/draft', { text: 'x'.repeat(281) });
    expect(kept.json()).toMatchObject({
      check: { length: 281, maxLength: 280, problems: [{ code: 'too-long' }], needsApproval: null },
    });
    expect((await as('ann', 'GET', '/v1/cases/c1')).json()).toMatchObject({ draft: { text: 'x'.repeat(281) } });
    expect((await as('ben', 'GET', '/v1/cases/c1')).json()).toMatchObject({ draft: null });
    expect((await as('ann', 'DELETE', '/v1/cases/c1/draft')).status).toBe(204);
    expect((await as('ann', 'GET', '/v1/cases/c1')).json()).toMatchObject({ draft: null });
  });

  it('waits for a supervisor where the queue wants that, and goes out as the supervisor left it', async () => {
    const waiting = await reply('ann', 1, { text: 'In private' }, 'c2');
    const { reply: made } = waiting.json() as { reply: { id: string; state: string } };
    expect(made.state).toBe('approval');
    expect(harness.jobs.added).toEqual([]);
    expect((await as('ann', 'POST', `/v1/replies/${made.id}/approve`, {}, 2)).status).toBe(403);
    expect((await as('sue', 'POST', `/v1/replies/${made.id}/approve`, {}, 1)).status).toBe(412);
    const approved = await as('sue', 'POST', `/v1/replies/${made.id}/approve`, { text: 'In private, kindly' }, 2);
    expect(approved.json()).toMatchObject({
      version: 3,
      reply: { state: 'queued', text: 'In private, kindly', decidedBy: { id: 'sue' } },
    });
    expect(harness.jobs.added).toMatchObject([{ name: 'reply' }]);
    expect((await as('sue', 'POST', `/v1/replies/${made.id}/reject`, { reason: 'no' }, 3)).status).toBe(422);
  });

  it('that is refused by a supervisor goes back to its writer with the reason', async () => {
    const waiting = await reply('ann', 3, { text: 'Please look', approval: true });
    const { reply: made } = waiting.json() as { reply: { id: string } };
    const refused = await as('sue', 'POST', `/v1/replies/${made.id}/reject`, { reason: 'too cold' }, 4);
    expect(refused.json()).toMatchObject({ notified: ['ann'], reply: { state: 'withdrawn', error: { message: 'too cold' } } });
    expect((await reply('ann', 5, { text: 'Warmer words' })).status).toBe(200);
  });

  it('that contradicts what the customer was told needs a supervisor', async () => {
    const { stores } = harness.deps;
    await reply('sue', 3, { text: 'Your refund of R 2 310 is approved' });
    const [first] = await stores.replies.ofCase('c1', 1);
    await stores.replies.change(first?.id ?? '', ['queued'], { state: 'sent', sentAt: at(1000), nextAt: null });
    harness.now += 3_600_000;
    const other = { text: 'You will get R 500', followUp: true };
    const stopped = await reply('ann', 4, other);
    expect([stopped.status, stopped.json()]).toMatchObject([
      422,
      { code: 'contradicts-conclusion', conclusions: [{ text: 'Your refund of R 2 310 is approved' }] },
    ]);
    expect((await reply('ann', 4, { ...other, approval: true })).json()).toMatchObject({ reply: { state: 'approval' } });
  });

  it('is handed over by one who holds the case no more', async () => {
    await as('ann', 'POST', '/v1/cases/c1/claim', {}, 3);
    const renewed = await as('ann', 'POST', '/v1/cases/c1/renew', { epoch: 1 });
    expect(renewed.json()).toMatchObject({ version: 4, owner: { id: 'ann' } });
    const taken = await as('sue', 'POST', '/v1/cases/c1/claim', { takeOver: true }, 4);
    expect(taken.json()).toMatchObject({ version: 5, epoch: 2, owner: { id: 'sue' } });
    expect((await as('ann', 'POST', '/v1/cases/c1/renew', { epoch: 1 })).status).toBe(409);
    expect((await reply('ann', 5, { text: 'mine' })).status).toBe(409);
    expect((await as('ben', 'POST', '/v1/cases/c1/claim', { takeOver: true }, 5)).status).toBe(403);
  });

  it('notes name colleagues, who have read them once they looked', async () => {
    const noted = await as('ann', 'POST', '/v1/cases/c1/notes', { text: 'Kim?', mentions: ['kim@acme.example'] }, 3);
    expect(noted.json()).toMatchObject({ notified: ['kim@acme.example'] });
    const unknown = await as('ann', 'POST', '/v1/cases/c1/notes', { text: 'x', mentions: ['who@acme.example'] }, 4);
    expect(unknown.json()).toMatchObject({ errors: [{ path: 'mentions[0]' }] });
    await harness.deps.stores.cases.seen('c1', 'kim@acme.example');
    expect((await as('ann', 'GET', '/v1/cases/c1')).json()).toMatchObject({ notified: [], version: 4 });
  });

  it('asks for help and ends it', async () => {
    expect((await as('ann', 'POST', '/v1/cases/c1/help', { text: 'above my limit' })).json()).toMatchObject({
      help: { by: 'ann', text: 'above my limit' },
    });
    expect((await as('sue', 'DELETE', '/v1/cases/c1/help')).json()).toMatchObject({ help: null });
  });

  it('solves with a code, and not against an earlier one without a supervisor', async () => {
    const solve = (who: string, version: number, code: string) =>
      as(who, 'POST', '/v1/cases/c1/status', { status: 'solved', code }, version);
    expect((await solve('ann', 3, 'never-heard')).status).toBe(400);
    expect((await solve('ann', 3, 'refused')).json()).toMatchObject({ resolution: { code: 'refused', by: 'ann' } });
    await as('ann', 'POST', '/v1/cases/c1/status', { status: 'open' }, 4);
    const against = await solve('ann', 5, 'compensated');
    expect([against.status, against.json()]).toMatchObject([422, { code: 'contradicts-conclusion' }]);
    expect((await solve('sue', 5, 'compensated')).status).toBe(200);
  });
});
