import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertSchema, type Alert } from '../../../src/domain/alert.ts';
import { foldAlerts, isRelated } from '../../../src/insights/spikes/fold.ts';
import type { Finding } from '../../../src/insights/spikes/look.ts';
import { trackAlerts } from '../../../src/insights/spikes/track.ts';
import { whatDiffers, type Voice } from '../../../src/insights/spikes/what-differs.ts';

const AT = Date.UTC(2026, 2, 2, 12);
const iso = (minutes: number): string => new Date(AT + minutes * 60_000).toISOString();

function alert(change: Partial<Alert> = {}): Alert {
  return alertSchema.parse({
    id: 'a',
    brand: 'acme',
    topic: null,
    network: null,
    measure: 'all',
    severity: 'low',
    likelihood: 0.9,
    began: iso(-15),
    found: iso(0),
    seen: iso(0),
    until: null,
    count: 60,
    expected: 20,
    whatDiffers: [],
    incident: null,
    folded: 0,
    acknowledged: null,
    ...change,
  });
}

function finding(change: Partial<Finding> & { topic?: string; network?: string; minutes?: number } = {}): Finding {
  const { topic = null, network = null, minutes = 0, ...rest } = change;
  const times = { began: AT + (minutes - 15) * 60_000, found: AT + minutes * 60_000 };
  return {
    scope: { brand: 'acme', topic, network },
    measure: 'all',
    ...times,
    count: 60,
    expected: 20,
    likelihood: 0.9,
    ...rest,
  };
}

const track = (known: readonly Alert[], findings: readonly Finding[], minutes = 0, isCalm = false) =>
  trackAlerts({ known, findings, at: AT + minutes * 60_000, isCalm: () => isCalm });

describe('folding', () => {
  it.each([
    { a: [null, null], b: ['delivery', null], related: true },
    { a: ['delivery', null], b: ['delivery', 'x'], related: true },
    { a: [null, 'x'], b: ['delivery', 'x'], related: true },
    { a: ['delivery', null], b: ['billing', null], related: false },
    { a: ['delivery', null], b: [null, 'x'], related: false },
    { a: ['delivery', 'x'], b: ['delivery', 'facebook'], related: false },
  ])('$a and $b: $related', ({ a, b, related }) => {
    const scope = ([topic = null, network = null]: readonly (string | null)[]) => ({ brand: 'acme', topic, network });
    expect(isRelated(scope(a), scope(b))).toBe(related);
    expect(isRelated({ ...scope(a), brand: 'other' }, scope(b))).toBe(false);
  });

  it('names the narrowest part that holds most of the rise', () => {
    const parts = [
      alert({ count: 120 }),
      alert({ id: 'b', topic: 'delivery', count: 110 }),
      alert({ id: 'c', network: 'x', count: 50 }),
    ];
    expect(foldAlerts(parts)).toMatchObject([{ topic: 'delivery', network: null, folded: 2 }]);
  });

  it('keeps apart what is of another time', () => {
    const before = alert({ id: 'b', began: iso(-600), found: iso(-590), seen: iso(-500), until: iso(-500) });
    expect(foldAlerts([alert(), before])).toHaveLength(2);
  });

  it('done again changes nothing, in whatever order the alerts come', () => {
    const part = fc.record({
      topic: fc.constantFrom(null, 'delivery', 'billing'),
      network: fc.constantFrom(null, 'x', 'facebook'),
      measure: fc.constantFrom('all' as const, 'complaints' as const),
      severity: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
      count: fc.integer({ min: 20, max: 200 }),
      from: fc.integer({ min: -500, max: 0 }),
      length: fc.integer({ min: 5, max: 120 }),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const alerts = parts.map(({ from, length, ...rest }, index) =>
          alert({
            id: String(index),
            ...rest,
            began: iso(from),
            found: iso(from + 5),
            seen: iso(from + length),
            until: iso(from + length),
          }),
        );
        const once = foldAlerts(alerts);
        expect(foldAlerts(once)).toEqual(once);
        expect(foldAlerts(alerts.toReversed())).toEqual(once);
        expect(once.reduce((sum, { folded }) => sum + folded + 1, 0)).toBe(alerts.length);
      }),
    );
  });
});

describe('following a rise', () => {
  it('makes one alert of all findings about it', () => {
    expect(track([], [finding(), finding({ topic: 'delivery' }), finding({ measure: 'complaints' })])).toMatchObject([
      { brand: 'acme', topic: 'delivery', folded: 2, until: null, began: iso(-15), found: iso(0), seen: iso(0) },
    ]);
  });

  it('keeps the id and when it was found while it lasts', () => {
    const [first] = track([], [finding()]);
    const again = track(first ? [first] : [], [finding({ minutes: 5, count: 100 })], 5);
    expect(again).toMatchObject([{ id: first?.id, found: iso(0), seen: iso(5), count: 100 }]);
  });

  it('is over when it is calm again, as of when it was seen last', () => {
    expect(track([alert()], [], 40)).toEqual([]);
    expect(track([alert()], [], 40, true)).toMatchObject([{ until: iso(0) }]);
  });

  it('is the same when it comes back within the hour, and another one after it', () => {
    const over = alert({ until: iso(0) });
    expect(track([over], [finding({ minutes: 50 })], 50)).toMatchObject([{ id: 'a', until: null }]);
    const later = track([over], [finding({ minutes: 90 })], 90);
    expect(later).toHaveLength(1);
    expect(later[0]?.id).not.toBe('a');
  });

  it('joins two that turn out to be one', () => {
    const known = [alert({ id: 'b', topic: 'billing' }), alert({ id: 'd', topic: 'delivery', found: iso(5) })];
    const changed = track(known, [finding({ minutes: 10, count: 500 })], 10);
    expect(changed.find(({ id }) => id === 'd')?.until).toBe(iso(0));
    expect(changed.find(({ id }) => id === 'b')).toMatchObject({ until: null, folded: 1, topic: null });
  });

  it('ends after a day: what lasts so long is usual', () => {
    expect(track([alert()], [], 24 * 60)).toMatchObject([{ until: iso(0) }]);
  });

  it('looked at twice makes the same alert', () => {
    const once = track([], [finding()]);
    expect(track(once, [finding()])).toEqual(once);
  });
});

describe('what differs', () => {
  const voice = (index: number, change: Partial<Voice> = {}): Voice => ({
    network: index % 2 === 0 ? 'x' : 'facebook',
    language: 'en',
    country: null,
    author: `author-${index}`,
    phrases: ['parcel'],
    ...change,
  });
  const usual = Array.from({ length: 200 }, (_, index) => voice(index));

  it('is nothing when all is as usual', () => expect(whatDiffers(usual.slice(0, 60), usual)).toEqual([]));

  it('is a phrase that is hardly met otherwise, a network, a language, an author', () => {
    const now = Array.from({ length: 40 }, (_, index) =>
      voice(index, {
        network: 'x',
        phrases: ['parcel', 'depot fire'],
        language: 'de',
        author: index < 20 ? 'one' : `new-${index}`,
      }),
    );
    expect(whatDiffers(now, usual)).toMatchObject([
      { kind: 'phrase', text: 'depot fire', count: 40, usual: 0.1 },
      { kind: 'network', text: 'x', count: 40, usual: 20 },
      { kind: 'language', text: 'de', count: 40 },
      { kind: 'author', text: 'one', count: 20 },
    ]);
  });

  it('is a country, compared among mentions that tell one', () => {
    const from = (countries: readonly (string | null)[], times: number) =>
      Array.from({ length: times * countries.length }, (_, index) =>
        voice(index, { country: countries[index % countries.length] ?? null }),
      );
    const before = from(['ZA', 'DE', null, null], 50);
    expect(whatDiffers(from(['ZA', 'ZA', 'ZA', 'DE', null, null, null, null], 25), before)).toMatchObject([
      { kind: 'country', text: 'ZA', count: 75, usual: 50 },
    ]);
    expect(whatDiffers(from(['ZA', 'DE'], 30), before)).toEqual([]);
    expect(whatDiffers(from(['ZA'], 30), from([null], 100))).toEqual([]);
  });

  it('says nothing without anything to compare with', () => expect(whatDiffers(usual, [])).toEqual([]));

  it('does not depend on the order, and never tells what is not more than usual', () => {
    const some = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const make = (seeds: readonly number[]) =>
          seeds.map((seed) => voice(seed, { phrases: [`p${seed}`], author: `a${seed}` }));
        const found = whatDiffers(make(a), make(b));
        expect(whatDiffers(make(a).toReversed(), make(b).toReversed())).toEqual(found);
        for (const { count, usual: otherwise } of found) expect(count).toBeGreaterThan(otherwise);
      }),
    );
  });
});
