import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollupSlices } from '../../../../src/domain/index.ts';
import { cellsOf, mergeCells, sliced } from '../../../../src/insights/rollups/cells.ts';
import { countBetween, countIn, histogramOf, mergeHistograms, quantile } from '../../../../src/insights/rollups/histogram.ts';
import { estimate, mergeSketches, sketchOf } from '../../../../src/insights/rollups/sketch.ts';
import { hourOfThings, HOUR_START } from '../../../arbitraries/rollups.ts';

const START = HOUR_START;
const hour = hourOfThings;

describe('the cells of an hour', () => {
  it('are the same in whatever order things came', () => {
    fc.assert(
      fc.property(hour, fc.infiniteStream(fc.nat()), ({ mentions, cases }, noise) => {
        const shuffled = <T>(list: readonly T[]): readonly T[] =>
          list
            .map((one) => ({ one, key: noise.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one);
        expect(cellsOf(shuffled(mentions), shuffled(cases), START)).toEqual(cellsOf(mentions, cases, START));
      }),
    );
  });

  it('hold each mention and case once, in every slice', () => {
    fc.assert(
      fc.property(hour, ({ mentions, cases }) => {
        const cells = cellsOf(mentions, cases, START);
        for (const slice of rollupSlices) {
          const some = sliced(cells, slice);
          const sum = (of: (cell: (typeof some)[number]) => number): number => some.reduce((all, cell) => all + of(cell), 0);
          expect(sum(({ negative, neutral, positive }) => negative + neutral + positive)).toBe(mentions.length);
          expect(sum(({ fives }) => fives.reduce((a, b) => a + b, 0))).toBe(mentions.length);
          expect(sum(({ opened }) => opened)).toBe(cases.length);
          expect(sum(({ reach }) => reach)).toBe(mentions.reduce((all, { followers }) => all + followers, 0));
          expect(sum(({ firstResponse }) => countIn(firstResponse))).toBe(
            cases.filter(({ answeredAt }) => answeredAt !== null).length,
          );
        }
      }),
    );
  });

  it('merge in any grouping to the same', () => {
    const place = { network: null, topic: null, lang: null };
    fc.assert(
      fc.property(hour, hour, hour, (a, b, c) => {
        const [x, y, z] = [a, b, c].map(({ mentions, cases }) => mergeCells(cellsOf(mentions, cases, START), place));
        if (!x || !y || !z) throw new Error('three hours make three cells');
        expect(mergeCells([mergeCells([x, y], place), z], place)).toEqual(mergeCells([x, mergeCells([z, y], place)], place));
      }),
    );
  });
});

describe('a histogram of times', () => {
  it('knows every quantile to 2.5 percent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (times, share) => {
          const sorted = times.toSorted((a, b) => a - b);
          const truth = sorted[Math.max(1, Math.ceil(sorted.length * share)) - 1] ?? 0;
          const told = quantile(histogramOf(times), share) ?? 0;
          expect(Math.abs(told - truth) / truth).toBeLessThanOrEqual(0.0251);
        },
      ),
    );
  });
  it('adds up as if all had been in one', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(100_000))), (lists) => {
        expect(mergeHistograms(lists.map(histogramOf))).toEqual(histogramOf(lists.flat()));
      }),
    );
  });
  it('counts however many lie in a step', () => {
    for (const many of [1, 127, 128, 16_383, 16_384, 300_000]) {
      const histogram = histogramOf([...Array.from({ length: many }, () => 90), 1e9]);
      expect(countIn(mergeHistograms([histogram, histogram]))).toBe(2 * many + 2);
      expect(countBetween(histogram, 0, 100)).toBe(many);
    }
  });
  it('of nothing has no median', () => expect(quantile(new Uint8Array(), 0.5)).toBeNull());
});

describe('a sketch of authors', () => {
  const names = (from: number, to: number): readonly string[] => Array.from({ length: to - from }, (_, n) => `x ${from + n}`);
  it('is exact up to 64 of them', () => {
    for (const many of [0, 1, 40, 64]) expect(estimate(sketchOf(names(0, many)))).toBe(many);
  });
  it('is within four standard errors beyond that', () => {
    for (const many of [65, 200, 1_000, 10_000, 200_000])
      expect(Math.abs(estimate(sketchOf(names(0, many))) - many) / many, String(many)).toBeLessThan(0.13);
  });
  it('adds up as if all had been in one, however they overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 6 }), (spans) => {
        const lists = spans.map(([from, more]) => names(from, from + more));
        expect(mergeSketches(lists.map(sketchOf))).toEqual(sketchOf(lists.flat()));
      }),
    );
  });
});
