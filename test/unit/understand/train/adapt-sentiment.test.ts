import { describe, expect, it } from 'vitest';
import { shippedWeights } from '../../../../src/app/learning/weight-files.ts';
import { sentimentLabels } from '../../../../src/domain/index.ts';
import { createLibrary } from '../../../../src/understand/knowledge.ts';
import { encodeWeights } from '../../../../src/understand/model/weights-file.ts';
import { createSentimentReader } from '../../../../src/understand/sentiment/sentiment.ts';
import { adaptSentiment } from '../../../../src/understand/train/adapt-sentiment.ts';
import { judgeSentiment } from '../../../../src/understand/train/judge-sentiment.ts';
import { collection, labelled, ownPraise } from './lessons.ts';

const library = createLibrary();
const current = (await shippedWeights()).sentiment;
const familiar = collection('familiar').map((row) => ({ ...row, sentiment: null }));
const corrections = ownPraise.slice(6);
const unseen = ownPraise.slice(0, 6);

const labelsBy = (weights: typeof current, rows: readonly ReturnType<typeof labelled>[]): (string | undefined)[] =>
  judgeSentiment(
    weights,
    rows.map((row) => ({ ...row, sentiment: 'neutral' as const })),
    library,
  ).map(({ given }) => sentimentLabels[given]);
const praised = (weights: typeof current, rows: readonly ReturnType<typeof labelled>[]): number =>
  labelsBy(weights, rows).filter((label) => label === 'positive').length;

describe('weights that go on from taught ones with corrections alone', () => {
  const adapted = adaptSentiment(current, { corrections, familiar }, library);

  it('say what was corrected, and the same of texts like it', () => {
    expect(praised(current, corrections)).toBeLessThan(corrections.length / 2);
    expect(praised(adapted, corrections)).toBeGreaterThan(corrections.length * 0.9);
    expect(praised(adapted, unseen)).toBeGreaterThan(praised(current, unseen));
  });

  it('say of familiar texts what they said', () => {
    const [before, after] = [labelsBy(current, familiar), labelsBy(adapted, familiar)];
    const changed = before.filter((label, at) => label !== after[at]);
    expect(changed.length).toBeLessThanOrEqual(familiar.length * 0.05);
  });

  it('stay such as the program reads, with what the books are worth untouched', () => {
    expect(adapted).toMatchObject({
      name: 'sentiment',
      temperature: current.temperature,
      languages: current.languages,
      shape: current.shape,
    });
    expect(adapted.bias).toHaveLength(3);
    expect(adapted.denseWeights).toHaveLength(current.denseWeights.length);
    adapted.bias.forEach((bias, at) => expect(bias).toBeCloseTo(current.bias[at] ?? 9, 12));
    adapted.denseWeights.forEach((weight, at) => expect(weight).toBeCloseTo(current.denseWeights[at] ?? 9, 12));
    expect(() => createSentimentReader(adapted)).not.toThrow();
  });

  it('are the same bytes for the same corrections', () => {
    const again = adaptSentiment(current, { corrections, familiar }, library);
    expect(Buffer.from(encodeWeights(again)).equals(Buffer.from(encodeWeights(adapted)))).toBe(true);
  });
});

describe('judging by weights', () => {
  it('passes over what nobody labelled and says how sure it is', () => {
    const rows = [labelled('love this crew', 'positive'), labelled('no idea', null), labelled('worst flight ever', 'negative')];
    const judged = judgeSentiment(current, rows, library);
    expect(judged.map(({ truth, given }) => [truth, given])).toEqual([
      [2, 2],
      [0, 0],
    ]);
    for (const { confidence } of judged) expect(confidence > 1 / 3 && confidence <= 1).toBe(true);
  });
});
