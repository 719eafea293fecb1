import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedWeights } from '../../../../src/app/learning/weight-files.ts';
import { read } from '../helpers.ts';

const UNTAUGHT = [
  ['ko', '정말 최악의 서비스입니다. 다시는 이용하지 않겠습니다'],
  ['el', 'Η εξυπηρέτηση ήταν απαίσια και κανείς δεν απαντά στο τηλέφωνο'],
  ['ka', 'საშინელი მომსახურება იყო და არავინ პასუხობს'],
  ['th', 'บริการแย่มาก ไม่มีใครตอบเลย'],
  ['ja', '荷物がまだ届きません、とても残念です'],
  ['ru', 'Ужасное обслуживание, никто не отвечает на звонки'],
  ['af', 'Nog steeds nie my bagasie gekry nie, swak diens, baie sleg en teleurstellend'],
  ['zu', 'isikhwama sami asikafiki namanje, ngidiniwe kakhulu'],
  ['tr', 'hizmet berbattı ve hiç kimse cevap vermiyor bize'],
] as const;
const taught = (await shippedWeights()).sentiment.languages;
const LOUD = fc.array(fc.constantFrom('😡', '🤬', '😍', '💩', '!!!', '???', ':(', '<3', '👍', '@acme', '#fail'), {
  maxLength: 12,
});
const sentimentOf = (text: string, lang = 'en', rating: number | null = null) => read(text, { lang, rating }).sentiment;

describe('a language that nothing was learned of', () => {
  it.each(UNTAUGHT)('is never judged with confidence, however loud: %s', (lang, text) => {
    fc.assert(
      fc.property(LOUD, fc.constantFrom(lang, null), (loud, hint) => {
        const labels = read(`${text} ${loud.join(' ')}`, { lang: hint });
        expect(taught).not.toContain(labels.lang);
        expect(labels.sentiment.confidence).toBeLessThan(0.75);
      }),
      { numRuns: 40 },
    );
  });

  it('shows the pictures that spoke', () => {
    const { words, label } = sentimentOf('정말 서비스입니다 😡', 'ko');
    expect(label).toBe('negative');
    expect(words).toEqual([{ text: '😡', weight: expect.any(Number) }]);
  });
});

describe('stars', () => {
  it('that a text contradicts are flagged, and the text keeps its label and score', () => {
    const praise = 'Absolutely wonderful crew, best flight ever, thank you so much!';
    const plain = sentimentOf(praise);
    const labels = read(praise, { lang: 'en', rating: 1 });
    expect(labels.contradictsRating).toBe(true);
    expect(labels.sentiment).toMatchObject({ label: 'positive', score: plain.score });
    expect(labels.sentiment.confidence).toBeLessThanOrEqual(0.5);
    const blame = read('Worst airline ever, they lost my bag and nobody cares', { lang: 'en', rating: 5 });
    expect(blame).toMatchObject({ contradictsRating: true, sentiment: { label: 'negative' } });
  });

  it('are never averaged with a text: the score is that of one or the other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('worst airline ever', 'love this airline', 'it flies', 'great crew but a late flight', ''),
        fc.integer({ min: 1, max: 5 }),
        (text, rating) => {
          expect([sentimentOf(text).score, (rating - 3) / 2]).toContain(sentimentOf(text, 'en', rating).score);
        },
      ),
    );
  });

  it('that agree, and none, flag nothing', () => {
    expect(read('love this airline', { lang: 'en', rating: 5 }).contradictsRating).toBe(false);
    expect(read('love this airline', { lang: 'en' }).contradictsRating).toBe(false);
  });
});

describe('turns of thought', () => {
  it.each([
    ['the crew was helpful', 'the crew was not helpful'],
    ['I would recommend them', "I wouldn't recommend them"],
    ['they are good', 'they are no good'],
  ])('"%s" speaks better than "%s"', (plain, negated) => {
    expect(sentimentOf(negated).score).toBeLessThan(sentimentOf(plain).score - 0.3);
  });

  it.each([
    ['the seats were great', 'the food was awful'],
    ['lovely staff', 'the worst delay ever'],
    ['quick check-in', 'they lost my bag'],
  ])('what stands after "but" decides between "%s" and "%s"', (good, bad) => {
    expect(sentimentOf(`${bad} but ${good}`).score).toBeGreaterThan(sentimentOf(`${good} but ${bad}`).score);
  });

  it('kind words that mean the opposite speak against', () => {
    const sincere = sentimentOf('Great flight. Love it.');
    const turned = sentimentOf('Great, another delay. Love it.');
    expect(sincere.label).toBe('positive');
    expect(turned.label).toBe('negative');
    const loveIn = ({ words }: typeof sincere): number => words.find(({ text }) => text === 'Love it')?.weight ?? 0;
    expect(loveIn(sincere)).toBeGreaterThan(0);
    expect(loveIn(turned)).toBeLessThan(0);
  });
});
