import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../../src/cases/incidents/report.ts';
import { countPhrases, saidAbout } from '../../../../src/cases/incidents/said.ts';
import { countUncounted } from '../../../../src/insights/rollups/count.ts';
import { makeMention } from '../../../factories.ts';
import { memoryStores } from '../../../memory-stores/index.ts';

const START = Date.UTC(2026, 10, 2, 8);
const HOUR = 3_600_000;
const iso = (ms: number): string => new Date(START + ms).toISOString();
const match = { topic: 'baggage', network: null, phrases: ['belt 4'] };
const topics = [{ id: 'baggage', confidence: 1 }];
const said = (id: string, over: Parameters<typeof makeMention>[0] = {}) =>
  makeMention({
    id,
    externalId: id,
    brand: 'acme',
    text: 'Stuck at belt 4',
    topics,
    intent: 'complaint',
    postedAt: iso(0),
    ...over,
  });
const span = { from: iso(0), to: iso(3 * HOUR) };
const signal = new AbortController().signal;
const counts = { linked: 0, open: 0, told: 0, answered: 0, solved: 0 };

describe('what was said about an incident', () => {
  it('is what says one of its phrases under its topic, by customers, and still stands', () => {
    const all = [
      said('a', { network: 'x' }),
      said('b', { postedAt: iso(2 * HOUR), text: 'BELT 4 again!' }),
      said('c', { text: 'Stuck at belt 5' }),
      said('d', { own: true }),
      said('e', { deletedAt: iso(HOUR) }),
      said('f', { topics: [{ id: 'refunds', confidence: 1 }, ...topics] }),
    ];
    const report = reportOf({ incident: { timeline: [] }, counts, cases: [], span, said: countPhrases(all, match, 'hour') });
    expect(report).toMatchObject({
      mentions: 2,
      networks: [
        { network: 'custom', count: 1 },
        { network: 'x', count: 1 },
      ],
      series: [
        { start: iso(0), mentions: 1, complaints: 1 },
        { start: iso(HOUR), mentions: 0, complaints: 0 },
        { start: iso(2 * HOUR), mentions: 1, complaints: 1 },
      ],
    });
  });

  it('adds up to as many mentions as say it, over networks and over time', () => {
    const one = fc.record({
      at: fc.integer({ min: 0, max: 3 * HOUR - 1 }),
      network: fc.constantFrom('x' as const, 'facebook' as const),
      text: fc.constantFrom('belt 4', 'belt 5', 'the belt, 4 of us'),
    });
    fc.assert(
      fc.property(fc.array(one), (list) => {
        const all = list.map(({ at, ...over }, n) => said(String(n), { ...over, postedAt: iso(at) }));
        const { mentions, networks, series } = reportOf({
          incident: { timeline: [] },
          counts,
          cases: [],
          span,
          said: countPhrases(all, match, 'hour'),
        });
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
        expect(mentions).toBe(list.filter(({ text }) => text === 'belt 4').length);
        expect(sum(networks.map(({ count }) => count))).toBe(mentions);
        expect(sum(series.map((point) => point.mentions))).toBe(mentions);
      }),
    );
  });

  it('is told to be of the newest where more was said than is looked at', async () => {
    const stores = memoryStores();
    await stores.mentions.insert(Array.from({ length: 450 }, (_, n) => said(String(n), { postedAt: iso(n * 1_000) })));
    const about = async (most: number) => {
      const found = await saidAbout({ brand: 'acme', match }, span, { stores, now: START + 3 * HOUR, signal, most });
      const report = reportOf({ incident: { timeline: [] }, counts, cases: [], span, said: found.said });
      return [found.complete, report.mentions, report.series.reduce((sum, { mentions }) => sum + mentions, 0)];
    };
    expect(await about(1_000)).toEqual([true, 450, 450]);
    expect(await about(400)).toEqual([false, 400, 400]);
  });

  it('is all of its topic where it names no phrase', async () => {
    const stores = memoryStores();
    await stores.mentions.insert([said('a'), said('c', { text: 'Stuck at belt 5' }), said('z', { topics: [] })]);
    await countUncounted(stores.rollups, signal);
    const about = async (phrases: readonly string[]) => {
      const incident = { brand: 'acme', match: { ...match, phrases: [...phrases] } };
      const found = await saidAbout(incident, span, { stores, now: START + 3 * HOUR, signal });
      return {
        complete: found.complete,
        count: found.said.reduce((sum, { cell }) => sum + cell.negative + cell.neutral + cell.positive, 0),
      };
    };
    expect(await about([])).toEqual({ complete: true, count: 2 });
    expect(await about(['belt 4'])).toEqual({ complete: true, count: 1 });
  });
});
