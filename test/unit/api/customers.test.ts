import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { Customer, Role } from '../../../src/domain/index.ts';
import { makeCustomer } from '../../contracts/people.ts';
import { at, makeCase, makeMention } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

type Json = Record<string, unknown>;

describe('customers', () => {
  let harness: Harness;
  let first: Customer;
  let second: Customer;
  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, headers?: Record<string, string>) => {
    const { status, json } = await harness.ask(method, url, body, headers);
    return { status, body: json() as Json };
  };
  const keyFor = async (role: Role): Promise<Record<string, string>> => {
    const account = { id: `key:${role}`, kind: 'key' as const, name: role, roles: [role], createdAt: '', disabledAt: null };
    await harness.deps.stores.accounts.put({ ...account, secretHash: sha256(role) });
    return { authorization: `Bearer ${role}` };
  };
  const list = (body: Json, field: string): Json[] => body[field] as Json[];

  beforeEach(async () => {
    harness = await openApi();
    const { stores } = harness.deps;
    first = makeCustomer({ firstSeenAt: at(1) });
    second = makeCustomer({ firstSeenAt: at(2) });
    await stores.customers.insert([first, second]);
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    const cases = [makeCase({ id: 'c1', customer: first.id }), makeCase({ id: 'c2', customer: second.id, lastMentionAt: at(9) })];
    await stores.cases.insert(cases.map((next) => ({ ...change, next })));
    const of = ({ identities, id: customer }: Customer, id: string, over: object = {}) =>
      makeMention({
        id,
        externalId: id,
        network: 'x',
        customer,
        author: { externalId: identities[0]?.externalId ?? '', handle: 'jo', name: 'Jo', followers: null, verified: null },
        ...over,
      });
    await stores.mentions.insert([
      of(first, 'm1', { case: 'c1' }),
      of(second, 'm2', { case: 'c2', postedAt: at(5) }),
      of(second, 'm3', { case: 'c2', postedAt: at(6), visibility: 'private', text: 'my secret' }),
    ]);
  });

  const link = (body: object = {}) => ask('POST', `/v1/customers/${second.id}/links`, { customer: first.id, ...body });

  it('are shown with their accounts, cases and contacts, those of linked ones too', async () => {
    const alone = await ask('GET', `/v1/customers/${second.id}`);
    expect(alone.status).toBe(200);
    expect(list(alone.body, 'cases').map(({ id }) => id)).toEqual(['c2']);
    const linked = await link({ evidence: 'customer-confirmed', note: 'said so' });
    expect(linked.status).toBe(200);
    expect(linked.body).toMatchObject({
      id: second.id,
      root: first.id,
      linked: [{ customer: { id: first.id }, linkedTo: null }],
    });
    expect(list(linked.body, 'cases').map(({ id }) => id)).toEqual(['c2', 'c1']);
    expect(list(linked.body, 'contacts').map(({ id }) => id)).toEqual(['m3', 'm2', 'm1']);
    expect(linked.body['decisions']).toMatchObject([
      { type: 'linked', customer: second.id, other: first.id, evidence: 'customer-confirmed', note: 'said so' },
    ]);
    const { body } = await ask('GET', `/v1/customers/${first.id}`);
    expect(body['linked']).toMatchObject([
      { linkedTo: first.id, evidence: 'customer-confirmed', by: { id: expect.any(String) } },
    ]);
  });

  it('are parted again, with the history kept', async () => {
    await link();
    const url = `/v1/customers/${first.id}/links/${second.id}`;
    const parted = await ask('DELETE', url);
    expect(parted).toMatchObject({ status: 200, body: { root: first.id, linked: [] } });
    const { body } = await ask('GET', `/v1/customers/${second.id}`);
    expect(list(body, 'decisions').map(({ type }) => type)).toHaveLength(2);
    expect(await ask('DELETE', url)).toMatchObject({ status: 422, body: { code: 'not-linked' } });
  });

  it('are not linked to themselves, to nobody, or by a bare suggestion', async () => {
    expect(await link({ customer: second.id })).toMatchObject({ status: 422, body: { code: 'itself' } });
    expect((await link({ customer: 'nobody' })).status).toBe(404);
    expect((await link({ evidence: 'suggested' })).status).toBe(400);
    expect((await link()).status).toBe(200);
    expect((await link()).status).toBe(200);
  });

  it('show names, notes and private messages only to those who work cases', async () => {
    await link({ note: 'said so' });
    const { body } = await ask('GET', `/v1/customers/${first.id}`, undefined, await keyFor('brand-manager'));
    expect(list(body, 'contacts').map(({ id }) => id)).toEqual(['m2', 'm1']);
    expect(JSON.stringify(body)).not.toMatch(/my secret|said so|Jo Example/u);
  });

  it('tell who may be the same person, and why', async () => {
    const there = makeCustomer();
    const [identity] = there.identities;
    const handle = first.identities[0]?.handle ?? null;
    if (identity)
      await harness.deps.stores.customers.insert([{ ...there, identities: [{ ...identity, network: 'facebook', handle }] }]);
    await ask('GET', `/v1/customers/${there.id}/matches`);
    const { status, body } = await ask('GET', `/v1/customers/${first.id}/matches`);
    expect(status).toBe(200);
    expect(body['items']).toMatchObject([
      { customer: there.id, name: 'Jo Example', evidence: [{ kind: 'handle' }, { kind: 'name' }], strength: 0.69 },
    ]);
    expect((await ask('GET', '/v1/customers/nobody/matches')).status).toBe(404);
  });

  it('who were said to be two people are suggested to neither, until that is taken back', async () => {
    const there = makeCustomer();
    const [identity] = there.identities;
    const handle = first.identities[0]?.handle ?? null;
    if (identity)
      await harness.deps.stores.customers.insert([{ ...there, identities: [{ ...identity, network: 'facebook', handle }] }]);
    const suggested = async (id: string): Promise<unknown[]> =>
      list((await ask('GET', `/v1/customers/${id}/matches`)).body, 'items').map(({ customer }) => customer);
    await suggested(there.id);
    expect(await suggested(first.id)).toEqual([there.id]);
    const url = `/v1/customers/${first.id}/matches/${there.id}`;
    expect((await harness.ask('DELETE', url)).status).toBe(204);
    expect((await harness.ask('DELETE', url)).status).toBe(204);
    expect([await suggested(first.id), await suggested(there.id)]).toEqual([[], []]);
    expect((await harness.ask('POST', `/v1/customers/${there.id}/matches`, { customer: first.id })).status).toBe(204);
    expect([await suggested(first.id), await suggested(there.id)]).toEqual([[there.id], [first.id]]);
  });

  it('are declined for those they are linked to as well', async () => {
    const there = makeCustomer();
    const [identity] = there.identities;
    const handle = first.identities[0]?.handle ?? null;
    if (identity)
      await harness.deps.stores.customers.insert([{ ...there, identities: [{ ...identity, network: 'facebook', handle }] }]);
    await ask('GET', `/v1/customers/${there.id}/matches`);
    await link();
    expect((await harness.ask('DELETE', `/v1/customers/${there.id}/matches/${first.id}`)).status).toBe(204);
    expect((await ask('GET', `/v1/customers/${second.id}/matches`)).body['items']).toEqual([]);
  });

  it('are declined only where there are two of one brand', async () => {
    const decline = (other: string) => ask('DELETE', `/v1/customers/${first.id}/matches/${other}`);
    expect(await decline(first.id)).toMatchObject({ status: 422, body: { code: 'itself' } });
    expect((await decline('nobody')).status).toBe(404);
    const elsewhere = makeCustomer({ brand: 'globex' });
    const erased = makeCustomer({ erasedAt: at(4) });
    await harness.deps.stores.customers.insert([elsewhere, erased]);
    expect(await decline(elsewhere.id)).toMatchObject({ status: 422, body: { code: 'another-brand' } });
    expect(await decline(erased.id)).toMatchObject({ status: 422, body: { code: 'erased' } });
  });

  it('stand beside a case with the other cases and contacts of all their accounts', async () => {
    await link();
    const { body } = await ask('GET', '/v1/cases/c1');
    expect(list(body, 'otherCases').map(({ id }) => id)).toEqual(['c2']);
    expect(list(body, 'contacts').map(({ id }) => id)).toEqual(['m3', 'm2']);
    const seen = await ask('GET', '/v1/cases/c1', undefined, await keyFor('brand-manager'));
    expect(list(seen.body, 'contacts').map(({ id }) => id)).toEqual(['m2']);
  });

  it('who never had a case are known by what they said', async () => {
    const { customerId } = await import('../../../src/domain/index.ts');
    const id = customerId('acme', 'custom', 'quiet');
    const author = { externalId: 'quiet', handle: 'quiet', name: 'Quiet', followers: null, verified: null };
    await harness.deps.stores.mentions.insert([makeMention({ id: 'm9', externalId: 'm9', customer: id, author })]);
    expect(await ask('GET', `/v1/customers/${id}`)).toMatchObject({ status: 200, body: { name: 'Quiet', cases: [] } });
  });
});
