import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollupDetails, type Mention, type Network } from '../../../../src/domain/index.ts';
import { countUncounted } from '../../../../src/insights/rollups/count.ts';
import { localDays } from '../../../../src/insights/rollups/local-days.ts';
import { partsOf, readRollups } from '../../../../src/insights/rollups/read.ts';
import { estimate, mergeSketches } from '../../../../src/insights/rollups/sketch.ts';
import { makeMention } from '../../../factories.ts';
import { memoryStores } from '../../../memory-stores/index.ts';

const START = Date.UTC(2026, 10, 1);
const SPAN = 5 * 86_400_000;
const signal = new AbortController().signal;
const iso = (ms: number): string => new Date(START + ms).toISOString();
const said = fc.record({
  author: fc.nat(8),
  at: fc.integer({ min: 0, max: SPAN }),
  network: fc.constantFrom<Network>('x', 'facebook'),
  topic: fc.constantFrom('delivery', 'billing'),
  lang: fc.constantFrom('en', 'de'),
  label: fc.constantFrom('negative' as const, 'positive' as const),
});
const question = fc.record({
  from: fc.integer({ min: 0, max: SPAN }),
  length: fc.integer({ min: 1, max: SPAN }),
  bucket: fc.constantFrom('hour' as const, 'day' as const, null),
  zone: fc.option(fc.constantFrom('Africa/Johannesburg', 'Asia/Kolkata'), { nil: undefined }),
  by: fc.constantFrom('' as const, 'n' as const, 't' as const, 'l' as const),
  details: fc.subarray([...rollupDetails]),
  network: fc.option(fc.constantFrom('x', 'facebook'), { nil: undefined }),
  topic: fc.option(fc.constantFrom('delivery', 'billing'), { nil: undefined }),
  lang: fc.option(fc.constantFrom('en', 'de'), { nil: undefined }),
});

describe('what is read of rollups', () => {
  it('is what counting the mentions themselves gives, for any time, filter and bucket', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { maxLength: 40 }),
        question,
        async (all, { from, length, bucket, zone, by, details, ...only }) => {
          const days = bucket === 'day' && zone !== undefined ? localDays(zone, START + from, START + from + length) : undefined;
          const stores = memoryStores();
          const mentions = all.map(({ at, topic, label, author, ...over }, n) =>
            makeMention({
              ...over,
              id: `m${n}`,
              externalId: `e${n}`,
              brand: 'acme',
              author: { externalId: `a${author}`, handle: null, name: null, followers: 1, verified: false },
              postedAt: iso(at),
              topics: [{ id: topic, confidence: 1 }],
              sentiment: { label, score: 0, confidence: 1, words: [] },
            }),
          );
          await stores.mentions.insert(mentions);
          await countUncounted(stores.rollups, signal);
          const answers = await readRollups(
            stores.rollups,
            { brands: ['acme'], from: iso(from), to: iso(from + length), bucket, days, by, details, ...only },
            { now: START, signal },
          );
          const wanted = mentions.filter(
            ({ postedAt, network, lang, topics }: Mention) =>
              postedAt >= iso(from) &&
              postedAt < iso(from + length) &&
              (only.network === undefined || network === only.network) &&
              (only.lang === undefined || lang === only.lang) &&
              (only.topic === undefined || topics[0]?.id === only.topic),
          );
          const cutOf = (postedAt: string): string => {
            const day = days?.findLast((start) => start <= Date.parse(postedAt));
            if (day !== undefined) return new Date(day).toISOString();
            return bucket === null ? 'all' : postedAt.slice(0, bucket === 'hour' ? 13 : 10);
          };
          const keyOf = ({ postedAt, network, lang, topics }: Mention): string => {
            return `${cutOf(postedAt)} ${by === 'n' ? network : by === 't' ? (topics[0]?.id ?? '') : by === 'l' ? lang : ''}`;
          };
          const direct: Record<string, number> = {};
          for (const mention of wanted) direct[keyOf(mention)] = (direct[keyOf(mention)] ?? 0) + 1;
          const read = Object.fromEntries(
            answers.map(({ start, cell }) => [
              `${days === undefined ? cutOf(start ?? '') : start} ${cell.network ?? cell.topic ?? cell.lang ?? ''}`,
              cell.negative + cell.neutral + cell.positive,
            ]),
          );
          expect(read).toEqual(direct);
          const spoke = new Set(wanted.map(({ network, author }) => `${network} ${author.externalId}`)).size;
          const sketched = estimate(mergeSketches(answers.map(({ cell }) => cell.authors)));
          // What of an hour begun was read from the mentions themselves tells more than was asked.
          if (details.includes('authors')) expect(sketched).toBe(spoke);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('covers a stretch without gap or overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: SPAN }), fc.integer({ min: 1, max: SPAN }), fc.boolean(), (from, length, days) => {
        const parts = partsOf(from, from + length, days);
        expect(parts[0]?.from).toBe(from);
        expect(parts.at(-1)?.to).toBe(from + length);
        for (const [at, part] of parts.entries()) {
          expect(part.from).toBeLessThan(part.to);
          if (at > 0) expect(part.from).toBe(parts[at - 1]?.to);
          if (part.kind === 'hour') expect([part.from % 3_600_000, part.to % 3_600_000]).toEqual([0, 0]);
          if (part.kind === 'day') expect([part.from % 86_400_000, part.to % 86_400_000]).toEqual([0, 0]);
        }
      }),
    );
  });

  it('holds what changed a moment ago, counted or not', async () => {
    const stores = memoryStores();
    const ask = (now: number) =>
      readRollups(
        stores.rollups,
        { brands: ['acme'], from: iso(0), to: iso(SPAN), bucket: null, by: '', details: [] },
        { now, signal },
      );
    expect(await ask(START)).toEqual([]);
    await stores.mentions.insert([makeMention({ id: 'm', externalId: 'm', brand: 'acme', postedAt: iso(3_600_000) })]);
    expect(await ask(START + 2_000)).toHaveLength(1);
  });
});
