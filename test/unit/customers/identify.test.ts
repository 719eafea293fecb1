import { describe, expect, it } from 'vitest';
import { identifyCustomers } from '../../../src/customers/identify.ts';
import { linkCustomers, unlinkCustomers } from '../../../src/customers/link.ts';
import { group } from '../../../src/cases/grouping.ts';
import { identityKey, type Customer } from '../../../src/domain/index.ts';
import { makeCustomer } from '../../contracts/people.ts';
import { at, makeCase, makeMention, NOON } from '../../factories.ts';
import { memoryStores } from '../../memory-stores/index.ts';

const by = { id: 'kim@acme.example', name: 'Kim' };

const contactOf = ({ brand, identities }: Customer) => {
  const [identity] = identities;
  if (!identity) throw new Error('a customer has an account');
  const { network, externalId, handle, name, followers, verified } = identity;
  return { brand, network, author: { externalId, handle, name, followers, verified } };
};
const keyOf = (customer: Customer): string => {
  const { brand, network, author } = contactOf(customer);
  return identityKey(brand, network, author.externalId);
};

describe('who is behind an account', () => {
  it('is whom it was linked to, and themselves again once that is undone', async () => {
    const stores = memoryStores();
    const [first, second] = [makeCustomer({ firstSeenAt: at(1) }), makeCustomer({ firstSeenAt: at(2) })];
    await stores.customers.insert([first, second]);
    const who = async () => {
      const found = await identifyCustomers(stores.customers, [contactOf(second), contactOf(first)], at(5));
      return { who: found.ids.get(keyOf(second)), account: found.accounts.get(keyOf(second)), met: found.met.size };
    };
    expect(await who()).toEqual({ who: second.id, account: undefined, met: 0 });
    await linkCustomers(stores, { id: second.id, other: first.id, by, at: at(3), note: null, evidence: 'verified' });
    expect(await who()).toEqual({ who: first.id, account: second.id, met: 0 });
    await unlinkCustomers(stores, { id: first.id, other: second.id, by, at: at(4), note: null });
    expect(await who()).toEqual({ who: second.id, account: undefined, met: 0 });
  });
});

describe('a mention of a linked account', () => {
  const queue = {
    id: 'care',
    terms: {
      policy: {},
      calendar: { add: (from: number, ms: number) => from + ms, between: (from: number, to: number) => to - from },
    },
    fallback: { kind: 'queue' as const, id: 'care', name: 'Sam', leaseUntil: null },
  };
  const context = { now: NOON, batch: 'b', routed: false, queue: () => queue };
  const triage = { action: 'case' as const, reason: 'complaint', topic: 'baggage', priority: 'normal' as const, queue: null };
  const theirs = makeCase({ id: 'root-case', customer: 'root', topic: 'refunds', threads: ['custom:t1'] });
  const own = makeCase({ id: 'own-case', customer: 'own', topic: 'baggage', threads: ['custom:t2'] });
  const assigned = (over: object, account?: string) =>
    group([{ mention: makeMention({ customer: 'root', ...over }), triage, ...(account === undefined ? {} : { account }) }], {
      ...context,
      cases: [theirs, own],
    }).assignments[0]?.case;

  it('goes on in the account’s own open case where it belongs there, and else to the person’s', () => {
    expect(assigned({ threadId: 't2' }, 'own')).toBe('own-case');
    expect(assigned({ threadId: 't1' }, 'own')).toBe('root-case');
    expect(assigned({ threadId: 't9' }, 'own')).toBe('own-case');
    expect(['root-case', 'own-case']).not.toContain(assigned({ threadId: 't9' }));
  });
});
