import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPhrases } from '../../../../src/insights/trends/fold.ts';
import { namedBy } from '../../../../src/insights/trends/known.ts';
import { expectedOf, signedLikelihood } from '../../../../src/insights/trends/likelihood.ts';
import { phrasesOf } from '../../../../src/insights/trends/phrases.ts';
import { sinceOf } from '../../../../src/insights/trends/since.ts';
import { findTrends, type TrendMention } from '../../../../src/insights/trends/trends.ts';
import { at, makeMention } from '../../../factories.ts';

const options = { from: at(-3_600_000), to: at(0), named: () => false };
const MINUTE = 60_000;
const ends = ['in Cape Town', 'since noon today', 'at gate nine', 'and nobody helps', 'while children wait', 'for two hours'];
const starts = ['Our', 'Honestly the', 'Seeing a', 'Stuck behind', 'Why another', 'Look at'];

function say(text: string, index: number, over: Partial<TrendMention> = {}): TrendMention {
  const author = { externalId: `author-${index}`, handle: null, name: null, followers: null, verified: null };
  const base = makeMention({
    id: `m-${index}`,
    externalId: `m-${index}`,
    text,
    author,
    lang: 'en',
    spam: 0,
    intent: 'complaint',
  });
  return { ...base, postedAt: at(-30 * MINUTE + index * MINUTE), ...over };
}
/** Words differ by letters: texts that differ in numbers only are copies. */
const wordOf = (index: number): string =>
  `${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}word`;
const usual = (count: number): readonly TrendMention[] =>
  Array.from({ length: count }, (_, index) =>
    say(`calm ${wordOf(index)} ${wordOf(index + 1)} ${wordOf(index + 2)}`, 1000 + index),
  );
const rising = starts.map((start, index) => say(`${start} conveyor meltdown ${ends[index] ?? ''}`, index));

describe('trends', () => {
  it('find what many say and nobody said before, with its rise', () => {
    const [first] = findTrends([...rising, ...usual(20)], [usual(40)], options);
    expect(first).toMatchObject({
      phrase: 'conveyor meltdown',
      count: 6,
      authors: 6,
      since: at(-30 * MINUTE),
      example: { mention: 'm-0' },
    });
    expect(first?.networks).toEqual({ custom: 6 });
    expect(first?.expected).toBeLessThan(1);
  });

  it('leave out what is said as often every week', () => {
    expect(findTrends(rising, [rising, rising], options)).toEqual([]);
  });

  it('count an author once', () => {
    const one = rising.map((mention) => ({ ...mention, author: say('', 1).author }));
    expect(findTrends(one, [usual(40)], options)).toEqual([]);
  });

  it('fold copies and retweets into one voice', () => {
    const text = 'Please everyone sign against conveyor meltdown before the vote tonight';
    const copies = Array.from({ length: 9 }, (_, index) => say(index === 0 ? text : `RT @someone: ${text}`, index));
    expect(findTrends(copies, [usual(40)], options)).toEqual([]);
  });

  it.each([{ spam: 0.9 }, { intent: 'spam' as const }, { own: true }, { deletedAt: at(0) }])('leave out %o', (over) => {
    expect(
      findTrends(
        rising.map((mention) => ({ ...mention, ...over })),
        [usual(40)],
        options,
      ),
    ).toEqual([]);
  });

  it('leave out what a topic or the brand names', () => {
    const named = namedBy(['Conveyors', 'melt', 'meltdown']);
    const phrases = findTrends([...rising, ...usual(20)], [usual(40)], { ...options, named }).map(({ phrase }) => phrase);
    expect(phrases).not.toContain('conveyor meltdown');
  });

  it('do not depend on the order of mentions', () => {
    const all = [...rising, ...usual(20)];
    const expected = findTrends(all, [usual(40)], options);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(findTrends(shuffled, [usual(40)], options)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('phrases', () => {
  const keys = (text: string, lang = 'en'): readonly string[] => phrasesOf(text, lang).map(({ key }) => key);

  it('have one to three words and neither begin nor end with a stop word', () => {
    expect(keys('The state of repair')).toEqual(['state', 'state of repair', 'repair']);
    expect(keys('belt 4')).toEqual(['belt', 'belt 4']);
  });
  it('take a hashtag for its word, fold accents and keep how it was written', () => {
    expect(phrasesOf('#Mégantic', 'fr')).toEqual([{ key: 'megantic', text: '#mégantic' }]);
    expect(keys('метеорит', 'ru')).toEqual(['метеорит']);
  });
  it('do not reach across sentences, handles or links', () => {
    expect(keys('belt. scanner @acme strike https://a.example/b queue')).toEqual(['belt', 'scanner', 'strike', 'queue']);
  });
  it('take any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => phrasesOf(text, 'und').length <= 240));
  });
});

describe('likelihood', () => {
  it('agrees with a value worked out by hand', () => {
    // 10 of 100 against 0 of nothing, smoothed to 0.5 of 20; the share of both is 10.5 of 120, so 8.75, 1.75, 91.25 and 18.25 are expected.
    expect(signedLikelihood({ count: 10, all: 100, before: 0, baseline: 0 })).toBeCloseTo(1.519, 3);
    expect(expectedOf({ count: 10, all: 100, before: 0, baseline: 0 })).toBe(2.5);
  });
  it('is negative for what is said less', () => {
    expect(signedLikelihood({ count: 1, all: 100, before: 50, baseline: 100 })).toBeLessThan(0);
  });
});

it('the longest phrase that carries its parts stands for them', () => {
  const kept = foldPhrases([
    { key: 'plant', count: 10 },
    { key: 'fertilizer plant', count: 9 },
    { key: 'plant fire', count: 2 },
    { key: 'waco', count: 5 },
  ]);
  expect(kept.map(({ key }) => key)).toEqual(['fertilizer plant', 'plant fire', 'waco']);
});

it('a rise begins where the counts leave the ordinary', () => {
  expect(sinceOf([5, 80, 82, 84, 86, 88], { from: 0, to: 100, expected: 1 })).toBe(80);
  expect(sinceOf([], { from: 3, to: 100, expected: 1 })).toBe(3);
});
