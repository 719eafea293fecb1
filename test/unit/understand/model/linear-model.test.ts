import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinearModel, vectorLength } from '../../../../src/understand/model/linear-model.ts';
import type { LinearWeights } from '../../../../src/understand/model/linear-model.ts';
import { FeatureReader } from '../../../../src/understand/model/text-features.ts';
import { vectorOf } from '../../../../src/understand/train/example.ts';
import { anyText, formOf, makeWeights } from './texts.ts';

const count = fc.nat(9);
const shape = fc.record({
  word: count,
  part: count,
  parts: fc.constantFrom<readonly [number, number]>([1, 5], [3, 5], [2, 4], [4, 4]),
  pair: count,
  triple: count,
  gap: count,
  flag: count,
  padding: fc.option(fc.nat(2000), { nil: undefined }),
});
const anyWeights: fc.Arbitrary<LinearWeights> = fc
  .record({
    shape,
    bits: fc.integer({ min: 8, max: 12 }),
    seed: fc.nat(),
    temperature: fc.double({ min: 0.3, max: 4, noNaN: true }),
  })
  .map(({ seed, ...over }) => makeWeights(over, seed));

/** What training sees of a text, added up one by one. */
function plainSum(weights: LinearWeights, text: string, dense: Float64Array): number[] {
  const vector = vectorOf(new FeatureReader().read(formOf(text)), weights, dense);
  const size = weights.classes.length;
  return weights.classes.map((_, place) => {
    let sum = weights.bias[place] ?? 0;
    vector.buckets.forEach((bucket, at) => {
      sum += (weights.table[bucket * size + place] ?? 0) * weights.step * (vector.values[at] ?? 0);
    });
    dense.forEach((value, at) => {
      sum += value * (weights.denseWeights[at * size + place] ?? 0);
    });
    return sum / weights.temperature;
  });
}

describe('the score of a text', () => {
  it('is the plain sum over the buckets that training sees', () => {
    fc.assert(
      fc.property(anyWeights, fc.array(anyText, { minLength: 1, maxLength: 4 }), (weights, texts) => {
        const reader = new FeatureReader();
        const model = new LinearModel(weights);
        const dense = Float64Array.of(0.75, -0.5);
        const out = new Float64Array(3);
        for (const text of texts) {
          model.score(reader.read(formOf(text)), dense, out);
          plainSum(weights, text, dense).forEach((sum, at) => {
            expect(Math.abs(sum - (out[at] ?? NaN))).toBeLessThan(1e-4 * (1 + Math.abs(sum)));
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same in whatever order texts come', () => {
    const weights = makeWeights();
    fc.assert(
      fc.property(
        fc.uniqueArray(anyText, { minLength: 2, maxLength: 8 }).chain((texts) =>
          fc.record({
            texts: fc.constant(texts),
            shuffled: fc.shuffledSubarray(texts, { minLength: texts.length, maxLength: texts.length }),
          }),
        ),
        ({ texts, shuffled }) => {
          const scores = (order: readonly string[]): Map<string, number[]> => {
            const [reader, model, out] = [new FeatureReader(), new LinearModel(weights), new Float64Array(3)];
            return new Map(
              order.map((text) => {
                model.score(reader.read(formOf(text)), new Float64Array(2), out);
                return [text, [...out]];
              }),
            );
          };
          const [one, other] = [scores(texts), scores(shuffled)];
          for (const text of texts) expect(other.get(text)).toEqual(one.get(text));
        },
      ),
    );
  });

  it('of a text without words is what its marks and the classes start from say', () => {
    const weights = makeWeights({ shape: { word: 5, part: 2, parts: [3, 5], pair: 0, triple: 0, gap: 0, flag: 0 } });
    const out = new Float64Array(3);
    expect(new LinearModel(weights).score(new FeatureReader().read(formOf('')), new Float64Array(2), out)).toBe(0);
    expect([...out]).toEqual(weights.bias.map((bias) => bias / weights.temperature));
  });

  it('is that of the words of its own table, also when words of another were read before', () => {
    const weights = makeWeights();
    const [shared, out, fresh] = [new LinearModel(weights), new Float64Array(3), new Float64Array(3)];
    for (const text of ['lost my bag', 'great crew']) {
      shared.score(new FeatureReader().read(formOf(text)), new Float64Array(2), out);
      new LinearModel(weights).score(new FeatureReader().read(formOf(text)), new Float64Array(2), fresh);
      expect([...out]).toEqual([...fresh]);
    }
  });

  it('counts what follows "but" twice in a short text', () => {
    const read = (text: string): number[] => [...new FeatureReader().read(formOf(text)).emphasis];
    expect(read('slow but kind crew')).toEqual([1, 2, 2, 2, 2]);
    expect(read('but kind crew')).toEqual([1, 1, 1, 1]);
    expect(read('slow but')).toEqual([1, 1, 1]);
    expect(read(`${'slow '.repeat(60)}but kind`).every((one) => one === 1)).toBe(true);
  });
});

describe('what a word or feature adds', () => {
  it('is said in whole steps after the text was scored', () => {
    const weights = makeWeights({ shape: { word: 3, part: 0, parts: [3, 5], pair: 0, triple: 0, gap: 0, flag: 0 } });
    const [reader, model] = [new FeatureReader(), new LinearModel(weights)];
    const features = reader.read(formOf('luggage'));
    model.score(features, new Float64Array(2), new Float64Array(3));
    const number = features.words[0] ?? -1;
    const hash = reader.table.wordHash(number);
    for (const place of [0, 1, 2]) {
      expect(model.wordSteps(number, place)).toBe(3 * (weights.table[(hash & 1023) * 3 + place] ?? NaN));
      expect(model.featureSteps(hash, place, 3)).toBe(model.wordSteps(number, place));
    }
  });
});

describe('the length of a feature vector', () => {
  it('is near one for a post of usual length and grows slower than the words', () => {
    expect(vectorLength(0)).toBe(0);
    expect(vectorLength(16)).toBeCloseTo(8 / 6.7, 12);
    expect(vectorLength(0, 16)).toBe(vectorLength(16));
    expect(vectorLength(16 * 16)).toBeCloseTo(64 / 6.7, 12);
  });
});
