import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, drawSimple, drawStratified, shareOf, shuffled } from '../../../src/insights/quality/draw.ts';
import { agreementOf, agreementOfReviews } from '../../../src/insights/quality/agreement.ts';
import { faultsOfVerdicts, points, withScore } from '../../../src/insights/quality/judge.ts';
import { drawSample } from '../../../src/insights/quality/sample.ts';
import { card, makeReview, makeSample, makeScore } from '../../contracts/quality-store.ts';
import { at } from '../../factories.ts';

const populations = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 80 })
  .chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), stratum: fc.constantFrom('a', 'b', 'c', 'd') }))));
const size = fc.integer({ min: 1, max: 100 });
const seed = fc.string({ maxLength: 12 });
const draws = [
  ['simple', drawSimple],
  ['stratified', drawStratified],
] as const;

describe.each(draws)('a %s random draw', (_name, draw) => {
  it('has the size asked for, no thing twice, and only things that are there', () => {
    fc.assert(
      fc.property(populations, size, seed, (population, wanted, by) => {
        const { drawn, strata } = draw(population, wanted, by);
        expect(drawn).toHaveLength(Math.min(wanted, population.length));
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
        expect(drawn.every((one) => population.includes(one))).toBe(true);
        expect(strata.reduce((sum, one) => sum + one.population, 0)).toBe(population.length);
        expect(strata.reduce((sum, one) => sum + one.drawn, 0)).toBe(drawn.length);
      }),
    );
  });

  it('can be repeated by whoever has the seed, in whatever order the things come', () => {
    fc.assert(
      fc.property(populations, size, seed, (population, wanted, by) => {
        expect(draw(population.toReversed(), wanted, by)).toEqual(draw(population, wanted, by));
      }),
    );
  });

  it('differs by seed, and gives everything the same chance', () => {
    const population = Array.from({ length: 20 }, (_, index) => ({ id: `case-${index}`, stratum: index < 10 ? 'a' : 'b' }));
    const times = new Map(population.map(({ id }) => [id, 0]));
    for (let round = 0; round < 2_000; round++)
      for (const { id } of draw(population, 5, `seed ${round}`).drawn) times.set(id, (times.get(id) ?? 0) + 1);
    // 2,000 draws of 5 out of 20: 500 each, with a standard deviation of 19.4.
    for (const count of times.values()) expect(Math.abs(count - 500)).toBeLessThan(100);
  });
});

describe('a stratified draw', () => {
  it('gives every stratum its share, to within one', () => {
    fc.assert(
      fc.property(populations, size, seed, (population, wanted, by) => {
        const { drawn, strata } = drawStratified(population, wanted, by);
        for (const one of strata) {
          const share = (drawn.length * one.population) / Math.max(1, population.length);
          expect(Math.abs(one.drawn - share)).toBeLessThan(1);
          expect(one.drawn).toBeLessThanOrEqual(one.population);
        }
      }),
    );
  });

  it('gives what is left to the largest remainders', () => {
    const counts = new Map(Object.entries({ a: 5, b: 3, c: 2 }));
    expect(Object.fromEntries(allocate(counts, 4))).toEqual({ a: 2, b: 1, c: 1 });
    expect(Object.fromEntries(allocate(counts, 1))).toEqual({ a: 1, b: 0, c: 0 });
    expect(Object.fromEntries(allocate(new Map(Object.entries({ b: 1, c: 1, a: 1 })), 2))).toEqual({ a: 0, b: 1, c: 1 });
    expect(Object.fromEntries(allocate(counts, 99))).toEqual({ a: 5, b: 3, c: 2 });
  });
});

it('an order that the seed decides holds everything once', () => {
  const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
  expect(
    shuffled(items, 's')
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(shuffled(items, 's')).not.toEqual(shuffled(items, 't'));
  expect([shareOf(10, 0.25), shareOf(10, 0), shareOf(3, 1)]).toEqual([3, 0, 3]);
});

describe('a sample', () => {
  const solved = (index: number, agent: string | null) => ({
    id: `case-${index}`,
    number: index,
    brand: 'acme',
    queue: 'care',
    topic: 'baggage',
    solvedAt: at(index),
    agent,
  });
  const cases = Array.from({ length: 12 }, (_, index) => solved(index, ['kim', 'lee', null][index % 3] ?? null));
  const { population: _population, drawn: _drawn, strata: _strata, ...request } = makeSample({ size: 6, double: 0.5 });

  it('has a review for each case drawn, the share asked for scored twice', () => {
    const { sample, reviews } = drawSample(request, cases);
    expect(sample).toMatchObject({ population: 12, drawn: 6, strata: [] });
    expect(reviews.map(({ wanted }) => wanted)).toEqual([2, 2, 2, 1, 1, 1]);
    expect(reviews[0]).toMatchObject({ sample: request.id, card, state: 'open', scores: [], score: null, version: 1 });
    expect(new Set(reviews.map(({ id }) => id)).size).toBe(6);
    expect(drawSample(request, cases.toReversed())).toEqual(drawSample(request, cases));
  });

  it('is divided by agent, those that nobody solved together', () => {
    const { sample, reviews } = drawSample({ ...request, stratify: 'agent' }, cases);
    expect(sample.strata).toEqual(['-', 'kim', 'lee'].map((key) => ({ key, population: 4, drawn: 2 })));
    expect(reviews.filter(({ agent }) => agent === null)).toHaveLength(2);
  });
});

describe('a score', () => {
  it.each([
    [
      { kind: 'met', solved: 'met' },
      { score: 1, passed: true },
    ],
    [
      { kind: 'missed', solved: 'met' },
      { score: 0.75, passed: true },
    ],
    [
      { kind: 'met', solved: 'missed' },
      { score: 0.25, passed: false },
    ],
    [
      { kind: 'met', solved: 'not-applicable' },
      { score: 1, passed: true },
    ],
    [{ kind: 'not-applicable', solved: 'not-applicable' }, undefined],
  ] as const)('of %j', (verdicts, expected) => {
    expect(points(card, verdicts)).toEqual(expected);
  });

  it('passes from the mark on', () => {
    expect(points({ ...card, passMark: 0.75 }, { kind: 'missed', solved: 'met' })?.passed).toBe(true);
    expect(points({ ...card, passMark: 0.76 }, { kind: 'missed', solved: 'met' })?.passed).toBe(false);
  });

  it('needs a verdict on every question of the card and on no other', () => {
    expect(faultsOfVerdicts(card, { kind: 'met', solved: 'met' })).toEqual([]);
    expect(faultsOfVerdicts(card, { kind: 'met', other: 'met' }).map(({ question }) => question)).toEqual(['solved', 'other']);
  });

  it('completes a review once all that are wanted are in: their mean decides', () => {
    const one = withScore(makeReview({ wanted: 2 }), makeScore({ score: 1 }));
    expect(one).toMatchObject({ state: 'open', score: null, passed: null });
    expect(withScore(one, makeScore({ score: 0.3 }))).toMatchObject({ state: 'done', score: 0.65, passed: false });
    expect(withScore(makeReview(), makeScore({ score: 0.7 }))).toMatchObject({ state: 'done', score: 0.7, passed: true });
  });
});

describe('agreement', () => {
  const pairs = (yesYes: number, yesNo: number, noYes: number, noNo: number): readonly (readonly [string, string])[] => [
    ...Array.from({ length: yesYes }, () => ['yes', 'yes'] as const),
    ...Array.from({ length: yesNo }, () => ['yes', 'no'] as const),
    ...Array.from({ length: noYes }, () => ['no', 'yes'] as const),
    ...Array.from({ length: noNo }, () => ['no', 'no'] as const),
  ];

  it('is how often two say the same, and how far beyond chance', () => {
    // Said the same 35 times of 50; chance alone: 0.5 * 0.6 + 0.5 * 0.4 = 0.5; (0.7 - 0.5) / (1 - 0.5) = 0.4.
    expect(agreementOf(pairs(20, 5, 10, 15))).toEqual({ pairs: 50, share: 0.7, kappa: expect.closeTo(0.4, 10) });
    expect(agreementOf(pairs(5, 0, 0, 5))).toEqual({ pairs: 10, share: 1, kappa: 1 });
    expect(agreementOf(pairs(0, 5, 5, 0))).toEqual({ pairs: 10, share: 0, kappa: -1 });
    expect(agreementOf(pairs(9, 0, 0, 0))).toEqual({ pairs: 9, share: 1, kappa: null });
    expect(agreementOf([])).toEqual({ pairs: 0, share: null, kappa: null });
  });

  it('lies between -1 and 1, whoever of the two is named first, and is whole only when all is the same', () => {
    const word = fc.constantFrom('met', 'missed', 'not-applicable');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { minLength: 1 }), (found) => {
        const { share, kappa } = agreementOf(found);
        expect(agreementOf(found.map(([one, other]) => [other, one])).kappa).toBe(kappa);
        if (kappa === null) expect(share).toBe(1);
        else {
          expect(kappa).toBeGreaterThanOrEqual(-1);
          expect(kappa).toBeLessThanOrEqual(1);
          expect(kappa === 1).toBe(share === 1);
        }
      }),
    );
  });

  it('of a sample counts what two people scored, on the whole and question by question', () => {
    const score = (passed: boolean, kind: 'met' | 'missed') => makeScore({ passed, verdicts: { kind, solved: 'met' } });
    const twice = (...scores: ReturnType<typeof score>[]) => makeReview({ wanted: 2, scores });
    const found = agreementOfReviews([
      twice(score(true, 'met'), score(true, 'missed')),
      twice(score(false, 'missed'), score(false, 'missed')),
      twice(score(true, 'met')),
      makeReview({ scores: [score(true, 'met')] }),
    ]);
    expect(found.passed).toEqual({ pairs: 2, share: 1, kappa: 1 });
    expect(found.questions).toEqual([
      { question: 'kind', pairs: 2, share: 0.5, kappa: 0 },
      { question: 'solved', pairs: 2, share: 1, kappa: null },
    ]);
  });
});
