import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelChoiceSchema, labelValue, sentimentLabels, type Labels, type LabelChoice } from '../../../src/domain/index.ts';
import { keepCorrected, labelsAsChosen } from '../../../src/pipeline/set-label.ts';
import { makeLabels, makeMention } from '../../factories.ts';

const words = [{ text: 'gone', weight: -0.4 }];
const angry = makeMention({ sentiment: { label: 'negative', score: -0.71, confidence: 0.6, words } });
const as = (choice: LabelChoice, mention = angry): Partial<Labels> => labelsAsChosen(mention, choice);

describe('a label that a person sets', () => {
  it('gives a sentiment the sign and a size that fit, all confidence, and keeps the words', () => {
    expect(as({ field: 'sentiment', value: 'positive' }).sentiment).toEqual({
      label: 'positive',
      score: 0.5,
      confidence: 1,
      words,
    });
    expect(as({ field: 'sentiment', value: 'neutral' }).sentiment).toMatchObject({ score: 0, confidence: 1 });
    expect(as({ field: 'sentiment', value: 'negative' }).sentiment).toMatchObject({ score: -0.71, confidence: 1 });
  });

  it('never leaves a score against its label', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(...sentimentLabels), (score, value) => {
        const mention = makeMention({ sentiment: { label: 'neutral', score, confidence: 0.5, words: [] } });
        const { sentiment } = as({ field: 'sentiment', value }, mention);
        expect(Math.sign(sentiment?.score ?? 9)).toBe(value === 'negative' ? -1 : value === 'positive' ? 1 : 0);
      }),
    );
  });

  it('says anew whether the text contradicts its stars', () => {
    const praised = makeMention({ rating: 5, contradictsRating: false });
    expect(as({ field: 'sentiment', value: 'negative' }, praised).contradictsRating).toBe(true);
    expect(as({ field: 'sentiment', value: 'positive' }, praised).contradictsRating).toBe(false);
    expect(as({ field: 'sentiment', value: 'positive' }, makeMention({ rating: 1 })).contradictsRating).toBe(true);
    expect(as({ field: 'sentiment', value: 'positive' }).contradictsRating).toBe(false);
  });

  it('takes topics in their order, and other for none', () => {
    expect(as({ field: 'topics', value: ['refunds', 'baggage'] }).topics).toEqual([
      { id: 'refunds', confidence: 1 },
      { id: 'baggage', confidence: 1 },
    ]);
    expect(as({ field: 'topics', value: ['other'] }).topics).toEqual([]);
  });

  it('sets intent, language and spam with certainty', () => {
    expect(as({ field: 'intent', value: 'praise' })).toEqual({ intent: 'praise', intentConfidence: 1 });
    expect(as({ field: 'lang', value: 'af' })).toEqual({ lang: 'af', langConfidence: 1 });
    expect(as({ field: 'spam', value: true })).toEqual({ spam: 1 });
    expect(as({ field: 'spam', value: false })).toEqual({ spam: 0 });
  });

  it('is what the label then says', () => {
    const choices: LabelChoice[] = [
      { field: 'sentiment', value: 'positive' },
      { field: 'topics', value: ['other'] },
      { field: 'topics', value: ['refunds'] },
      { field: 'intent', value: 'question' },
      { field: 'lang', value: 'zu' },
      { field: 'spam', value: true },
    ];
    for (const choice of choices) expect(labelValue({ ...angry, ...as(choice) }, choice.field)).toEqual(choice.value);
  });
});

describe('what a person may say', () => {
  const value = (choice: unknown): unknown => labelChoiceSchema.safeParse(choice).data?.value;

  it('is brought to one form: tags in their usual spelling, topics once, nothing as other', () => {
    expect(value({ field: 'lang', value: 'PT-br' })).toBe('pt-BR');
    expect(value({ field: 'lang', value: 'zh-hant' })).toBe('zh-Hant');
    expect(value({ field: 'lang', value: 'und' })).toBe('und');
    expect(value({ field: 'topics', value: [] })).toEqual(['other']);
    expect(value({ field: 'topics', value: ['a', 'b', 'a'] })).toEqual(['a', 'b']);
  });

  it.each([
    { field: 'lang', value: 'english' },
    { field: 'lang', value: 'en_US' },
    { field: 'lang', value: '' },
    { field: 'lang', value: 'en-US-US-US-u' },
    { field: 'topics', value: ['other', 'baggage'] },
    { field: 'topics', value: Array.from({ length: 11 }, (_, index) => `t${index}`) },
    { field: 'sentiment', value: 'angry' },
    { field: 'spam', value: 1 },
    { field: 'urgency', value: 1 },
    { field: 'intent', value: 'praise', why: 'because' },
  ])('is refused when it is %j', (choice) => {
    expect(labelChoiceSchema.safeParse(choice).success).toBe(false);
  });
});

describe('new labels', () => {
  it('leave alone what a person set, and only that', () => {
    const mark = { by: 'kim', name: 'Kim', at: '2026-11-18T12:00:00.000Z', from: 'x' };
    const fresh = makeLabels({
      sentiment: { label: 'positive', score: 0.9, confidence: 0.9, words: [] },
      contradictsRating: true,
      topics: [],
      intent: 'praise',
      intentConfidence: 0.3,
      lang: 'de',
      langConfidence: 0.4,
      spam: 0.9,
      labelsVersion: 'test-2',
    });
    expect(keepCorrected(angry, fresh)).toEqual(fresh);
    const all = { sentiment: mark, topics: mark, intent: mark, lang: mark, spam: mark };
    const kept = keepCorrected({ ...angry, corrected: all }, fresh);
    expect(kept).toEqual({
      ...makeLabels({ sentiment: angry.sentiment }),
      labelsVersion: 'test-2',
    });
    expect(keepCorrected({ ...angry, corrected: { intent: mark } }, fresh)).toEqual({
      ...fresh,
      intent: 'complaint',
      intentConfidence: 0.7,
    });
  });
});
