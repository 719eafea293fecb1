import { describe, expect, it } from 'vitest';
import { shippedWeights } from '../../../../src/app/learning/weight-files.ts';
import { createLibrary } from '../../../../src/understand/knowledge.ts';
import { encodeWeights } from '../../../../src/understand/model/weights-file.ts';
import { judgeSentiment } from '../../../../src/understand/train/judge-sentiment.ts';
import { compare, learn, objections, CORRECTIONS } from '../../../../src/understand/train/learn.ts';
import type { Comparison, Lessons } from '../../../../src/understand/train/learn.ts';
import type { Measures } from '../../../../src/understand/train/measures.ts';
import { measure } from '../../../../src/understand/train/measures.ts';
import { trainSentiment } from '../../../../src/understand/train/sentiment.ts';
import { collection, labelled, ownPraise } from './lessons.ts';

const library = createLibrary();
const current = (await shippedWeights()).sentiment;
const one = collection('one');
const lessons = (over: Partial<Lessons>): Lessons => ({ current, collections: [], known: [], fresh: [], familiar: [], ...over });
const quiet = (): void => {};

describe('weights taught on collections', () => {
  const taught = learn(lessons({ collections: one, fresh: ownPraise }), library);

  it('know the collections and the corrections', () => {
    const accuracy = (rows: typeof one): number => measure(judgeSentiment(taught, rows, library), 3).accuracy;
    expect(accuracy(one)).toBeGreaterThan(0.95);
    expect(accuracy(ownPraise)).toBeGreaterThan(0.95);
    expect(taught.temperature).toBe(current.temperature);
    expect(taught.languages).toEqual(['en']);
  });

  it('are the same bytes for the same texts', () => {
    const again = learn(lessons({ collections: one, fresh: ownPraise }), library);
    expect(Buffer.from(encodeWeights(again)).equals(Buffer.from(encodeWeights(taught)))).toBe(true);
  });

  it('measure their own temperature on texts put aside, name every language once and pass over what says nothing', () => {
    const rows = [
      ...one.map((row, at) => ({ ...row, lang: at % 2 === 0 ? 'en' : 'af' })),
      labelled('sadness', null, { topic: 'sadness', set: 'one' }),
      labelled('who knows', null, { lang: 'xx', set: 'one' }),
      labelled('love this', 'positive', { lang: 'und', set: 'one' }),
    ];
    const measured = trainSentiment({ collections: rows, corrections: [] }, library);
    expect(measured.temperature).toBeGreaterThanOrEqual(0.3);
    expect(measured.temperature).toBeLessThanOrEqual(4);
    expect(measured.languages).toEqual(['af', 'en']);
  });
});

describe('comparing with the weights in use', () => {
  it('measures every guarded set whole, and the corrections gain where they teach something', () => {
    const steps: string[] = [];
    const found = compare(lessons({ collections: one, fresh: ownPraise }), library, (fold, folds) =>
      steps.push(`${fold}/${folds}`),
    );
    expect(steps).toEqual(['0/3', '1/3', '2/3']);
    expect(found.map(({ set, current: now, next }) => [set, now.count, next.count])).toEqual([
      [CORRECTIONS, ownPraise.length, ownPraise.length],
      ['one', one.length, one.length],
    ]);
    const [corrections] = found;
    expect(corrections?.next.accuracy).toBeGreaterThan(corrections?.current.accuracy ?? 1);
    expect(objections(found)).toEqual([]);
  });

  it('measures the corrections alone where no collection is at hand, each text by weights that were not taught it', () => {
    const known = ownPraise.slice(0, 9);
    const fresh = ownPraise.slice(9);
    const found = compare(lessons({ known, fresh }), library, quiet);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ set: CORRECTIONS, current: { count: 36 }, next: { count: 36 } });
    expect(found[0]?.next.accuracy).toBeGreaterThan(found[0]?.current.accuracy ?? 1);
  });

  it('learns nothing of a text from the text itself', () => {
    const word = (n: number): string => `${'qvxzjkwb'[n % 8] ?? ''}${'aeiou'[n % 5] ?? ''}${'rtplmn'[n % 6] ?? ''}${n}`;
    const noise = Array.from({ length: 30 }, (_, n) =>
      labelled(`${word(n)} ${word(n + 30)}`, n % 2 === 0 ? 'positive' : 'negative'),
    );
    const [taught] = compare(lessons({ fresh: noise }), library, quiet);
    const knowing = measure(judgeSentiment(learn(lessons({ fresh: noise }), library), noise, library), 3);
    expect(taught?.next.accuracy).toBeLessThan(knowing.accuracy - 0.2);
  });
});

describe('what speaks against new weights', () => {
  const measures = (accuracy: number, averageRecall = accuracy): Measures => ({
    count: 100,
    accuracy,
    averageRecall,
    macroF1: 0,
    precision: 0,
    recall: 0,
    calibrationError: 0,
  });
  const comparison = (set: string, now: Measures, next: Measures): Comparison => ({ set, current: now, next });

  it.each([
    ['corrections that gained', CORRECTIONS, measures(0.6), measures(0.7), false],
    ['corrections that stayed', CORRECTIONS, measures(0.6), measures(0.6), true],
    ['corrections that lost', CORRECTIONS, measures(0.6), measures(0.5), true],
    [
      'corrections whose rare classes gained more than the rest lost',
      CORRECTIONS,
      measures(0.6, 0.5),
      measures(0.58, 0.6),
      false,
    ],
    ['a set that gained', 'vader', measures(0.6), measures(0.7), false],
    ['a set that lost what is chance', 'vader', measures(0.6), measures(0.595), false],
    ['a set that lost more than a point', 'vader', measures(0.6), measures(0.589), true],
  ] as const)('%s', (_name, set, now, next, against) => {
    expect(objections([comparison('other', measures(1), measures(1)), comparison(set, now, next)])).toEqual(against ? [set] : []);
  });
});
