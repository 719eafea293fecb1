import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkCustomers, unlinkCustomers } from '../../../src/customers/link.ts';
import { isEarlier, MAX_EVENTS, MAX_LINKED, planLink, planUnlink, rootOf } from '../../../src/customers/links.ts';
import { everLinked, personOf, rootsOf, saidBy } from '../../../src/customers/person.ts';
import { customerId, type Customer } from '../../../src/domain/index.ts';
import { makeCustomer } from '../../contracts/people.ts';
import { at, makeMention } from '../../factories.ts';
import { memoryStores } from '../../memory-stores/index.ts';

const by = { id: 'kim@acme.example', name: 'Kim' };
const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const chains = fc.dictionary(fc.constantFrom(...ids), fc.record({ linkedTo: fc.option(fc.constantFrom(...ids)) }));
const alone = (customer: Customer) => ({ root: customer, members: [customer] });

describe('whom a customer stands for', () => {
  it('is themselves until somebody links them, and the end of the chain from then on', () => {
    const nodes = new Map([
      ['a', { linkedTo: 'b' }],
      ['b', { linkedTo: 'c' }],
      ['c', { linkedTo: null }],
    ]);
    expect(['a', 'b', 'c', 'nobody'].map((id) => rootOf(id, nodes))).toEqual(['c', 'c', 'c', 'nobody']);
  });

  it('has an answer for any links a store could hold, circles too, and the same one for all in a circle', () => {
    fc.assert(
      fc.property(chains, (stored) => {
        const nodes = new Map(Object.entries(stored));
        for (const id of ids) {
          const root = rootOf(id, nodes);
          expect(rootOf(root, nodes)).toBe(root);
          const next = nodes.get(id)?.linkedTo ?? null;
          if (next !== null && nodes.has(next)) expect(rootOf(next, nodes)).toBe(root);
        }
      }),
    );
  });
});

describe('a link', () => {
  const early = makeCustomer({ firstSeenAt: at(1) });
  const late = makeCustomer({ firstSeenAt: at(2) });

  it('goes to whom we met first, from whichever side it is asked', () => {
    expect(planLink({ one: alone(early), other: alone(late) })).toMatchObject({ ok: true, child: late, parent: early });
    expect(planLink({ one: alone(late), other: alone(early) })).toMatchObject({ ok: true, child: late, parent: early });
  });

  it.each([
    ['itself', { one: alone(early), other: alone(early) }],
    ['already-linked', { one: { root: early, members: [early, late] }, other: { root: early, members: [early, late] } }],
    ['another-brand', { one: alone(early), other: alone(makeCustomer({ brand: 'other' })) }],
    ['erased', { one: alone(early), other: alone(makeCustomer({ erasedAt: at(3) })) }],
    ['too-many-accounts', { one: { root: early, members: Array.from({ length: MAX_LINKED }, () => early) }, other: alone(late) }],
    [
      'too-many-changes',
      {
        one: alone(early),
        other: alone({
          ...late,
          linkEvents: Array.from({ length: MAX_EVENTS }, () => ({
            type: 'linked' as const,
            other: 'x',
            evidence: null,
            note: null,
            by,
            at: at(0),
          })),
        }),
      },
    ],
  ])('is refused: %s', (reason, join) => {
    expect(planLink(join)).toEqual({ ok: false, reason });
  });

  it('puts any two customers into one order that never changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (first, second) => {
        const [one, two] = [makeCustomer({ firstSeenAt: at(first) }), makeCustomer({ firstSeenAt: at(second) })];
        expect(isEarlier(one, two)).toBe(!isEarlier(two, one));
      }),
    );
  });

  it('is undone on the account that was tied, whoever names whom', () => {
    const nodes = new Map([
      ['a', { id: 'a', firstSeenAt: '1', linkedTo: null }],
      ['b', { id: 'b', firstSeenAt: '2', linkedTo: 'a' }],
      ['c', { id: 'c', firstSeenAt: '3', linkedTo: 'b' }],
      ['d', { id: 'd', firstSeenAt: '4', linkedTo: 'a' }],
      ['e', { id: 'e', firstSeenAt: '5', linkedTo: null }],
    ]);
    const undone = (id: string, other: string) => planUnlink({ id, other }, nodes);
    expect(undone('a', 'b')).toEqual({ ok: true, child: 'b', parent: 'a' });
    expect(undone('b', 'a')).toEqual({ ok: true, child: 'b', parent: 'a' });
    expect(undone('b', 'd')).toEqual({ ok: true, child: 'd', parent: 'a' });
    expect(undone('c', 'a')).toEqual({ ok: true, child: 'c', parent: 'b' });
    expect(undone('a', 'e')).toEqual({ ok: false, reason: 'not-linked' });
    expect(undone('a', 'a')).toEqual({ ok: false, reason: 'itself' });
  });
});

describe('links in a store', () => {
  const open = async (count: number) => {
    const stores = memoryStores();
    const customers = Array.from({ length: count }, (_, index) => makeCustomer({ firstSeenAt: at(index % 2) }));
    await stores.customers.insert(customers);
    return { stores, customers };
  };
  const link = (stores: ReturnType<typeof memoryStores>, id: string, other: string) =>
    linkCustomers(stores, { id, other, by, at: at(9), note: null, evidence: 'agent-confirmed' });

  it('never make a circle, however many people link and part the same customers at the same moment', async () => {
    const pair = fc.tuple(fc.nat(4), fc.nat(4), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(pair, { maxLength: 6 }), { maxLength: 5 }), async (rounds) => {
        const { stores, customers } = await open(5);
        for (const round of rounds) {
          await Promise.all(
            round.map(([one, two, parts]) => {
              const [id, other] = [customers[one]?.id ?? '', customers[two]?.id ?? ''];
              return parts ? unlinkCustomers(stores, { id, other, by, at: at(9), note: null }) : link(stores, id, other);
            }),
          );
        }
        for (const { id } of customers) {
          const seen = new Set<string>();
          for (let node: string | null = id; node !== null;) {
            expect(seen.has(node)).toBe(false);
            seen.add(node);
            node = (await stores.customers.get(node))?.linkedTo ?? null;
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('made both ways at once are one link', async () => {
    const { stores, customers } = await open(2);
    const [one = '', two = ''] = customers.map(({ id }) => id);
    const outcomes = await Promise.all([link(stores, one, two), link(stores, two, one)]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    const stored = await stores.customers.getMany([one, two]);
    expect(stored.flatMap(({ linkEvents }) => linkEvents)).toHaveLength(1);
  });

  it('join whole groups, and parting takes along whoever hangs on the parted one', async () => {
    const { stores, customers } = await open(4);
    const [a = '', b = '', c = '', d = ''] = customers.map(({ id }) => id);
    await link(stores, c, d);
    await link(stores, a, b);
    await link(stores, b, d);
    const first = await stores.customers.get(a);
    const person = first && (await personOf(stores.customers, first));
    expect(new Set(person?.members.map(({ id }) => id))).toEqual(new Set([a, b, c, d]));
    const roots = await rootsOf(stores.customers, await stores.customers.getMany([a, b, c, d]));
    expect(new Set(roots.values()).size).toBe(1);
    const child = [a, c].find((id) => roots.has(id)) ?? '';
    const parted = await unlinkCustomers(stores, { id: person?.root.id ?? '', other: child, by, at: at(10), note: null });
    expect(parted).toMatchObject({ ok: true });
    expect(parted.ok && parted.person.members).toHaveLength(2);
  });

  it('store somebody who never had a case, so that the link has something to stand on', async () => {
    const { stores, customers } = await open(1);
    const author = { externalId: 'quiet', handle: 'quiet', name: 'Quiet', followers: null, verified: null };
    const id = customerId('acme', 'custom', 'quiet');
    await stores.mentions.insert([makeMention({ customer: id, author })]);
    expect(await link(stores, customers[0]?.id ?? '', id)).toMatchObject({ ok: true });
    expect(await link(stores, customers[0]?.id ?? '', 'nobody')).toEqual({ ok: false, reason: 'unknown' });
    expect((await stores.customers.get(id))?.linkedTo).toBe(customers[0]?.id);
  });

  it('lead to everything an account said, also after they were parted, and to nothing of others', async () => {
    const { stores, customers } = await open(2);
    const [root, child] = customers;
    if (!root || !child) throw new Error('two customers are stored');
    await link(stores, root.id, child.id);
    const of = ({ identities }: Customer, id: string, customer: string) =>
      makeMention({
        id,
        externalId: id,
        network: 'x',
        customer,
        author: { externalId: identities[0]?.externalId ?? '', handle: null, name: null, followers: null, verified: null },
      });
    await stores.mentions.insert([of(root, 'm1', root.id), of(child, 'm2', root.id), of(child, 'm3', child.id)]);
    await unlinkCustomers(stores, { id: root.id, other: child.id, by, at: at(10), note: null });
    expect(await everLinked(stores.customers, [child.id])).toEqual(new Set([child.id, root.id]));
    const said = async (id: string) => (await saidBy(stores, [id], 99)).map((mention) => mention.id).toSorted();
    expect(await said(child.id)).toEqual(['m2', 'm3']);
    expect(await said(root.id)).toEqual(['m1']);
  });
});
