import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitTemperature } from '../../../../src/understand/train/calibrate.ts';
import type { Judged } from '../../../../src/understand/train/calibrate.ts';
import { quantise } from '../../../../src/understand/train/quantise.ts';
import { seededRandom } from '../../../../src/understand/train/random.ts';
import { softmax } from '../../../../src/understand/model/softmax.ts';
import { makeWeights } from '../model/texts.ts';

const { table: _table, step: _step, bias: _bias, denseWeights: _denseWeights, ...about } = makeWeights();
const rounded = (table: Float32Array, dense: readonly number[] = [], bias: readonly number[] = []) =>
  quantise({ table, dense: Float64Array.from(dense), bias: Float64Array.from(bias) }, about);

describe('weights rounded to whole steps', () => {
  it('are off by half a step at most, but for the very few that are cut', () => {
    fc.assert(
      fc.property(fc.float32Array({ min: -8, max: 8, noNaN: true, minLength: 1, maxLength: 500 }), (table) => {
        const { table: steps, step } = rounded(table);
        expect(step).toBeGreaterThan(0);
        table.forEach((one, at) => {
          const reach = 127 * step;
          const kept = Math.max(-reach, Math.min(reach, one));
          expect(Math.abs((steps[at] ?? 0) * step - kept)).toBeLessThanOrEqual((step / 2) * (1 + 1e-6));
          expect(Math.abs(steps[at] ?? 999)).toBeLessThanOrEqual(127);
        });
      }),
    );
  });

  it('cut only the two in ten thousand that lie far out', () => {
    const table = Float32Array.from({ length: 100_000 }, (_, at) => (at < 15 ? 100 : at % 2 === 0 ? 1 : -1));
    const { table: steps, step } = rounded(table);
    expect(step * 127).toBeCloseTo(1, 5);
    expect(steps[0]).toBe(127);
    expect(steps[99_999]).toBe(-127);
  });

  it('leave the rest as it is, and nothing at nothing', () => {
    const weights = rounded(new Float32Array(768), [0.25, -3], [1, 2, 3]);
    expect(weights).toMatchObject({ ...about, denseWeights: [0.25, -3], bias: [1, 2, 3] });
    expect(weights.table.every((steps) => steps === 0)).toBe(true);
    expect(weights.step).toBeGreaterThan(0);
  });
});

describe('the temperature', () => {
  /** Texts whose class is drawn by the probabilities that their scores give at this temperature. */
  function drawn(temperature: number): readonly Judged[] {
    const random = seededRandom(11);
    return Array.from({ length: 6000 }, () => {
      const scores = Float64Array.from({ length: 3 }, () => 6 * random() - 3);
      const probabilities = scores.map((score) => score / temperature);
      softmax(probabilities);
      const ball = random();
      const label = ball < (probabilities[0] ?? 0) ? 0 : ball < (probabilities[0] ?? 0) + (probabilities[1] ?? 0) ? 1 : 2;
      return { scores, label };
    });
  }

  it.each([0.5, 1, 1.7, 3])('is found again: %f', (temperature) => {
    const found = fitTemperature(drawn(temperature));
    expect(Math.abs(found / temperature - 1)).toBeLessThan(0.08);
    expect(fitTemperature(drawn(temperature))).toBe(found);
  });

  it('stays within what can be believed when every answer is right, or none', () => {
    const judged = (label: number): Judged[] => [{ scores: Float64Array.of(2, 0, 0), label }];
    expect(fitTemperature(judged(0))).toBe(0.3);
    expect(fitTemperature(judged(1))).toBe(4);
  });
});
