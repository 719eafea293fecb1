import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, greatest, sigmoid, softmax } from '../../../../src/understand/model/softmax.ts';

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

describe('e to the power of what is not above nought', () => {
  it('is right to fourteen digits from -700 to 0', () => {
    fc.assert(
      fc.property(between(-700, 0), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
      }),
      { numRuns: 5000, examples: [[0], [-700], [-699.999], [-Math.LN2 / 2], [-1e-300]] },
    );
    expect(exp(0)).toBe(1);
  });

  it('is nought further down, and of no number', () => {
    for (const x of [-700.1, -1e9, -Infinity, NaN]) expect(exp(x)).toBe(0);
  });

  it('never falls where the power rises by more than rounding', () => {
    fc.assert(
      fc.property(between(-700, -1e-9), between(1e-9, 1), (x, more) => {
        fc.pre(x + more <= 0);
        expect(exp(x + more)).toBeGreaterThanOrEqual(exp(x));
      }),
    );
  });
});

describe('probabilities out of scores', () => {
  const scores = fc.array(between(-2000, 2000), { minLength: 1, maxLength: 40 });

  it('sum to one, none below nought, the greatest score with the greatest share', () => {
    fc.assert(
      fc.property(scores, (given) => {
        const values = Float64Array.from(given);
        const best = greatest(values);
        softmax(values);
        expect(Math.abs(values.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-12);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
        expect(values[best]).toBe(Math.max(...values));
      }),
    );
  });

  it('stay the same when every score is raised by as much', () => {
    const [plain, raised] = [Float64Array.of(0.5, -1, 2), Float64Array.of(64.5, 63, 66)];
    softmax(plain);
    softmax(raised);
    expect([...raised]).toEqual([...plain]);
  });

  it('for two classes are those of their log-odds', () => {
    fc.assert(
      fc.property(between(-600, 600), (odds) => {
        const values = Float64Array.of(odds, 0);
        softmax(values);
        expect(sigmoid(odds)).toBeCloseTo(values[0] ?? NaN, 12);
        expect(sigmoid(odds) + sigmoid(-odds)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('the place of the greatest', () => {
  it('is the first of equals, and the first of none', () => {
    expect(greatest(Float64Array.of(1, 3, 3, 2))).toBe(1);
    expect(greatest(Float64Array.of(-Infinity, -5))).toBe(1);
    expect(greatest(new Float64Array(0))).toBe(0);
  });
});
