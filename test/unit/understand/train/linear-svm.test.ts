import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalLog } from '../../../../src/understand/train/natural-log.ts';
import { trainSvm } from '../../../../src/understand/train/linear-svm.ts';
import { fitSureness } from '../../../../src/understand/train/platt.ts';
import { sigmoid } from '../../../../src/understand/model/softmax.ts';

const row = (...values: number[]) => ({ columns: Int32Array.from(values.keys()), values: Float32Array.from(values) });

describe('a linear support vector machine', () => {
  const rows = [row(1, 0), row(0.8, 0.1), row(0.9, -0.2), row(-1, 0), row(-0.7, 0.3), row(-0.9, 0.1)];
  const signs = Int8Array.of(1, 1, 1, -1, -1, -1);
  const options = { columns: 2, cost: 10, rowWeights: new Float32Array(6).fill(1), seed: 1 };
  const side = (plane: ReturnType<typeof trainSvm>, at: number): number =>
    Math.sign([...(rows[at]?.values ?? [])].reduce((sum, value, k) => sum + value * (plane.weights[k] ?? 0), plane.bias));

  it('parts what a plane can part', () => {
    const plane = trainSvm(rows, signs, options);
    expect(rows.map((_row, at) => side(plane, at))).toEqual([...signs]);
    expect(plane.weights[0]).toBeGreaterThan(Math.abs(plane.weights[1] ?? 9));
  });

  it('gives the same bytes for the same rows', () => {
    expect(trainSvm(rows, signs, options)).toEqual(trainSvm(rows, signs, options));
  });

  it('hardly bends for a row that hardly counts', () => {
    const odd = [...rows, row(1, 0)];
    const oddSigns = Int8Array.of(...signs, -1);
    const heavy = trainSvm(odd, oddSigns, { ...options, rowWeights: Float32Array.of(1, 1, 1, 1, 1, 1, 5) });
    const light = trainSvm(odd, oddSigns, { ...options, rowWeights: Float32Array.of(1, 1, 1, 1, 1, 1, 0.001) });
    expect(light.weights[0]).toBeGreaterThan((heavy.weights[0] ?? 0) * 1.2);
  });
});

describe('the natural logarithm by basic operations', () => {
  it('is the one of the language to the last few bits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (x) => {
        expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(Math.log(x))));
      }),
    );
  });
});

describe('how sure a score makes', () => {
  it('is what came true of scores like it', () => {
    const scores = Float64Array.from({ length: 4000 }, (_none, at) => (at % 40) / 10 - 2);
    const right = Uint8Array.from(scores, (score, at) => (((at * 7919) % 1000) / 1000 < sigmoid(2 * score - 0.5) ? 1 : 0));
    const { slope, shift } = fitSureness(scores, right);
    expect(slope).toBeCloseTo(2, 0);
    expect(shift).toBeCloseTo(-0.5, 0);
  });

  it('stays finite where every score tells right from wrong', () => {
    const { slope, shift } = fitSureness(Float64Array.of(-2, -1, 1, 2), Uint8Array.of(0, 0, 1, 1));
    expect(Number.isFinite(slope) && Number.isFinite(shift)).toBe(true);
    expect(sigmoid(slope * 2 + shift)).toBeGreaterThan(0.7);
  });
});
