import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax } from '../../../../src/understand/model/softmax.ts';
import type { Example } from '../../../../src/understand/train/example.ts';
import { seededRandom, shuffle } from '../../../../src/understand/train/random.ts';
import { scoresOf } from '../../../../src/understand/train/scores.ts';
import { trainSoftmax } from '../../../../src/understand/train/softmax-regression.ts';
import type { RealWeights } from '../../../../src/understand/train/softmax-regression.ts';

const OPTIONS = { classes: 3, bits: 6, denseValues: 1, epochs: 20, rate: 0.2, denseRate: 0.1, seed: 7 };

function example(buckets: readonly number[], label: number, more: Partial<Example> & { readonly dense?: number } = {}): Example {
  const { dense = 0, ...rest } = more;
  return {
    vector: {
      buckets: Int32Array.from(buckets),
      values: new Float32Array(buckets.length).fill(1),
      dense: Float64Array.of(dense),
    },
    label,
    weight: 1,
    ...rest,
  };
}
/** Each class has a bucket of its own; the others are noise that says nothing. */
const toy = Array.from({ length: 90 }, (_, n) => example([n % 3, 10 + ((n * 7) % 50)], n % 3));

function probabilities(weights: RealWeights, { vector, offset }: Example): number[] {
  const scores = scoresOf(weights, vector, offset);
  softmax(scores);
  return [...scores];
}

describe('softmax regression', () => {
  const trained = trainSoftmax(toy, OPTIONS);

  it('learns what can be told apart', () => {
    for (const one of toy) expect(probabilities(trained, one)[one.label]).toBeGreaterThan(0.9);
    for (const bucket of [0, 1, 2]) expect(probabilities(trained, example([bucket], bucket))[bucket]).toBeGreaterThan(0.8);
  });

  it('gives the same bytes for the same examples, others for another seed', () => {
    expect(trainSoftmax(toy, OPTIONS)).toEqual(trained);
    expect(trainSoftmax(toy, { ...OPTIONS, seed: 8 }).table).not.toEqual(trained.table);
  });

  it('leaves alone what no example holds', () => {
    const seen = new Set(toy.flatMap(({ vector }) => [...vector.buckets]));
    for (let bucket = 0; bucket < 64; bucket += 1)
      if (!seen.has(bucket)) expect(trained.table.slice(bucket * 3, bucket * 3 + 3)).toEqual(new Float32Array(3));
    expect([...trained.dense]).toEqual([0, 0, 0]);
  });

  it('learns from dense values where they alone tell', () => {
    const dense = toy.map((_, n) => example([40], n % 2, { dense: n % 2 === 0 ? 1 : -1 }));
    const weights = trainSoftmax(dense, OPTIONS);
    for (const one of dense) expect(probabilities(weights, one)[one.label]).toBeGreaterThan(0.8);
    expect([...trainSoftmax(dense, { ...OPTIONS, denseRate: 0 }).dense]).toEqual([0, 0, 0]);
  });

  it('goes on from given weights without changing them', () => {
    const start = { table: trained.table.slice(), dense: trained.dense.slice(), bias: trained.bias.slice() };
    const turned = trainSoftmax([example([0], 2), example([0], 2)], { ...OPTIONS, start });
    expect(start).toEqual(trained);
    expect(probabilities(turned, example([0], 2))[2]).toBeGreaterThan(probabilities(trained, example([0], 2))[2] ?? 1);
    expect(turned.table.slice(3, 9)).toEqual(trained.table.slice(3, 9));
  });

  it('leaves to the table only what the setting does not say already', () => {
    const offset = Float64Array.of(2, 0, -1);
    const target = offset.slice();
    softmax(target);
    const settled = trainSoftmax([example([5], 0, { offset, target })], OPTIONS);
    expect(settled.table.every((weight) => Math.abs(weight) < 1e-6)).toBe(true);
    const against = Array.from({ length: 60 }, () => example([5], 2, { offset }));
    const weights = trainSoftmax(against, OPTIONS);
    expect(probabilities(weights, example([5], 2, { offset }))[2]).toBeGreaterThan(0.9);
    expect(probabilities(weights, example([5], 2))[2]).toBeGreaterThan(0.99);
  });

  it('aims at probabilities where they are given, not at the label', () => {
    const target = Float64Array.of(0.2, 0.3, 0.5);
    const aimed = Array.from({ length: 60 }, () => example([5], 0, { target }));
    const found = probabilities(trainSoftmax(aimed, { ...OPTIONS, epochs: 60 }), example([5], 0));
    found.forEach((probability, place) => expect(probability).toBeCloseTo(target[place] ?? 9, 2));
  });

  it('learns more from what counts more, and nothing from what counts nothing', () => {
    const doubtful = (weight: number): number =>
      probabilities(
        trainSoftmax([...toy, ...Array.from({ length: 30 }, () => example([0], 1, { weight }))], OPTIONS),
        example([0], 0),
      )[1] ?? 0;
    expect(doubtful(3)).toBeGreaterThan(doubtful(0.3));
    const nought = trainSoftmax([example([5], 1, { weight: 0 })], OPTIONS);
    expect(nought.table.every((weight) => weight === 0)).toBe(true);
  });
});

describe('the seeded random numbers', () => {
  it('are what they always were: trained weights depend on their order', () => {
    const random = seededRandom(20_170_701);
    expect([random(), random(), random()].map((value) => Math.round(value * 2 ** 32))).toEqual([
      4_059_916_604, 2_469_105_456, 1_168_059_463,
    ]);
    const order = Int32Array.from({ length: 10 }, (_, at) => at);
    shuffle(order, seededRandom(1));
    expect([...order]).toEqual([7, 8, 3, 2, 1, 5, 9, 4, 0, 6]);
  });

  it('lie between nought and one, and shuffling loses nothing', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(200), (seed, length) => {
        const random = seededRandom(seed);
        for (let n = 0; n < 50; n += 1) {
          const value = random();
          expect(value >= 0 && value < 1).toBe(true);
        }
        const order = Int32Array.from({ length }, (_, at) => at);
        shuffle(order, random);
        expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length }, (_, at) => at));
      }),
    );
  });
});
