import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import { unlinked, type Customer, type Role } from '../../../src/domain/index.ts';
import { followChanges } from '../../../src/pipeline/search/follow.ts';
import { purgeMentions } from '../../../src/pipeline/remove.ts';
import { at, makeCase, makeMention } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

type Found = { readonly items: readonly { readonly kind: string; readonly id: string }[]; readonly partial: boolean };

const identity = { network: 'x' as const, externalId: '1', handle: 'jo_doe', name: 'Jö Doe', followers: 1, verified: null };
const customer: Customer = {
  id: 'customer-jo',
  brand: 'acme',
  name: 'Jö Doe',
  identities: [{ ...identity, evidence: 'first-contact', linkedAt: at(0), linkedBy: 'system' }],
  firstSeenAt: at(-1),
  erasedAt: null,
  ...unlinked,
};

describe('search', () => {
  let harness: Harness;
  const found = async (query: string, role: Role = 'agent'): Promise<readonly string[]> => {
    const response = await harness.ask('GET', `/v1/search?${query}`, undefined, { authorization: `Bearer ${role}` });
    expect(response.status).toBe(200);
    return (response.json() as Found).items.map(({ kind, id }) => `${kind} ${id}`);
  };
  const index = () => followChanges({ ...harness.deps, holder: 'test' }, { signal: new AbortController().signal });

  beforeEach(async () => {
    harness = await openApi();
    for (const role of ['agent', 'brand-manager'] as const) {
      const account = { id: role, kind: 'key' as const, name: role, roles: [role], createdAt: '', disabledAt: null };
      await harness.deps.stores.accounts.put({ ...account, secretHash: sha256(role) });
    }
    const { stores } = harness.deps;
    await stores.customers.insert([customer]);
    await stores.mentions.insert([
      makeMention({ id: 'open', externalId: 'open', text: 'Where is my Gepäck?', case: 'c1', postedAt: at(1) }),
      makeMention({ id: 'quiet', externalId: 'quiet', text: 'my gepack number is 77', visibility: 'private', postedAt: at(2) }),
    ]);
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    await stores.cases.insert([
      { ...change, next: makeCase({ id: 'c1', number: 1042, subject: 'Where is my Gepäck?', firstMention: 'open' }) },
      {
        ...change,
        next: makeCase({ id: 'c2', number: 1043, subject: 'my gepack number', firstMention: 'quiet', customer: 'b' }),
      },
    ]);
  });

  it('says that it is partial until everything was indexed', async () => {
    const ask = async () => (await harness.ask('GET', '/v1/search?q=gep')).json() as Found;
    expect(await ask()).toMatchObject({ items: [], partial: true });
    await index();
    expect((await ask()).partial).toBe(false);
  });

  it('finds cases, customers and mentions by words, numbers, names and handles', async () => {
    await index();
    expect(await found('q=gepack')).toEqual(['mention quiet', 'mention open', 'case c2', 'case c1']);
    expect(await found('q=GEP%C3%84CK%20wh')).toEqual(['mention open', 'case c1']);
    expect(await found('q=C-1042')).toEqual(['case c1']);
    expect(await found('q=1043')).toEqual(['case c2']);
    expect(await found('q=jo%20d&kind=customer')).toEqual(['customer customer-jo']);
    expect(await found('q=%40jo_doe&kind=customer')).toEqual(['customer customer-jo']);
    expect(await found('q=gepack&kind=case&brand=other')).toEqual([]);
    const response = await harness.ask('GET', '/v1/search?q=where&kind=mention');
    expect((response.json() as Found).items[0]).toMatchObject({ case: 'c1', number: 1042, status: 'open', network: 'custom' });
  });

  it('shows nothing private to those who don’t see it', async () => {
    await index();
    expect(await found('q=gepack', 'brand-manager')).toEqual(['mention open', 'case c1']);
    expect(await found('q=doe&kind=customer', 'brand-manager')).toEqual([]);
    expect(await found('q=1043', 'brand-manager')).toEqual([]);
  });

  it('forgets at once what was deleted', async () => {
    await index();
    await purgeMentions(['open'], at(5), harness.deps.stores);
    expect(await found('q=gepack&kind=mention')).toEqual(['mention quiet']);
  });

  it('refuses what is no question', async () => {
    for (const query of ['', 'q=', 'q=%20', 'q=a&kind=planet', 'q=a&limit=0', 'q=a&cursor=nonsense', 'q=a&odd=1'])
      expect((await harness.ask('GET', `/v1/search?${query}`)).status).toBe(400);
  });
});
