import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerId, freshId, unlinked, type Answer, type Customer, type LinkEvent, type Macro } from '../../src/domain/index.ts';
import { MOST_DECLINED, type Stores } from '../../src/ports/stores.ts';
import { at } from '../factories.ts';

type Kept = Pick<Stores, 'customers' | 'macros' | 'answers'>;

export function makeCustomer(over: Partial<Customer> = {}): Customer {
  const account = freshId();
  const identity = {
    network: 'x' as const,
    externalId: account,
    handle: `h${account}`,
    name: 'Jo Example',
    followers: null,
    verified: null,
    evidence: 'first-contact' as const,
    linkedAt: at(0),
    linkedBy: 'system',
  };
  return {
    id: customerId('acme', 'x', account),
    brand: 'acme',
    name: 'Jo Example',
    identities: [identity],
    firstSeenAt: at(0),
    erasedAt: null,
    ...unlinked,
    linkEvents: [],
    ...over,
  };
}

export function makeMacro(over: Partial<Macro> = {}): Macro {
  return {
    id: freshId(),
    brand: null,
    language: null,
    topic: null,
    name: 'Ask for the reference',
    text: 'Hello {{customer.name}}, what is your reference?',
    shared: true,
    owner: { id: 'sam@acme.example', name: 'Sam' },
    actions: { status: null, priority: null, topic: null, note: null },
    createdAt: at(0),
    changedAt: at(0),
    uses: 0,
    solved: 0,
    reopened: 0,
    ...over,
  };
}

export function makeAnswer(over: Partial<Answer> = {}): Answer {
  return {
    id: freshId(),
    brand: 'acme',
    topic: 'baggage',
    language: 'en',
    text: 'Your suitcase is on its way to you.',
    words: ['your', 'suitcase', 'is', 'on', 'its', 'way', 'to', 'you'],
    asked: ['where', 'luggage'],
    mention: freshId(),
    customer: freshId(),
    case: freshId(),
    caseNumber: 7,
    sentAt: at(0),
    uses: 0,
    solved: 0,
    reopened: 0,
    ...over,
  };
}

const linked = (other: string, over: Partial<LinkEvent> = {}): LinkEvent => ({
  type: 'linked',
  other,
  evidence: 'agent-confirmed',
  note: 'said so on the phone',
  by: { id: 'kim@acme.example', name: 'Kim' },
  at: at(1),
  ...over,
});

/** What whoever keeps people's links, saved texts and answers promises. */
export function describePeopleStores(
  label: string,
  open: () => Promise<{ readonly stores: Kept; close(): Promise<void> }>,
): void {
  describe(`people and saved texts on ${label}`, () => {
    let stores: Kept;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ stores, close } = await open());
    });
    afterAll(() => close());

    const put = async (over: Partial<Customer> = {}): Promise<Customer> => {
      const customer = makeCustomer(over);
      await stores.customers.insert([customer]);
      return customer;
    };

    it('ties a customer to another by one write, and parts them again with the history kept', async () => {
      const [one, two] = [await put(), await put()];
      expect(await stores.customers.get(one.id)).toEqual(one);
      const tie = { from: null, to: two.id, event: linked(two.id) };
      expect(await stores.customers.setLink(one.id, tie)).toBe(true);
      expect(await stores.customers.setLink(one.id, tie)).toBe(false);
      expect(await stores.customers.get(one.id)).toEqual({ ...one, linkedTo: two.id, linkEvents: [linked(two.id)] });
      expect((await stores.customers.linkedTo([two.id, 'nobody'], 9)).map(({ id }) => id)).toEqual([one.id]);
      const parting = linked(two.id, { type: 'unlinked', evidence: null, at: at(2) });
      expect(await stores.customers.setLink(one.id, { from: 'somebody', to: null, event: parting })).toBe(false);
      expect(await stores.customers.setLink(one.id, { from: two.id, to: null, event: parting })).toBe(true);
      expect(await stores.customers.linkedTo([two.id], 9)).toEqual([]);
      expect(await stores.customers.get(one.id)).toMatchObject({
        linkedTo: null,
        linkEvents: [{ type: 'linked' }, { type: 'unlinked' }],
      });
      expect(await stores.customers.setLink(one.id, tie)).toBe(true);
    });

    it('lets one of many win who tie the same customer at the same moment', async () => {
      const one = await put();
      const others = await Promise.all(Array.from({ length: 8 }, () => put()));
      const won = await Promise.all(
        others.map(({ id }) => stores.customers.setLink(one.id, { from: null, to: id, event: linked(id) })),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await stores.customers.get(one.id))?.linkEvents).toHaveLength(1);
    });

    it('ties nobody who is not there or was erased', async () => {
      const one = await put();
      await stores.customers.erase(one.id, at(5));
      expect(await stores.customers.setLink(one.id, { from: null, to: 'x', event: linked('x') })).toBe(false);
      expect(await stores.customers.setLink('nobody', { from: null, to: 'x', event: linked('x') })).toBe(false);
    });

    it('keeps whom a customer was said not to be, once each, until it is taken back or the customer is erased', async () => {
      const one = await put();
      const by = { id: 'kim@acme.example', name: 'Kim' };
      const decline = (other: string) => stores.customers.declineMatch(one.id, { other, by, at: at(1) });
      expect(await stores.customers.declined([one.id])).toEqual([]);
      expect([await decline('a'), await decline('b'), await decline('a')]).toEqual([true, true, true]);
      expect(await stores.customers.declined([one.id, 'nobody'])).toEqual([
        { id: one.id, other: 'a' },
        { id: one.id, other: 'b' },
      ]);
      await stores.customers.allowMatch(one.id, 'a');
      await stores.customers.allowMatch('nobody', 'a');
      expect(await stores.customers.declined([one.id])).toEqual([{ id: one.id, other: 'b' }]);
      expect(await stores.customers.get(one.id)).toEqual(one);
      await stores.customers.erase(one.id, at(5));
      expect(await stores.customers.declined([one.id])).toEqual([]);
      expect(await decline('c')).toBe(false);
      expect(await stores.customers.declineMatch('nobody', { other: one.id, by, at: at(1) })).toBe(false);
    });

    it('keeps no more than so many of whom a customer was said not to be', async () => {
      const one = await put();
      const by = { id: 'kim@acme.example', name: 'Kim' };
      for (let number = 0; number < MOST_DECLINED; number += 1) {
        await stores.customers.declineMatch(one.id, { other: `other-${number}`, by, at: at(1) });
      }
      expect(await stores.customers.declineMatch(one.id, { other: 'one-more', by, at: at(1) })).toBe(false);
      expect(await stores.customers.declineMatch(one.id, { other: 'other-7', by, at: at(1) })).toBe(true);
      expect(await stores.customers.declined([one.id])).toHaveLength(MOST_DECLINED);
    });

    it('finds customers by match keys, until those are dropped or the customer is erased', async () => {
      const [one, two] = [await put(), await put()];
      const [common, own] = [`email:${freshId()}`, `phone:${freshId()}`];
      await stores.customers.setMatchKeys(one.id, [common, own]);
      await stores.customers.setMatchKeys(two.id, [common]);
      const found = async (): Promise<unknown> => {
        const all = await stores.customers.byMatchKeys([common, 'email:none'], 9);
        return Object.fromEntries(all.map(({ customer, keys }) => [customer.id, keys]));
      };
      expect(await found()).toEqual({ [one.id]: [common, own], [two.id]: [common] });
      await stores.customers.dropMatchKeys([one.id]);
      expect(await found()).toEqual({ [two.id]: [common] });
      await stores.customers.erase(two.id, at(5));
      await stores.customers.setMatchKeys(two.id, [common]);
      expect(await found()).toEqual({});
    });

    it('keeps macros by brand, language and topic, shared ones and one’s own', async () => {
      const brand = `brand-${freshId().slice(0, 6)}`;
      const kim = { id: `kim-${brand}`, name: 'Kim' };
      const mine = makeMacro({ brand, name: 'b', shared: false, owner: kim });
      const all = makeMacro({ brand, name: 'a', language: 'de', topic: 'refunds' });
      for (const one of [mine, all]) await stores.macros.put(one);
      const names = async (filter: Omit<Parameters<Stores['macros']['list']>[0], 'brand'>) =>
        (await stores.macros.list({ ...filter, brand }, 500)).filter((one) => one.brand === brand).map(({ name }) => name);
      expect(await names({ reader: kim.id })).toEqual(['a', 'b']);
      expect(await names({ reader: 'somebody' })).toEqual(['a']);
      expect(await names({ reader: kim.id, language: 'en' })).toEqual(['b']);
      expect(await names({ reader: kim.id, topic: 'refunds' })).toEqual(['a']);
      expect(await stores.macros.count(kim.id)).toBe(1);
      expect(await stores.macros.get(mine.id)).toEqual(mine);
      await stores.macros.used(mine.id, 'case-1');
      await stores.macros.put({ ...mine, text: 'new', uses: 0 });
      expect(await stores.macros.get(mine.id)).toEqual({ ...mine, text: 'new', uses: 1 });
      expect(await stores.macros.remove(mine.id)).toBe(true);
      expect(await stores.macros.remove(mine.id)).toBe(false);
      expect(await stores.macros.get(mine.id)).toBeUndefined();
    });

    it('counts a use and an end once per case', async () => {
      const macro = makeMacro();
      await stores.macros.put(macro);
      const answer = makeAnswer();
      await stores.answers.add([answer]);
      for (const [store, id] of [
        [stores.macros, macro.id],
        [stores.answers, answer.id],
      ] as const) {
        const counted = await Promise.all(Array.from({ length: 5 }, () => store.used(id, 'case-1')));
        expect(counted.filter(Boolean)).toHaveLength(1);
        expect(await store.used(id, 'case-2')).toBe(true);
        expect(await store.ended(id, 'case-1', 'solved')).toBe(true);
        expect(await store.ended(id, 'case-1', 'reopened')).toBe(false);
        expect(await store.ended(id, 'case-2', 'reopened')).toBe(true);
        expect(await store.get(id)).toMatchObject({ uses: 2, solved: 1, reopened: 1 });
        expect(await store.used('nothing', 'case-1')).toBe(false);
      }
      expect(await stores.answers.used(answer.id, answer.case)).toBe(false);
    });

    it('finds answers by topic, language and words, newest first', async () => {
      const topic = `topic-${freshId().slice(0, 6)}`;
      const old = makeAnswer({ topic, sentAt: at(1) });
      const recent = makeAnswer({ topic, sentAt: at(2), words: ['suitcase'], asked: ['luggage', 'gone'] });
      await stores.answers.add([old, recent, makeAnswer({ topic, language: 'de' }), makeAnswer({ topic, brand: 'other' })]);
      await stores.answers.add([{ ...old, text: 'another' }]);
      const search = (words: readonly string[]) =>
        stores.answers.search({ brand: 'acme', topic, language: 'en', words, limit: 9 });
      expect(await search(['suitcase', 'xylophone'])).toEqual([recent, old]);
      expect((await search(['gone'])).map(({ id }) => id)).toEqual([recent.id]);
      expect(await search(['xylophone'])).toEqual([]);
      expect(await search([])).toEqual([]);
      expect(await stores.answers.known([old.id, 'nothing'])).toEqual(new Set([old.id]));
    });

    it('forgets what was asked when it is deleted or its author asks for it, and keeps the answer', async () => {
      const topic = `topic-${freshId().slice(0, 6)}`;
      const [one, two] = [makeAnswer({ topic, asked: ['apple'] }), makeAnswer({ topic, asked: ['apple'] })];
      await stores.answers.add([one, two]);
      const search = async (word: string) =>
        (await stores.answers.search({ brand: 'acme', topic, language: 'en', words: [word], limit: 9 })).length;
      expect(await search('apple')).toBe(2);
      await stores.answers.forgetMentions([one.mention]);
      expect(await search('apple')).toBe(1);
      await stores.answers.forgetCustomers([two.customer]);
      expect(await search('apple')).toBe(0);
      expect(await search('suitcase')).toBe(2);
      expect((await stores.answers.get(one.id))?.asked).toEqual([]);
    });
  });
}
