import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, pressingOf, type Case } from '../../src/domain/index.ts';
import type { SearchEntry, SearchQuery } from '../../src/ports/search.ts';
import type { CaseFilter, CaseOrder, Stores } from '../../src/ports/stores.ts';
import { MOST_VIEWS } from '../../src/ports/views.ts';
import { at, makeCase, makeMention } from '../factories.ts';

type Kept = Pick<Stores, 'cases' | 'search' | 'views' | 'mentions' | 'customers'>;

const MINUTE = 60_000;
const kim = { kind: 'agent', id: 'kim@acme.example', name: 'Kim', leaseUntil: at(10 * MINUTE) } as const;
const care = { kind: 'queue', id: 'care', name: 'Sam', leaseUntil: null } as const;
const due = (minutes: number, breached = false) => ({
  firstResponse: { dueAt: at(minutes * MINUTE), metAt: null, breached },
  nextResponse: null,
  resolution: null,
});

/** What whoever keeps the cases of the inbox, its saved views and its search index promises. */
export function describeInboxStores(label: string, open: () => Promise<{ readonly stores: Kept; close(): Promise<void> }>): void {
  describe(`the inbox on ${label}`, () => {
    let stores: Kept;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ stores, close } = await open());
    });
    afterAll(() => close());

    const put = async (over: Partial<Case>): Promise<Case> => {
      const id = freshId();
      const next = makeCase({ id, customer: `customer-${id}`, ...over });
      await stores.cases.insert([{ next, expectedVersion: 0, activities: [], events: [], batch: null }]);
      return next;
    };
    const save = async (item: Case, over: Partial<Case>): Promise<Case> => {
      const next = { ...item, ...over, version: item.version + 1 };
      await stores.cases.save([{ next, expectedVersion: item.version, activities: [], events: [], batch: null }]);
      return next;
    };
    const all = async (filter: CaseFilter, order: CaseOrder, limit = 2): Promise<readonly string[]> => {
      const found: string[] = [];
      let cursor: string | null = null;
      for (let pages = 0; pages < 60; pages++) {
        const page = await stores.cases.list(filter, { limit, cursor }, order);
        found.push(...page.items.map(({ id }) => id));
        if (page.nextCursor === null) return found;
        cursor = page.nextCursor;
      }
      throw new Error('the list does not end');
    };

    it('lists what presses by priority, then what is due first, then age, page by page', async () => {
      const brand = `p-${freshId().slice(0, 6)}`;
      const late = await put({ brand, sla: due(-60, true) });
      const soon = await put({ brand, sla: due(5) });
      const young = await put({ brand, sla: due(5), openedAt: at(9_000) });
      const urgent = await put({ brand, sla: due(500), priority: 'urgent' });
      const undue = await put({ brand, sla: { firstResponse: null, nextResponse: null, resolution: null } });
      const waiting = await put({ brand, status: 'pending', priority: 'low' });
      await put({ brand, status: 'solved' });
      await put({ brand, mergedInto: 'another', status: 'closed' });
      expect(await all({ brand }, 'pressing')).toEqual([urgent, late, soon, young, undue, waiting].map(({ id }) => id));
      expect(await all({ brand, live: true }, 'recent')).toHaveLength(6);
      expect(await stores.cases.count({ brand, live: true }, 100)).toBe(6);
      expect(await stores.cases.count({ brand, live: true }, 4)).toBe(4);
      expect(await stores.cases.count({ brand })).toBe(8);
      expect((await all({ brand }, 'oldest')).at(-1)).toBe(young.id);
    });

    it('moves a case in the list with what happens to it', async () => {
      const brand = `m-${freshId().slice(0, 6)}`;
      const first = await put({ brand, sla: due(5) });
      const second = await put({ brand, sla: due(50) });
      const raised = await save(second, { priority: 'urgent' });
      expect(await all({ brand }, 'pressing')).toEqual([second.id, first.id]);
      await save(raised, { status: 'solved', solvedAt: at(1) });
      expect(await all({ brand }, 'pressing')).toEqual([first.id]);
    });

    it('merges several queues into one order and keeps each to its own', async () => {
      const queues = [1, 2, 3].map((n) => `q${n}-${freshId().slice(0, 6)}`);
      const made: Case[] = [];
      for (let n = 0; n < 12; n++) made.push(await put({ queue: queues[n % 3] ?? '', sla: due((n * 7) % 12) }));
      const sorted = made.toSorted((a, b) => ((pressingOf(a) ?? '') < (pressingOf(b) ?? '') ? -1 : 1)).map(({ id }) => id);
      expect(await all({ queues }, 'pressing', 5)).toEqual(sorted);
      expect(await all({ queues: queues.slice(0, 1) }, 'pressing', 5)).toHaveLength(4);
      expect(await all({ queue: queues[1] ?? '' }, 'pressing', 5)).toHaveLength(4);
      expect(await all({ queues: [] }, 'pressing', 5)).toEqual([]);
      expect(await all({ queues }, 'recent', 5)).toHaveLength(12);
    });

    it('narrows by who holds it, who is named, and what waits', async () => {
      const brand = `f-${freshId().slice(0, 6)}`;
      const held = await put({ brand, owner: kim });
      const named = await put({ brand, notified: ['kim@acme.example'], priority: 'high' });
      const asked = await put({ brand, approvals: ['reply-1'], networks: ['x', 'custom'] });
      const early = await put({ brand, openedAt: at(-60_000), owner: { ...kim, id: 'ann@acme.example' } });
      const lost = await put({
        brand,
        help: { by: 'kim@acme.example', name: 'Kim', at: at(0), text: 'How?' },
        language: 'de',
        sentiment: 'positive',
      });
      const is = async (filter: CaseFilter, expected: readonly Case[]) =>
        expect((await all({ brand, ...filter }, 'pressing')).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
      await is({ owner: 'kim@acme.example' }, [held]);
      await is({ unowned: true }, [named, asked, lost]);
      await is({ unowned: false }, [held, early]);
      await is({ notified: 'kim@acme.example' }, [named]);
      await is({ approval: true }, [asked]);
      await is({ approval: false }, [held, named, early, lost]);
      await is({ help: true }, [lost]);
      await is({ approval: true, help: true }, []);
      await is({ priority: 'high' }, [named]);
      await is({ network: 'x' }, [asked]);
      await is({ language: 'de' }, [lost]);
      await is({ sentiment: 'positive' }, [lost]);
      await is({ openedFrom: early.openedAt, openedTo: at(0) }, [early]);
      await is({ openedTo: early.openedAt }, []);
      await is({ among: { ids: [held.id], customers: [named.customer] } }, [held, named]);
      await is({ among: { ids: [], customers: [] } }, []);
      await stores.cases.seen(named.id, 'kim@acme.example');
      await is({ notified: 'kim@acme.example' }, []);
      const again = await save(named, { notified: ['kim@acme.example', 'lee@acme.example'] });
      await is({ notified: 'kim@acme.example' }, [named]);
      await save(again, { notified: ['lee@acme.example'] });
      await is({ notified: 'kim@acme.example' }, []);
    });

    it('hands out what nobody holds, most pressing first', async () => {
      const queue = `c-${freshId().slice(0, 6)}`;
      const free = await put({ queue, sla: due(30), owner: care });
      const ended = await put({ queue, sla: due(10), owner: { ...kim, leaseUntil: at(-1) } });
      await put({ queue, owner: kim });
      await put({ queue, owner: { ...kim, leaseUntil: null } });
      await put({ queue, status: 'pending' });
      await put({ queue, excludedAgents: ['lee@acme.example'] });
      const german = await put({ queue, language: 'de', sla: due(1) });
      const ask = async (languages: readonly string[]) =>
        (await stores.cases.candidates({ queues: [queue], languages, agent: 'lee@acme.example', now: at(0), limit: 10 })).map(
          ({ id }) => id,
        );
      expect(await ask(['en'])).toEqual([ended.id, free.id]);
      expect(await ask([])).toEqual([german.id, ended.id, free.id]);
    });

    it('walks over every case, customer and mention once', async () => {
      const ids = [await put({}), await put({}), await put({})].map(({ id }) => id);
      const mentions = [1, 2, 3].map(() => makeMention({ id: freshId(), externalId: freshId() }));
      await stores.mentions.insert(mentions);
      const person = { brand: 'acme', name: 'Jo', identities: [], firstSeenAt: at(0), erasedAt: null };
      const customer = { ...person, id: freshId(), linkedTo: null, linkEvents: [] };
      await stores.customers.insert([customer]);
      const walk = async (step: (after: string | null, limit: number) => Promise<readonly { readonly id: string }[]>) => {
        const seen: string[] = [];
        let after: string | null = null;
        for (let steps = 0; steps < 100; steps++) {
          const items: readonly { readonly id: string }[] = await step(after, 2);
          seen.push(...items.map(({ id }) => id));
          after = items.at(-1)?.id ?? null;
          if (after === null) return seen;
        }
        throw new Error('the walk does not end');
      };
      const cases = await walk(stores.cases.walk);
      expect(new Set(cases).size).toBe(cases.length);
      expect(cases).toEqual(expect.arrayContaining(ids));
      expect(await walk(stores.mentions.walk)).toEqual(mentions.map(({ id }) => id).toSorted());
      expect(await walk(stores.customers.walk)).toEqual([customer.id]);
    });

    describe('the search index', () => {
      const entry = (over: Partial<SearchEntry> = {}): SearchEntry => ({
        kind: 'mention',
        id: freshId(),
        brand: 'acme',
        words: [],
        title: 'Jo',
        excerpt: 'My bag',
        at: at(0),
        network: 'x',
        visibility: 'public',
        revision: 0,
        ...over,
      });
      const find = async (over: Partial<SearchQuery>, limit = 10) => {
        const query = { words: [], prefix: null, kinds: ['case', 'customer', 'mention'] as const, includePrivate: true, ...over };
        return (await stores.search.find(query, { limit, cursor: null })).items.map(({ id }) => id);
      };
      const word = (): string => `w${freshId().slice(0, 8)}`;

      it('finds by all words, the last as a beginning, newest first and page by page', async () => {
        const own = word();
        const older = entry({ words: ['bag', own], at: at(1) });
        const newer = entry({ words: ['bag', 'blue', own], at: at(2), kind: 'case' });
        await stores.search.put([older, newer]);
        expect(await find({ words: [own] })).toEqual([newer.id, older.id]);
        expect(await find({ words: [own, 'blue'] })).toEqual([newer.id]);
        expect(await find({ words: ['bag'], prefix: own.slice(0, 7) })).toEqual([newer.id, older.id]);
        expect(await find({ prefix: own.slice(0, 7) })).toEqual([newer.id, older.id]);
        expect(await find({ words: [own], kinds: ['mention'] })).toEqual([older.id]);
        expect(await find({ words: [own], brand: 'other' })).toEqual([]);
        expect(await find({})).toEqual([]);
        const query = { words: [own], prefix: null, kinds: ['case', 'mention'] as const, includePrivate: true };
        const first = await stores.search.find(query, { limit: 1, cursor: null });
        const second = await stores.search.find(query, { limit: 1, cursor: first.nextCursor });
        expect([first, second].map(({ items }) => items[0]?.id)).toEqual([newer.id, older.id]);
        expect(second.nextCursor).toBeNull();
        expect(second.items[0]).toEqual(older);
      });

      it('finds beginnings in every script', async () => {
        const own = `ä${word()}`;
        const thai = entry({ words: ['กระเป๋า', own] });
        await stores.search.put([thai]);
        expect(await find({ words: [own], prefix: 'กระ' })).toEqual([thai.id]);
        expect(await find({ prefix: own.slice(0, 6) })).toEqual([thai.id]);
      });

      it('keeps what is private from those who may not see it', async () => {
        const own = word();
        const hidden = entry({ words: [own], visibility: 'private' });
        await stores.search.put([hidden]);
        expect(await find({ words: [own] })).toEqual([hidden.id]);
        expect(await find({ words: [own], includePrivate: false })).toEqual([]);
      });

      it('replaces an entry by one of a higher revision only', async () => {
        const [before, after] = [word(), word()];
        const first = entry({ words: [before], revision: 3 });
        await stores.search.put([first]);
        await stores.search.put([{ ...first, words: [after], revision: 4 }]);
        await stores.search.put([{ ...first, words: [before], revision: 3 }]);
        expect([await find({ words: [before] }), await find({ words: [after] })]).toEqual([[], [first.id]]);
        await stores.search.put([{ ...first, words: [before], revision: null }]);
        expect(await find({ words: [before] })).toEqual([first.id]);
      });

      it('never brings back what was removed, also what comes later than its removal', async () => {
        const own = word();
        const known = entry({ words: [own] });
        const unknown = entry({ words: [own] });
        await stores.search.put([known]);
        await stores.search.remove('mention', [known.id, unknown.id]);
        await stores.search.put([known, unknown, { ...known, revision: 9 }, { ...unknown, revision: null }]);
        expect(await find({ words: [own] })).toEqual([]);
        await stores.search.clear();
        await stores.search.put([{ ...known, revision: 99 }]);
        expect(await find({ words: [own] })).toEqual([]);
      });

      it('keeps how far it came, until it is cleared', async () => {
        await stores.search.saveProgress({ readTo: 5, walk: { kind: 'case', after: null } });
        await stores.search.saveProgress({ readTo: 7, walk: { kind: 'mention', after: 'm-1' } });
        expect(await stores.search.progress()).toEqual({ readTo: 7, walk: { kind: 'mention', after: 'm-1' } });
        await stores.search.saveProgress({ readTo: 8, walk: null });
        expect(await stores.search.progress()).toEqual({ readTo: 8, walk: null });
        await stores.search.clear();
        expect(await stores.search.progress()).toBeUndefined();
      });
    });

    describe('saved views', () => {
      const view = (over: object) => ({
        id: freshId(),
        name: 'Late',
        search: { status: 'open', 'a.b': '$c' },
        shared: false,
        owner: 'kim',
        createdAt: at(0),
        ...over,
      });

      it('are one’s own or shared, by name', async () => {
        const owner = freshId();
        const [b, a] = [view({ owner, name: 'B' }), view({ owner, name: 'A' })];
        const shared = view({ owner: 'sam', name: 'C', shared: true });
        const others = view({ owner: 'sam', name: 'D' });
        for (const one of [b, a, shared, others]) expect(await stores.views.put(one)).toBe(true);
        expect(await stores.views.of(owner)).toEqual([a, b, shared]);
        expect(await stores.views.get(others.id)).toEqual(others);
        expect(await stores.views.put({ ...a, owner: 'sam' })).toBe(false);
        expect(await stores.views.put({ ...a, name: 'Z', search: {} })).toBe(true);
        expect((await stores.views.of(owner)).map(({ name }) => name)).toEqual(['B', 'C', 'Z']);
        expect([await stores.views.remove(a.id), await stores.views.remove(a.id)]).toEqual([true, false]);
      });

      it('are so many and no more', async () => {
        const owner = freshId();
        for (let n = 0; n < MOST_VIEWS; n++) expect(await stores.views.put(view({ owner }))).toBe(true);
        expect(await stores.views.put(view({ owner }))).toBe(false);
      });
    });
  });
}
