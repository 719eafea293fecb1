import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedWeights } from '../../../../src/app/learning/weight-files.ts';
import { gatherEvidence } from '../../../../src/understand/evidence.ts';
import { createLibrary } from '../../../../src/understand/knowledge.ts';
import { LinearModel } from '../../../../src/understand/model/linear-model.ts';
import { FeatureReader } from '../../../../src/understand/model/text-features.ts';
import { BadWeightsError } from '../../../../src/understand/model/weights-file.ts';
import { BOOK_COUNT, denseNames, writeDense } from '../../../../src/understand/sentiment/dense.ts';
import { settingPrior } from '../../../../src/understand/sentiment/prior.ts';
import { createSentimentReader } from '../../../../src/understand/sentiment/sentiment.ts';
import { contributionsOf, wordsBehind } from '../../../../src/understand/sentiment/words.ts';
import { readText } from '../../../../src/understand/text.ts';
import { understand } from '../helpers.ts';
import { anyText } from './texts.ts';

const weights = (await shippedWeights()).sentiment;
const { temperature, shape, bias, denseWeights } = weights;
const library = createLibrary();
const NO_TOPICS = { id: 'none', name: 'None', topics: [] };
const [NEGATIVE, POSITIVE] = [0, 2];

const WORDS =
  "my bag never arrived great crew thank you so much but not bad the flight was late again love it WORST service ever! ? @acme 😡 😍 :( thanks for nothing still waiting refund won't recommend why is nobody answering #NeverAgain no problems at all , lovely".split(
    ' ',
  );
const customerText = fc.array(fc.constantFrom(...WORDS), { maxLength: 70 }).map((words) => words.join(' '));
const longText = fc
  .integer({ min: 3000, max: 6000 })
  .map((count) => Array.from({ length: count }, (_, n) => WORDS[n % 47]).join(' '));

/** Everything that the reader works with, and its decision taken apart. */
function takeApart(text: string, lang = 'en') {
  const form = readText(text, library.isKnown);
  const features = new FeatureReader().read(form);
  const evidence = { form, ...gatherEvidence(form, { taxonomy: NO_TOPICS, lang, library }) };
  const dense = new Float64Array(denseNames.length);
  writeDense(dense, evidence);
  const prior = settingPrior(form, { care: evidence.care, sarcastic: evidence.book.sarcastic });
  const model = new LinearModel(weights);
  const scores = new Float64Array(3);
  const worth = model.score(features, dense, scores);
  const margin = (scores[POSITIVE] ?? 0) - (scores[NEGATIVE] ?? 0) + (prior.positive - prior.negative) / temperature;
  const turned = prior.turned / temperature;
  const parts = contributionsOf({ model, features, dense, worth, evidence, turned, margin });
  return { form, features, evidence, dense, prior, model, worth, margin, parts };
}

/** What no word did, from the model's own numbers. */
function restOf({ features, evidence, dense, prior, model, worth }: ReturnType<typeof takeApart>): number {
  const side = (of: (place: number) => number): number => of(POSITIVE) - of(NEGATIVE);
  const steps = (hash: number, count: number): number => side((place) => model.featureSteps(hash, place, count));
  const empty = features.words.length === 0 ? steps(features.pairs[0] ?? 0, shape.pair) : 0;
  const flags = [...features.flags].reduce((sum, hash) => sum + steps(hash, shape.flag), 0);
  const carried = evidence.book.moved.some(({ weight }) => weight !== 0);
  const values = dense.reduce(
    (sum, value, at) => (at < BOOK_COUNT && carried ? sum : sum + value * side((place) => denseWeights[at * 3 + place] ?? 0)),
    side((place) => bias[place] ?? 0),
  );
  const setting = prior.positive - prior.negative - (carried ? prior.turned : 0);
  return ((empty + flags) * worth + values + setting) / temperature;
}

describe('a decision taken apart', () => {
  it.each([
    ['texts of customers', customerText, 300],
    ['any text', anyText, 200],
    ['long letters', longText, 6],
  ] as const)('adds up to the whole for %s, and leaves to no word what no word did', (_name, texts, numRuns) => {
    fc.assert(
      fc.property(texts, (text) => {
        const apart = takeApart(text);
        const { parts, margin, form } = apart;
        const told = parts.tokens.reduce((sum, one) => sum + one, 0);
        expect(Math.abs(told + parts.rest - margin)).toBeLessThan(1e-9);
        expect(Math.abs(parts.rest - restOf(apart))).toBeLessThan(1e-9);
        expect(parts.tokens).toHaveLength(form.tokens.length);
      }),
      { numRuns },
    );
  });

  it('shows pieces of the text as it was written, the weightiest first', () => {
    fc.assert(
      fc.property(fc.oneof(customerText, anyText), (text) => {
        const { form, parts, evidence } = takeApart(text);
        const words = wordsBehind(form, parts.tokens, evidence.book);
        expect(words.length).toBeLessThanOrEqual(12);
        for (const word of words) {
          expect(word.text).not.toBe('');
          expect(text.toWellFormed()).toContain(word.text);
          expect(word.text.length).toBeLessThanOrEqual(80);
        }
        const sizes = words.map(({ weight }) => Math.abs(weight));
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }),
    );
  });

  it('never shows half a character of a word that is too long to show', () => {
    for (const before of ['', 'a', 'ab']) {
      const text = `${before}${'𝓫'.repeat(70)}`;
      const form = readText(text, () => false);
      const [word] = wordsBehind(form, Float64Array.of(1), { label: 'neutral', score: 0, sarcastic: false, moved: [] });
      expect(text.startsWith(word?.text ?? '-')).toBe(true);
      expect(word?.text.length).toBeGreaterThanOrEqual(79);
    }
  });

  it('keeps a phrase of the books together and gives it what its words did', () => {
    const { form, parts, evidence } = takeApart('my bag never arrived today');
    const words = wordsBehind(form, parts.tokens, evidence.book);
    const phrase = words.find(({ text }) => text === 'never arrived');
    expect(phrase?.weight).toBeCloseTo((parts.tokens[2] ?? 0) + (parts.tokens[3] ?? 0), 3);
    expect(words.some(({ text }) => text === 'never')).toBe(false);
  });
});

describe('asking for no explanation', () => {
  it('gives the same label, score and confidence without a word', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(customerText, anyText), { maxLength: 5 }), (texts) => {
        const items = texts.map((text) => ({ text, lang: null, rating: null, followers: null }));
        const [told, plain] = [understand(items, NO_TOPICS), understand(items, NO_TOPICS, { explain: false })];
        expect(plain).toEqual(told.map((one) => ({ ...one, sentiment: { ...one.sentiment, words: [] } })));
      }),
    );
  });

  it('understands each text of a batch as it would alone, in any order', () => {
    const texts = fc.uniqueArray(fc.oneof(customerText, anyText), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(texts, (given) => {
        const items = given.map((text) => ({ text, lang: null, rating: null, followers: null }));
        const together = understand(items, NO_TOPICS);
        expect(understand(items.toReversed(), NO_TOPICS).toReversed()).toEqual(together);
        expect(items.map((item) => understand([item], NO_TOPICS)[0])).toEqual(together);
      }),
    );
  });
});

describe('weights of another kind', () => {
  it('are refused by the reader of sentiment', () => {
    expect(() => createSentimentReader({ ...weights, classes: ['bad', 'so so', 'good'] })).toThrow(BadWeightsError);
    expect(() => createSentimentReader({ ...weights, dense: denseNames.slice(1) })).toThrow(BadWeightsError);
  });
});
