import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { Role } from '../../../src/domain/index.ts';
import { at, makeCase, makeMention, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

type Json = Record<string, unknown>;
const rule = { name: 'praise to refunds', when: { intent: 'praise' }, then: { queue: 'refunds' } };

describe('the configuration', () => {
  let harness: Harness;
  const ask = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    options: { body?: object; as?: Role; version?: string } = {},
  ) => {
    const { body, as = 'administrator', version } = options;
    const response = await harness.send({
      method,
      url,
      headers: { authorization: `Bearer ${as}`, ...(version === undefined ? {} : { 'if-match': version }) },
      ...(body ? { body } : {}),
    });
    return {
      status: response.status,
      etag: response.headers['etag'],
      body: response.body === '' ? {} : (response.json() as Json),
    };
  };
  const queues = (body: Json): unknown[] => (body['queues'] as Json[]).map(({ id }) => id);

  beforeEach(async () => {
    harness = await openApi();
    for (const role of ['administrator', 'supervisor', 'brand-manager', 'quality-analyst'] as const) {
      const account = { id: role, kind: 'key' as const, name: role, roles: [role], createdAt: '', disabledAt: null };
      await harness.deps.stores.accounts.put({ ...account, secretHash: sha256(role) });
    }
  });

  it('is shown as its file has it, with its version and no secret', async () => {
    const { status, etag, body } = await ask('GET', '/v1/settings', { as: 'supervisor' });
    expect([status, etag, body['version']]).toEqual([200, '"1"', 1]);
    expect(body['connections']).toMatchObject([
      { id: 'acme-own' },
      { credentials: { token: { set: true }, secret: { set: true } } },
    ]);
    expect(body['routing']).toMatchObject({ webhook: { secret: { set: true }, ackTimeout: '10s' } });
    for (const secret of ['an-old-token', 'a-secret', 'whsec_']) expect(JSON.stringify(body)).not.toContain(secret);
  });

  it('takes a queue, which is in the next answer with who changed it', async () => {
    const chat = { id: 'chat', name: 'Chat', fallbackOwner: 'sam@acme.example', sla: { firstResponse: '90m' } };
    const { status, etag, body } = await ask('POST', '/v1/settings/queues', { body: chat, version: '"1"' });
    expect([status, etag]).toEqual([200, '"2"']);
    expect(queues(body)).toEqual(['care', 'refunds', 'chat']);
    expect((body['queues'] as Json[]).at(-1)).toMatchObject({ sla: { firstResponse: '90m' }, approval: 'nobody' });
    expect(body['history']).toEqual([
      { version: 2, at: new Date(NOON).toISOString(), by: 'administrator', what: ['+ queue chat'] },
    ]);
  });

  it('refuses a change of what was changed since, and says by whom and what', async () => {
    const body = { id: 'care', name: 'Renamed', fallbackOwner: 'sam@acme.example' };
    expect((await ask('POST', '/v1/settings/queues', { body })).status).toBe(428);
    await ask('POST', '/v1/settings/queues', { body, version: '"1"' });
    const stale = await ask('POST', '/v1/settings/queues', { body: { ...body, name: 'Again' }, version: '"1"' });
    expect(stale).toMatchObject({ status: 412, etag: '"2"' });
    expect(stale.body).toMatchObject({ version: 2, changes: [{ version: 2, by: 'administrator' }] });
  });

  it.each([
    [
      'a queue whose fallback owner nobody is',
      'queues',
      { id: 'x', name: 'X', fallbackOwner: 'nobody@acme.example' },
      'fallbackOwner',
    ],
    [
      'hours in no time zone',
      'queues',
      { id: 'x', name: 'X', fallbackOwner: 'sam@acme.example', hours: { timeZone: 'Mars', weekly: {} } },
      'hours.timeZone',
    ],
    [
      'an agent in a queue that is not',
      'agents',
      { email: 'lee@acme.example', name: 'Lee', roles: ['agent'], queues: ['gone'] },
      'queues[0]',
    ],
    ['a connection of no brand', 'connections', { id: 'c', brand: 'nobody', network: 'rss' }, 'brand'],
    ['a brand without a taxonomy', 'brands', { id: 'b', name: 'B', taxonomy: '../../etc/passwd' }, 'taxonomy'],
    ['a key that is not known', 'queues', { id: 'x', name: 'X', fallbackOwner: 'sam@acme.example', colour: 'red' }, 'colour'],
  ])('refuses %s', async (_what, noun, body, path) => {
    const answer = await ask('POST', `/v1/settings/${noun}`, { body, version: '"1"' });
    expect(answer.status).toBe(400);
    expect((answer.body['errors'] as Json[]).map((fault) => fault['path'])).toEqual([path]);
  });

  it('keeps rules in an order that people choose', async () => {
    await ask('POST', '/v1/settings/rules', { body: { rule }, version: '"1"' });
    const first = { ...rule, name: 'first' };
    const { body } = await ask('POST', '/v1/settings/rules', { body: { rule: first, before: rule.name }, version: '"2"' });
    expect((body['rules'] as Json[]).map(({ name }) => name)).toEqual(['first', rule.name]);
    const wrong = await ask('POST', '/v1/settings/rules', {
      body: { rule: { ...rule, then: { queue: 'gone' } } },
      version: '"3"',
    });
    expect((wrong.body['errors'] as Json[]).map((fault) => fault['path'])).toEqual(['then.queue']);
    const moved = await ask('POST', '/v1/settings/rules', { body: { rule: first, before: null }, version: '"3"' });
    expect((moved.body['rules'] as Json[]).map(({ name }) => name)).toEqual([rule.name, 'first']);
  });

  it('lets a queue go only when nothing needs it', async () => {
    const item = makeCase({ id: 'c1', queue: 'refunds' });
    await harness.deps.stores.cases.insert([{ next: item, expectedVersion: 0, activities: [], events: [], batch: null }]);
    const held = await ask('DELETE', '/v1/settings/queues/refunds', { version: '"1"' });
    expect(held).toMatchObject({ status: 409, body: { code: 'in-use' } });
    expect(held.body['detail']).toContain('1 unfinished case');
    expect((await ask('DELETE', '/v1/settings/queues/none', { version: '"1"' })).status).toBe(404);
    expect((await ask('DELETE', '/v1/settings/agents/sam%40acme.example', { version: '"1"' })).status).toBe(409);
    expect((await ask('DELETE', '/v1/settings/brands/acme', { version: '"1"' })).status).toBe(409);
  });

  it('lets a brand manager change terms and the calendar, and nothing else', async () => {
    const { body } = await ask('GET', '/v1/settings', { as: 'brand-manager' });
    const brand = (body['brands'] as Json[])[0] ?? {};
    const put = (over: object) =>
      ask('POST', '/v1/settings/brands', {
        body: { ...brand, taxonomy: 'airline', ...over },
        as: 'brand-manager',
        version: '"1"',
      });
    expect((await put({ name: 'Other' })).status).toBe(403);
    expect((await put({ id: 'other' })).status).toBe(403);
    const same = { body: { ...brand, terms: ['acme', 'acme air'] }, as: 'brand-manager' as const, version: '"1"' };
    expect((await ask('POST', '/v1/settings/brands', same)).status).toBe(200);
    const days = { name: 'Half price', kind: 'campaign', from: '2026-11-27', to: '2026-11-29', times: 4 };
    const told = (over: object) => ({ ...same, version: '"2"', body: { ...same.body, calendar: [{ ...days, ...over }] } });
    const refused = async (over: object) =>
      ((await ask('POST', '/v1/settings/brands', told(over))).body['errors'] as Json[]).map((fault) => fault['path']);
    expect(await refused({ to: '2026-11-26' })).toEqual(['calendar[0].to']);
    expect(await refused({ to: '2027-11-26' })).toEqual(['calendar[0].to']);
    expect(await refused({ kind: 'holiday' })).toEqual(['calendar[0].times']);
    expect(await refused({ timeZone: 'Mars' })).toEqual(['calendar[0].timeZone']);
    const accepted = await ask('POST', '/v1/settings/brands', told({}));
    expect((accepted.body['brands'] as Json[])[0]).toMatchObject({ calendar: [{ ...days, timeZone: 'UTC' }] });
  });

  it('keeps credentials that are not sent, and sends them to no other address', async () => {
    const connection = { id: 'acme-fb', brand: 'acme', network: 'facebook' };
    const put = (body: object, version: string) => ask('POST', '/v1/settings/connections', { body, version });
    const kept = await put({ ...connection, credentials: { token: { set: true }, secret: null } }, '"1"');
    expect((kept.body['connections'] as Json[]).at(-1)).toMatchObject({ credentials: { token: { set: true } } });
    const { settings } = await harness.deps.settings.read();
    expect(settings.connections.at(-1)?.credentials).toEqual({ token: 'an-old-token' });
    const elsewhere = await put({ ...connection, apiBaseUrl: 'https://thief.example' }, '"2"');
    expect((elsewhere.body['errors'] as Json[]).map((fault) => fault['path'])).toEqual(['credentials']);
  });

  describe('tried on the last week', () => {
    beforeEach(async () => {
      const said = (id: string, over: object) =>
        makeMention({
          id,
          externalId: id,
          postedAt: at(-60),
          intent: 'praise',
          sentiment: { label: 'positive', score: 1, confidence: 1, words: [] },
          ...over,
        });
      await harness.deps.stores.mentions.insert([
        said('m1', { text: 'Acme is fine' }),
        said('m2', { text: 'Acme airsoft is fine', visibility: 'private' }),
        said('m3', { text: 'where is my bag, ACME?', intent: 'complaint' }),
        said('ours', { own: true }),
        said('old', { postedAt: new Date(NOON - 8 * 86_400_000).toISOString() }),
      ]);
    });

    it('says what a rule would open, move and close', async () => {
      const preview = await ask('POST', '/v1/settings/rules/preview', { body: { rule }, as: 'supervisor' });
      expect(preview).toMatchObject({
        status: 200,
        body: {
          scanned: 3,
          truncated: false,
          open: { count: 1, examples: [{ id: 'm1', from: 'no-action', to: 'case', reason: `rule: ${rule.name}` }] },
        },
      });
      const none = [{ name: 'nothing', when: {}, then: { action: 'no-action' } }];
      const closed = await ask('POST', '/v1/settings/rules/preview', { body: { rules: none } });
      expect(closed.body).toMatchObject({ close: { count: 2 }, queue: { count: 0 } });
      expect((await ask('POST', '/v1/settings/rules/preview', { body: {} })).status).toBe(400);
      expect((await harness.deps.settings.read()).version).toBe(1);
    });

    it('counts what other terms would find, without private words for those who may not read them', async () => {
      const body = { brand: 'acme', terms: ['acme'], exclude: ['airsoft'] };
      const full = await ask('POST', '/v1/settings/brands/preview', { body });
      expect(full.body).toMatchObject({ scanned: 3, after: 2, excluded: 1 });
      const less = await ask('POST', '/v1/settings/brands/preview', { body, as: 'brand-manager' });
      expect(less.body).toMatchObject({ scanned: 2, after: 2, excluded: 0 });
      expect(JSON.stringify(less.body)).not.toContain('airsoft is fine');
    });
  });
});
