import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '../../../../src/understand/train/measures.ts';
import type { Judgement } from '../../../../src/understand/train/measures.ts';

/** Judgements out of a table: a row for each true class, a column for each given one. */
const judgements = (table: readonly (readonly number[])[], confidence = 0.8): readonly Judgement[] =>
  table.flatMap((row, truth) =>
    row.flatMap((count, given) => Array.from({ length: count }, () => ({ truth, given, confidence }))),
  );

describe('how well a classifier did', () => {
  it('is reckoned as by hand', () => {
    const found = measure(
      judgements([
        [6, 2, 0],
        [1, 3, 0],
        [1, 1, 2],
      ]),
      3,
    );
    expect(found.count).toBe(16);
    expect(found.accuracy).toBeCloseTo(11 / 16, 12);
    expect(found.averageRecall).toBeCloseTo((6 / 8 + 3 / 4 + 2 / 4) / 3, 12);
    expect(found.macroF1).toBeCloseTo((12 / 16 + 6 / 10 + 4 / 6) / 3, 12);
    expect(found.precision).toBeCloseTo(6 / 8, 12);
    expect(found.recall).toBeCloseTo(6 / 8, 12);
    expect(found.calibrationError).toBeCloseTo(Math.abs(0.8 - 11 / 16), 12);
  });

  it('leaves out classes that do not occur, though they were given', () => {
    const found = measure(
      judgements([
        [0, 0, 0],
        [0, 3, 1],
        [2, 0, 2],
      ]),
      3,
    );
    expect(found.averageRecall).toBeCloseTo((3 / 4 + 2 / 4) / 2, 12);
    expect(found.macroF1).toBeCloseTo((6 / 7 + 4 / 7) / 2, 12);
    expect(found).toMatchObject({ precision: 0, recall: 0 });
  });

  it('measures confidence in tenths, each by how many fall in it', () => {
    const one = (confidence: number, right: boolean): Judgement => ({ truth: 0, given: right ? 0 : 1, confidence });
    const found = measure([one(0.95, true), one(0.91, true), one(1, false), one(0.85, true), one(0.05, false)], 2);
    expect(found.calibrationError).toBeCloseTo((Math.abs(2.86 - 2) + Math.abs(0.85 - 1) + 0.05) / 5, 12);
  });

  it('is nought of nothing', () => {
    expect(measure([], 3)).toEqual({
      count: 0,
      accuracy: 0,
      macroF1: 0,
      averageRecall: 0,
      precision: 0,
      recall: 0,
      calibrationError: 0,
    });
  });

  it('lies between nought and one, and is one where all is right', () => {
    const judgement = fc.record({
      truth: fc.nat(2),
      given: fc.nat(2),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(judgement, { minLength: 1 }), (judged) => {
        const { count, ...shares } = measure(judged, 3);
        expect(count).toBe(judged.length);
        for (const share of Object.values(shares)) expect(share >= 0 && share <= 1 + 1e-12).toBe(true);
        const right = measure(
          judged.map((one) => ({ ...one, given: one.truth, confidence: 1 })),
          3,
        );
        expect(right).toMatchObject({ accuracy: 1, averageRecall: 1, macroF1: 1, calibrationError: 0 });
      }),
    );
  });
});
