import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostInBulk, type CaseCounts, type Found, type SavedView } from '../../../web/api/inbox.ts';
import type { CaseSummary } from '../../../web/api/types.ts';
import { casesSearch, parseAddress, writeAddress } from '../../../web/app/search.ts';
import { bulkAction } from '../../../web/inbox/bulk-action.ts';
import { outcomeOf } from '../../../web/inbox/bulk-outcome.ts';
import { countWords } from '../../../web/inbox/count-text.ts';
import { filtersOn, inboxFilter, orderOf, withoutFilters } from '../../../web/inbox/filter.ts';
import { foundGroups, listLine, stepLine, wayTo } from '../../../web/inbox/found.ts';
import { matches } from '../../../web/inbox/matches.ts';
import { placeAt, placeCount, placeOf, placeSearch, sameSearch, viewSearch, type Place } from '../../../web/inbox/places.ts';
import { extend, nothingSelected, selectAll, selectedOf, toggle } from '../../../web/inbox/selection.ts';

const clock = { dueAt: '2026-11-22T10:00:00.000Z', metAt: null, breached: false };
function caseOf(facts: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id: 'case-1',
    number: 1042,
    brand: 'acme',
    customer: 'customer-1',
    customerName: 'Zola Venter',
    topic: 'baggage',
    subject: 'A trunk went missing',
    status: 'open',
    priority: 'high',
    urgency: 0.7,
    sentiment: 'negative',
    language: 'en',
    networks: ['x', 'facebook'],
    queue: 'baggage',
    owner: { kind: 'queue', id: 'baggage', name: 'Naledi', leaseUntil: null },
    mentionCount: 1,
    firstMentionAt: '2026-11-22T09:00:00.000Z',
    lastMentionAt: '2026-11-22T09:00:00.000Z',
    sla: { firstResponse: clock, nextResponse: null, resolution: null },
    incident: null,
    routing: { state: 'none' },
    version: 3,
    openedAt: '2026-11-22T09:00:00.000Z',
    solvedAt: null,
    reopened: 0,
    ...facts,
  };
}

describe('the address of the inbox', () => {
  it('says every filter, and leaves out what is not known', () => {
    const address =
      '?mine=true&priority=urgent&network=x&language=zu&sentiment=negative&help=true&order=oldest&q=trunk&customer=c1&notified=me';
    expect(
      writeAddress({ ...casesSearch(parseAddress(address)) })
        .split(/[?&]/u)
        .toSorted(),
    ).toEqual(address.split(/[?&]/u).toSorted());
    expect(casesSearch(parseAddress('?order=loudest&priority=huge&notified=you&network=pager&mine=no'))).toEqual({});
  });

  it('lists the most pressing first, but finished cases, a customer’s, and what words find by when they were heard of', () => {
    expect(orderOf({})).toBe('pressing');
    expect(orderOf({ order: 'oldest' })).toBe('oldest');
    expect(orderOf({ status: 'solved', order: 'pressing' })).toBe('recent');
    expect(orderOf({ customer: 'c1' })).toBe('recent');
    expect(orderOf({ q: 'trunk' })).toBe('recent');
    expect(orderOf({ q: 'trunk', order: 'pressing' })).toBe('pressing');
  });

  it('keeps the place when the filters go', () => {
    const search = { mine: true, status: 'open', topic: 'baggage', breached: true, order: 'oldest' } as const;
    expect(filtersOn(search)).toEqual(['status', 'topic', 'breached']);
    expect(withoutFilters(search)).toEqual({ mine: true, order: 'oldest' });
  });
});

describe('a place of the inbox', () => {
  const view: SavedView = {
    id: 'v1',
    name: 'Late trunks',
    search: { topic: 'baggage', breached: 'true' },
    shared: false,
    owner: 'me@example.org',
  };
  const places: readonly Place[] = [
    { kind: 'fixed', name: 'mine' },
    { kind: 'fixed', name: 'all' },
    { kind: 'fixed', name: 'myQueues' },
    { kind: 'queue', id: 'baggage', name: 'Baggage' },
    { kind: 'view', view },
  ];
  const counts: CaseCounts = {
    mine: 2,
    myQueues: 40,
    unowned: 9,
    notified: 0,
    approval: 1,
    queues: { baggage: 12 },
    views: { v1: 4 },
  };

  it('is found again from what its link says, whatever the order', () => {
    for (const place of places) {
      const { brand: _, ...search } = placeSearch(place);
      expect(placeAt({ ...search, order: 'oldest' }, 'acme', places)).toEqual(place);
    }
  });

  it('stays named when filters narrow it, but is not taken for the place itself', () => {
    expect(placeOf({ mine: true, status: 'open' }, 'acme', places)).toEqual({ place: places[0], exact: false });
    expect(placeOf({ queue: 'baggage', priority: 'high' }, 'acme', places)).toEqual({ place: places[3], exact: false });
    expect(placeOf({ queue: 'baggage' }, 'acme', places)).toEqual({ place: places[3], exact: true });
    expect(placeOf({ unowned: true }, 'acme', places).place).toBeUndefined();
  });

  it('of a saved view may be of one brand only', () => {
    const ofBrand: Place = { kind: 'view', view: { ...view, search: { ...view.search, brand: 'acme' } } };
    const search = { topic: 'baggage', breached: true };
    expect(placeAt(search, 'acme', [ofBrand])).toEqual(ofBrand);
    expect(placeAt(search, 'other', [ofBrand])).toBeUndefined();
  });

  it('has a count, where cases are counted', () => {
    expect(places.map((place) => placeCount(place, counts))).toEqual([2, undefined, 40, 12, 4]);
    expect(places.every((place) => placeCount(place, undefined) === undefined)).toBe(true);
    expect(countWords(12)).toEqual({ short: '12', words: '12 cases' });
    expect(countWords(1)).toEqual({ short: '1', words: '1 case' });
    expect(countWords(1_000)).toEqual({ short: '1,000+', words: '1,000 cases or more' });
    expect(countWords(50, true).short).toBe('50+');
  });

  it('keeps in a saved view what the address says, and gives it back the same', () => {
    const flag = fc.constant(true as const);
    const search = fc.record(
      {
        status: fc.constantFrom('open', 'pending', 'solved', 'closed'),
        priority: fc.constantFrom('low', 'urgent'),
        queue: fc.constant('baggage'),
        q: fc.constantFrom('trunk', 'C-1042', 'ü "&= +'),
        mine: flag,
        breached: flag,
        help: flag,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(search, (one) => {
        expect(casesSearch(viewSearch(one, 'acme'))).toEqual(one);
        expect(sameSearch(casesSearch(viewSearch(one, undefined)), one)).toBe(true);
      }),
    );
    expect(viewSearch({ mine: true, topic: undefined }, 'acme')).toEqual({ mine: 'true', brand: 'acme' });
  });
});

describe('a new case', () => {
  const isIn = (search: Parameters<typeof inboxFilter>[0], facts: Partial<CaseSummary> = {}): boolean =>
    matches(caseOf(facts), inboxFilter(search, 'acme'), 'me@example.org');

  it('is announced where it belongs', () => {
    expect(isIn({})).toBe(true);
    expect(isIn({}, { brand: 'other' })).toBe(false);
    expect(isIn({}, { status: 'solved' })).toBe(false);
    expect(isIn({ order: 'recent' }, { status: 'solved' })).toBe(true);
    expect(isIn({ status: 'solved' }, { status: 'solved' })).toBe(true);
    expect(isIn({ unowned: true })).toBe(true);
    expect(isIn({ mine: true })).toBe(false);
    expect(isIn({ mine: true }, { owner: { kind: 'agent', id: 'me@example.org', name: 'Me', leaseUntil: null } })).toBe(true);
    expect(isIn({ notified: 'me' }, { notified: ['me@example.org'] })).toBe(true);
    expect(isIn({ notified: 'me' }, { notified: ['you@example.org'] })).toBe(false);
    expect(isIn({ approval: true }, { approvals: 1 })).toBe(true);
    expect(isIn({ approval: true })).toBe(false);
    expect(isIn({ help: true }, { help: { by: 'a', name: 'A', at: '', text: '' } })).toBe(true);
    expect(isIn({ help: true }, { help: null })).toBe(false);
    expect(isIn({ network: 'facebook' })).toBe(true);
    expect(isIn({ network: 'trustpilot' })).toBe(false);
    expect(isIn({ breached: true })).toBe(false);
    expect(
      isIn({ breached: true }, { sla: { firstResponse: { ...clock, breached: true }, nextResponse: null, resolution: null } }),
    ).toBe(true);
  });

  it('is not announced where only the server knows whether words find it', () => {
    expect(isIn({ q: 'trunk' })).toBe(false);
  });
});

describe('a selection', () => {
  const listed = ['a', 'b', 'c', 'd', 'e'];

  it('goes on from the case ticked last, up or down', () => {
    const down = extend(toggle(nothingSelected, 'b'), 'd', listed);
    expect([...down.ids]).toEqual(['b', 'c', 'd']);
    expect([...extend(down, 'a', listed).ids].toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect([...extend(nothingSelected, 'c', listed).ids]).toEqual(['c']);
    expect(extend(down, 'gone', listed)).toBe(down);
    expect([...toggle(down, 'c').ids]).toEqual(['b', 'd']);
  });

  it('never holds more than can be changed at once, nor cases that left the list', () => {
    const many = Array.from({ length: mostInBulk + 50 }, (_, index) => `case-${index}`);
    const all = selectAll(many);
    expect(all.ids.size).toBe(mostInBulk);
    expect(toggle(all, many.at(-1) ?? '').ids.size).toBe(mostInBulk);
    expect(extend(toggle(nothingSelected, 'case-0'), many.at(-1) ?? '', many).ids.size).toBe(mostInBulk);
    expect(selectedOf(selectAll(['a', 'gone']), [{ id: 'a' }, { id: 'b' }])).toEqual([{ id: 'a' }]);
  });
});

describe('a change of many cases', () => {
  it('needs its choice or its text', () => {
    expect(bulkAction({ ask: 'note', choice: undefined, typed: '  ' })).toBeUndefined();
    expect(bulkAction({ ask: 'note', choice: undefined, typed: ' call back ' })).toEqual({ type: 'note', text: 'call back' });
    expect(bulkAction({ ask: 'transfer', choice: undefined, typed: '' })).toBeUndefined();
    expect(bulkAction({ ask: 'transfer', choice: 'refunds', typed: 'theirs' })).toEqual({
      type: 'transfer',
      to: { kind: 'queue', id: 'refunds' },
      reason: 'theirs',
    });
    expect(bulkAction({ ask: 'priority', choice: 'huge', typed: '' })).toBeUndefined();
    expect(bulkAction({ ask: 'priority', choice: 'low', typed: 'not sent' })).toEqual({ type: 'priority', priority: 'low' });
    expect(bulkAction({ ask: 'status', choice: 'pending', typed: 'left over' })).toEqual({ type: 'status', status: 'pending' });
    expect(bulkAction({ ask: 'status', choice: 'solved', typed: 'paid' })).toEqual({
      type: 'status',
      status: 'solved',
      resolution: 'paid',
    });
  });

  it('tells of each refusal which case it was and why', () => {
    const refused = [{ id: 'case-1', status: 409, code: 'owned', detail: 'Sipho holds this case' }];
    const outcome = outcomeOf({ done: [{ id: 'case-2', version: 4 }], refused }, [caseOf(), caseOf({ id: 'case-2' })]);
    expect(outcome.done).toBe(1);
    expect(outcome.refused.map(({ one, why }) => [one.number, why])).toEqual([[1042, 'Sipho holds this case']]);
  });
});

describe('what a search found', () => {
  const found = (facts: Partial<Found>): Found => ({
    kind: 'case',
    id: 'case-1',
    title: 'Zola Venter',
    excerpt: 'A trunk went missing',
    at: '2026-11-22T09:00:00.000Z',
    network: null,
    case: null,
    number: null,
    status: null,
    ...facts,
  });

  it('leads to the case, the cases of the customer, or the mention', () => {
    expect(wayTo(found({ case: 'case-1' }))).toEqual({ kind: 'case', caseId: 'case-1' });
    expect(wayTo(found({ kind: 'mention', id: 'm1', case: 'case-2' }))).toEqual({ kind: 'case', caseId: 'case-2' });
    expect(wayTo(found({ kind: 'mention', id: 'm1' }))).toEqual({ kind: 'mention', mention: 'm1' });
    expect(wayTo(found({ kind: 'customer', id: 'c1' }))).toEqual({ kind: 'list', search: { customer: 'c1' } });
    expect(listLine('trunk').way).toEqual({ kind: 'list', search: { q: 'trunk' } });
  });

  it('is grouped, cases first, without empty groups', () => {
    const groups = foundGroups([found({ kind: 'mention', id: 'm1' }), found({}), found({ kind: 'mention', id: 'm2' })]);
    expect(groups.map(({ kind, lines }) => [kind, lines.map(({ key }) => key)])).toEqual([
      ['case', ['case case-1']],
      ['mention', ['mention m1', 'mention m2']],
    ]);
  });

  it('is walked through with the ends meeting', () => {
    const keys = ['a', 'b', 'c'];
    expect(stepLine(null, 1, keys)).toBe('a');
    expect(stepLine(null, -1, keys)).toBe('c');
    expect(stepLine('c', 1, keys)).toBe('a');
    expect(stepLine('a', -1, keys)).toBe('c');
    expect(stepLine('gone', 1, keys)).toBe('a');
    expect(stepLine('a', 1, [])).toBeNull();
  });
});
