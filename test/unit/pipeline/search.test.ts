import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseEntry, customerEntry, mentionEntry } from '../../../src/pipeline/search/entries.ts';
import { followChanges, IndexBusyError } from '../../../src/pipeline/search/follow.ts';
import { askedWords, foldWords } from '../../../src/pipeline/search/words.ts';
import { noteRemovals, purgeMentions } from '../../../src/pipeline/remove.ts';
import { unlinked } from '../../../src/domain/index.ts';
import type { SearchKind } from '../../../src/ports/search.ts';
import { at, makeCase, makeMention, NOON } from '../../factories.ts';
import { memoryChanges, memoryStores } from '../../memory-stores/index.ts';

const clock = { now: () => NOON, sleep: async () => {} };
const signal = new AbortController().signal;

describe('words to search by', () => {
  it('have no case, no accents and no other spelling of the same letter', () => {
    expect(foldWords('Zürich ZURICH café Straße İstanbul Ångström Łódź')).toEqual([
      'zurich',
      'cafe',
      'strasse',
      'istanbul',
      'angstrom',
      'lodz',
    ]);
    expect(foldWords('ﬁne ＦＵＬＬ')).toEqual(['fine', 'full']);
  });

  it('are found in scripts that write no spaces, and keep their own marks', () => {
    expect(foldWords('กระเป๋าหาย')).toEqual(expect.arrayContaining(['กระเป๋า']));
    expect(foldWords('我的行李丢了').length).toBeGreaterThan(2);
    expect(foldWords('한국어 서비스')).toEqual(['한국어', '서비스']);
  });

  it('of a handle are the whole and its parts', () => {
    expect(foldWords('@sam_lee')).toEqual(['sam_lee', 'sam', 'lee']);
  });

  it('asked for: the last may be unfinished, a number is meant as it stands', () => {
    expect(askedWords('Late Bag')).toEqual({ words: ['late'], prefix: 'bag' });
    expect(askedWords('C-1042')).toEqual({ words: ['c1042'], prefix: null });
    expect(askedWords('#1042')).toEqual({ words: ['1042'], prefix: null });
    expect(askedWords(' .,! ')).toEqual({ words: [], prefix: null });
  });

  it('of any text are few, short, and found again by asking for them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const words = foldWords(text);
        expect(words.length).toBeLessThanOrEqual(400);
        for (const word of words) expect(word.length).toBeLessThanOrEqual(64);
        const asked = askedWords(text.replaceAll('-', ' '));
        for (const word of asked.words) expect(words).toContain(word);
        const { prefix } = asked;
        if (prefix !== null) expect(words.some((word) => word.startsWith(prefix))).toBe(true);
      }),
    );
  });
});

describe('what is put into the index', () => {
  it('finds a case by its number in every writing, and by its subject', () => {
    const { words } = caseEntry(makeCase({ number: 1042, subject: 'Lost suitcase' }), 'public');
    expect(words).toEqual(['1042', 'c1042', 'lost', 'suitcase']);
  });

  it('keeps who a customer is to those who work cases', () => {
    const identity = { network: 'x' as const, externalId: '1', handle: 'jo_d', name: 'Jo Doe', followers: 1, verified: null };
    const linked = { evidence: 'first-contact' as const, linkedAt: at(0), linkedBy: 'system' };
    const entry = customerEntry({
      id: 'c',
      brand: 'acme',
      name: 'Jo',
      identities: [{ ...identity, ...linked }],
      firstSeenAt: at(0),
      erasedAt: null,
      ...unlinked,
    });
    expect([entry.visibility, entry.words]).toEqual(['private', ['jo', 'doe', 'jo_d', 'd']]);
  });

  it('is as visible as the mention is', () => {
    expect(mentionEntry(makeMention({ visibility: 'private' })).visibility).toBe('private');
  });
});

describe('the index that follows', () => {
  const open = async () => {
    const stores = memoryStores();
    const changes = memoryChanges();
    const follow = () => followChanges({ stores, changes, clock, holder: 'a' }, { signal });
    const find = async (text: string, kinds: readonly SearchKind[] = ['case', 'customer', 'mention']) =>
      (await stores.search.find({ ...askedWords(text), kinds, includePrivate: true }, { limit: 50, cursor: null })).items.map(
        ({ kind, id }) => `${kind} ${id}`,
      );
    const store = async (id: string, text: string) => {
      await stores.mentions.insert([makeMention({ id, externalId: id, text, case: `case-of-${id}` })]);
      const next = makeCase({ id: `case-of-${id}`, subject: text, firstMention: id, lastMention: id, threads: [id] });
      await stores.cases.insert([{ next, expectedVersion: 0, activities: [], events: [], batch: null }]);
    };
    return { stores, changes, follow, find, store };
  };

  it('walks over everything the first time, and then only over what changed', async () => {
    const { stores, changes, follow, find, store } = await open();
    await store('m-1', 'My umbrella broke');
    await follow();
    expect(await find('umbrella')).toEqual(['mention m-1', 'case case-of-m-1']);
    expect((await stores.search.progress())?.walk).toBeNull();
    await store('m-2', 'Another umbrella');
    await follow();
    expect(await find('another')).toEqual([]);
    await changes.publish([
      { type: 'mention', brand: 'acme', ids: ['m-2'] },
      { type: 'case', brand: 'acme', ids: ['case-of-m-2'] },
    ]);
    await follow();
    expect(await find('another')).toEqual(['mention m-2', 'case case-of-m-2']);
  });

  it('forgets a deleted mention at once, and a late indexer does not bring it back', async () => {
    const { stores, follow, find, store } = await open();
    await store('m-1', 'My umbrella broke');
    await follow();
    const late = [await stores.mentions.get('m-1')].flatMap((mention) => (mention ? [mentionEntry(mention)] : []));
    const stale = [await stores.cases.get('case-of-m-1')].flatMap((item) => (item ? [caseEntry(item, 'public')] : []));
    const purged = await purgeMentions(['m-1'], at(1), stores);
    await noteRemovals(purged, NOON, stores);
    expect(await find('umbrella')).toEqual([]);
    await stores.search.put([...late, ...stale]);
    expect(await find('umbrella')).toEqual([]);
    await stores.search.clear();
    await follow();
    expect(await find('umbrella')).toEqual([]);
  });

  it('is done by one process at a time', async () => {
    const { stores, changes } = await open();
    const leases = { ...stores.leases, take: async () => false };
    const following = followChanges({ stores: { ...stores, leases }, changes, clock, holder: 'b' }, { signal });
    await expect(following).rejects.toThrow(IndexBusyError);
  });
});
