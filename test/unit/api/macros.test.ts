import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import { plainValue, renderMacro } from '../../../src/cases/macros.ts';
import { unknownVariables, type Role } from '../../../src/domain/index.ts';
import { makeCustomer } from '../../contracts/people.ts';
import { makeCase, makeMention } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

type Json = Record<string, unknown>;
const values = {
  'customer.name': 'Jo',
  'customer.handle': null,
  'agent.name': 'Kim',
  'case.number': '7',
  'brand.name': 'Acme Air',
  'case.topic': 'Baggage',
};

describe('the variables of a text', () => {
  it('are replaced once, gaps marked and named', () => {
    const text = 'Hi {{customer.name}} ({{ customer.handle }}), {{agent.name}} of {{brand.name}}';
    expect(renderMacro(text, values)).toEqual({
      text: 'Hi Jo ([customer.handle]), Kim of Acme Air',
      missing: ['customer.handle'],
    });
  });

  it('take nothing but plain characters from names that people chose', () => {
    expect(plainValue('Jo\u202e\u0000 \n{{agent.name}}<b>\u{E0041}')).toBe('Jo {{agent.name}}<b>');
    expect(renderMacro('{{customer.name}}', { ...values, 'customer.name': '{{agent.name}} $& $1' }).text).toBe(
      '{{agent.name}} $& $1',
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(plainValue(name)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });

  it('are known, or named', () => {
    expect(unknownVariables('{{customer.name}} {{customer.mail}} {{}}')).toEqual(['customer.mail', '']);
    expect(unknownVariables('{{customer.name} and }} ')).toEqual(['{{']);
    expect(unknownVariables('plain { text }')).toEqual([]);
  });
});

describe('macros', () => {
  let harness: Harness;
  const send = async (method: 'GET' | 'POST' | 'DELETE', url: string, role: Role, body?: object) => {
    const account = {
      id: `key:${role}`,
      kind: 'key' as const,
      name: `A ${role}`,
      roles: [role],
      createdAt: '',
      disabledAt: null,
    };
    await harness.deps.stores.accounts.put({ ...account, secretHash: sha256(role) });
    const response = await harness.ask(method, url, body, { authorization: `Bearer ${role}` });
    return { status: response.status, body: (response.status === 204 ? {} : response.json()) as Json };
  };
  const keep = (role: Role, over: object = {}) =>
    send('POST', '/v1/macros', role, { name: 'Greeting', text: 'Hello {{customer.name}}, case {{case.number}}', ...over });
  const names = async (role: Role, query = '') =>
    ((await send('GET', `/v1/macros${query}`, role)).body['items'] as Json[]).map(({ name }) => name);

  beforeEach(async () => {
    harness = await openApi();
  });

  it('are kept for oneself, or by supervisors for everybody', async () => {
    expect(await keep('agent')).toMatchObject({ status: 200, body: { shared: false, owner: { id: 'key:agent' }, uses: 0 } });
    expect((await keep('agent', { shared: true })).status).toBe(403);
    const shared = await keep('supervisor', { shared: true, name: 'Shared', topic: 'baggage', language: 'en', brand: 'acme' });
    expect(shared.status).toBe(200);
    expect(await names('agent')).toEqual(['Greeting', 'Shared']);
    expect(await names('supervisor')).toEqual(['Shared']);
    expect(await names('agent', '?language=de')).toEqual(['Greeting']);
    expect(await names('agent', '?topic=baggage')).toEqual(['Shared']);
    const url = `/v1/macros/${String(shared.body['id'])}`;
    expect((await keep('agent', { id: shared.body['id'] })).status).toBe(403);
    expect((await send('DELETE', url, 'agent')).status).toBe(403);
    expect((await send('DELETE', url, 'administrator')).status).toBe(204);
    expect((await send('DELETE', url, 'administrator')).status).toBe(404);
  });

  it('of others are neither seen, changed, rendered nor removed', async () => {
    const { body } = await keep('agent');
    const url = `/v1/macros/${String(body['id'])}`;
    expect((await keep('supervisor', { id: body['id'] })).status).toBe(404);
    expect((await send('POST', `${url}/render`, 'supervisor', { case: 'c1' })).status).toBe(404);
    expect((await send('DELETE', url, 'supervisor')).status).toBe(404);
    expect(await keep('agent', { id: body['id'], name: 'Better' })).toMatchObject({
      status: 200,
      body: { id: body['id'], name: 'Better' },
    });
  });

  it.each([
    ['an unknown variable', { text: 'Hi {{customer.mail}}' }, 'text'],
    ['an unknown brand', { brand: 'nobody' }, 'brand'],
    ['an unknown topic', { topic: 'nothing', brand: 'acme' }, 'topic'],
    ['an unknown topic to move to', { actions: { topic: 'nothing' } }, 'actions.topic'],
    ['closing by hand', { actions: { status: 'closed' } }, 'actions.status'],
    ['no language', { language: 'English please' }, 'language'],
  ])('are refused for %s', async (_what, over, path) => {
    const { status, body } = await keep('agent', over);
    expect([status, (body['errors'] as Json[])[0]?.['path']]).toEqual([400, path]);
    if (path === 'text') expect(body['detail']).toContain('{{customer.name}}');
  });

  it('are rendered for a case, and say what is missing', async () => {
    const { stores } = harness.deps;
    const customer = makeCustomer({ name: 'Jo\u202e', identities: [] });
    await stores.customers.insert([customer]);
    await stores.mentions.insert([
      makeMention({ id: 'm1', author: { externalId: 'a', handle: null, name: null, followers: null, verified: null } }),
    ]);
    const next = makeCase({ id: 'c1', customer: customer.id, lastMention: 'm1' });
    await stores.cases.insert([{ next, expectedVersion: 0, activities: [], events: [], batch: null }]);
    const text = '{{customer.name}} {{customer.handle}} {{agent.name}} {{case.number}} {{brand.name}} {{case.topic}}';
    const { body } = await keep('agent', { text, actions: { status: 'pending', note: 'asked' } });
    const url = `/v1/macros/${String(body['id'])}/render`;
    expect((await send('POST', url, 'agent', { case: 'c1' })).body).toEqual({
      text: `Jo [customer.handle] A agent ${next.number} Acme Air Baggage`,
      missing: ['customer.handle'],
      actions: { status: 'pending', priority: null, topic: null, note: 'asked' },
    });
    expect((await send('POST', url, 'agent', { case: 'nothing' })).status).toBe(404);
  });
});
