import { describe, expect, it } from 'vitest';
import { readProblem } from '../../../web/api/problem.ts';
import { casesSearch, feedSearch, parseAddress, writeAddress } from '../../../web/app/search.ts';
import { shortcutOf, type Press } from '../../../web/keys/shortcut.ts';
import { putInFront, replaceIn } from '../../../web/live/apply.ts';
import { bucketsOf } from '../../../web/brand/buckets.ts';
import { axisOf, brokenLine, spread } from '../../../web/chart/scale.ts';
import { netOf, signedText } from '../../../web/text/numbers.ts';
import { initials, languageName, networkName } from '../../../web/text/words.ts';

describe('the address', () => {
  it('is read strictly: what is not known is left out', () => {
    expect(feedSearch(parseAddress('?network=x&sentiment=angry&q=%20lost&from=soon&topic=baggage'))).toEqual({
      network: 'x',
      q: ' lost',
      topic: 'baggage',
    });
    expect(casesSearch(parseAddress('?status=open&breached=yes&unrouted=true'))).toEqual({ status: 'open', unrouted: true });
  });
  it('keeps numbers as words and writes only what is set', () => {
    expect(feedSearch(parseAddress('?q=417')).q).toBe('417');
    expect(writeAddress({ q: 'a b', network: undefined, breached: true })).toBe('?q=a+b&breached=true');
    expect(writeAddress({})).toBe('');
  });
});

describe('a shortcut', () => {
  const press = (key: string, facts: Partial<Press> = {}): Press => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    typing: false,
    covered: false,
    ...facts,
  });
  it('is one key, or two that begin with g', () => {
    expect(shortcutOf(press('j'), null).name).toBe('j');
    const first = shortcutOf(press('g'), null);
    expect(first).toEqual({ name: undefined, pending: 'g' });
    expect(shortcutOf(press('c'), first.pending).name).toBe('g c');
  });
  it('never fires while somebody types, in dialogs, or with Ctrl', () => {
    for (const facts of [{ typing: true }, { covered: true }, { ctrlKey: true }])
      expect(shortcutOf(press('c', facts), null).name).toBeUndefined();
  });
});

describe('a list that is live', () => {
  const pages = { pages: [{ items: [{ id: 'b', text: 'old' }], nextCursor: null }], pageParams: [''] };
  it('takes new things in front, each once', () => {
    const next = putInFront(pages, [
      { id: 'a', text: 'new' },
      { id: 'b', text: 'again' },
    ]);
    expect(next?.pages[0]?.items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(putInFront(next, [{ id: 'a', text: 'new' }])).toBe(next);
  });
  it('changes what is listed where it stands', () => {
    expect(replaceIn(pages, new Map([['b', { id: 'b', text: 'changed' }]]))?.pages[0]?.items).toEqual([
      { id: 'b', text: 'changed' },
    ]);
    expect(replaceIn(pages, new Map([['z', { id: 'z', text: 'other' }]]))).toBe(pages);
  });
});

describe('the overview', () => {
  it('has the buckets that the server names, networks added up, and leads to no more than was asked about', () => {
    const span = { from: '2026-11-19T10:00:00.000Z', to: '2026-11-21T13:00:00.000Z', bucket: 'day' } as const;
    const heard = { negative: 2, neutral: 1, positive: 0, count: 3, net: -0.667 };
    const silent = { negative: 0, neutral: 0, positive: 0, count: 0, net: 0 };
    const known = [
      { start: '2026-11-18T22:00:00.000Z', key: 'x', ...heard },
      { start: '2026-11-18T22:00:00.000Z', key: 'facebook', ...heard },
      { start: '2026-11-19T22:00:00.000Z', key: 'x', ...silent },
      { start: '2026-11-20T22:00:00.000Z', key: 'x', ...heard },
    ];
    expect(bucketsOf(known, span).map(({ from, to, count }) => [from.slice(5, 13), to.slice(5, 13), count])).toEqual([
      ['11-19T10', '11-19T22', 6],
      ['11-19T22', '11-20T22', 0],
      ['11-20T22', '11-21T13', 3],
    ]);
  });
  it('ends its axis on a round number at or above the highest bar', () => {
    expect(axisOf(32)).toEqual({ top: 40, lines: [0, 10, 20, 30, 40] });
    expect(axisOf(1).lines).toEqual([0, 1]);
    for (const highest of [0, 1, 3, 7, 19, 171, 4321]) {
      const { top, lines } = axisOf(highest);
      expect(top).toBeGreaterThanOrEqual(highest);
      expect(lines.every(Number.isInteger)).toBe(true);
      expect(lines.length).toBeLessThan(8);
    }
  });
  it('breaks a line where there is nothing, and joins what is next to one another', () => {
    const values = [1, 2, null, 3];
    const place = { at: (index: number) => index * 10, y: (value: number) => value };
    expect(brokenLine(values, place)).toBe('M0.0,1.0L10.0,2.0M30.0,3.0');
    expect(brokenLine(values, { ...place, bridged: true })).toBe('M0.0,1.0L10.0,2.0L30.0,3.0');
  });
  it('keeps names at the ends of lines apart and inside', () => {
    const placed = spread([100, 98, 20, 101], { gap: 15, top: 16, bottom: 110 });
    expect(placed).toEqual([95, 80, 20, 110]);
  });
  it('writes net sentiment in points with its sign', () => {
    expect(netOf({ negative: 3, positive: 1, count: 10 })).toBe(-20);
    expect(netOf({ negative: 0, positive: 0, count: 0 })).toBeNull();
    expect([-18.4, 11, 0.2].map((value) => signedText(value))).toEqual(['−18', '+11', '0']);
  });
});

describe('a refusal', () => {
  it('keeps who holds the case and what changed', () => {
    const change = { at: '2026-11-19T12:00:00Z', by: 'sam', type: 'note', detail: null, mention: null };
    const problem = readProblem(412, {
      title: 'Changed',
      detail: 'stale',
      version: 5,
      changes: [change],
      owner: { kind: 'agent', id: 'sam', name: 'Sam' },
    });
    expect(problem).toMatchObject({ status: 412, version: 5, changes: [change], owner: { id: 'sam', leaseUntil: null } });
  });
  it('survives an answer that is no problem document', () => {
    expect(readProblem(502, '<html>')).toMatchObject({ status: 502, title: 'The server answered with status 502', changes: [] });
  });
});

describe('words', () => {
  it('name languages other than English, and networks', () => {
    expect([languageName('de'), languageName('en-ZA'), languageName('und'), languageName('not a language')]).toEqual([
      'German',
      null,
      null,
      'not a language',
    ]);
    expect([networkName('app-store'), networkName('telegraph')]).toEqual(['App Store', 'telegraph']);
  });
  it('shorten names to letters', () => {
    expect([initials('Lerato Molefe'), initials('@jo'), initials('…')]).toEqual(['LM', 'J', '?']);
  });
});
