import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, MOST_SHINGLES, signatureOf } from '../../../../src/understand/campaign/signature.ts';
import { withCopies } from '../../../../src/understand/campaign/spam.ts';
import { CopyWindow } from '../../../../src/understand/campaign/window.ts';
import { makeLabels } from '../../../factories.ts';

const alike = (one: string, other: string): number => likeness(signatureOf(one).shingles, signatureOf(other).shingles);

describe('the signature of a text', () => {
  it.each([
    'RT @somebody: win a free trip to the blue islands today, just click here https://x.example/abc #win',
    'WIN a FREE trip to the blue islands today!!! Just click here www.y.example/zzz 🎉🎉 win',
    '@jo @mo win a freee trip to the blue islands today just click here 2 7 win',
    '𝐖𝐢𝐧 𝐚 𝐟𝐫𝐞𝐞 trip to the blue islands today: just click here… ｗｉｎ',
  ])('is the same with other links, handles, numbers, emoji, case and letters in fancy dress: %j', (text) => {
    expect(alike(text, 'win a free trip to the blue islands today just click here win')).toBe(1);
  });

  it('is near for a text with a word changed and far for another text', () => {
    const text = 'my suitcase never came and nobody at the counter in durban knows where it is now';
    expect(alike(text, text.replace('durban', 'cape town'))).toBeGreaterThan(0.6);
    expect(alike(text, 'the crew was kind but my suitcase stayed behind and nobody told me at the counter')).toBeLessThan(0.3);
  });

  it('of a few words is that of just these words, and there is none of two', () => {
    expect(alike('worst airline ever', 'WORST airline ever!')).toBe(1);
    expect(alike('worst airline ever', 'worst airline ever flown')).toBe(0);
    expect(signatureOf('thank you 😀 @jo').shingles).toHaveLength(0);
  });

  it('takes each sign of a script without spaces for a word', () => {
    expect(alike('我的行李在德班丢了没有人回答', '我的行李在德班丢了，没有人回答！')).toBe(1);
  });

  it('counts links', () => {
    expect(signatureOf('see https://a.example and www.b.example').links).toBe(2);
  });

  it('is small and in order, and never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 2000 }), fc.lorem({ maxCount: 200 })), (text) => {
        const { shingles } = signatureOf(text);
        expect(shingles.length).toBeLessThanOrEqual(MOST_SHINGLES);
        for (let at = 1; at < shingles.length; at += 1) expect(shingles[at] ?? 0).toBeGreaterThan(shingles[at - 1] ?? 0);
        expect(likeness(shingles, shingles)).toBe(shingles.length === 0 ? 0 : 1);
      }),
    );
  });

  it('of a very long text is an estimate near the truth', () => {
    const words = Array.from(
      { length: 300 },
      (_, index) => `w${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))}`,
    );
    const half = [...words.slice(0, 225), ...words.slice(0, 75).toReversed()];
    const estimate = alike(words.join(' '), half.join(' '));
    expect(estimate).toBeGreaterThan(0.35);
    expect(estimate).toBeLessThan(0.85);
  });
});

const HOUR = 3_600_000;
const AD = 'win a free trip to the blue islands today just click here';
const shingles = (text: string): Uint32Array => signatureOf(text).shingles;

describe('the window of copies', () => {
  const open = (most = 1000): CopyWindow => new CopyWindow({ keepMs: HOUR, most });

  it('counts other authors who said nearly the same, each once and never the author', () => {
    const window = open();
    const say = (text: string, author: number, at = 0): number => window.arrive({ shingles: shingles(text), author, at });
    expect([say(AD, 1), say(AD, 2), say(AD.replace('blue', 'green'), 3), say(AD, 3), say(AD, 1)]).toEqual([0, 1, 2, 2, 2]);
    expect(say('my suitcase never came and nobody at the counter knows', 4)).toBe(0);
  });

  it('forgets what is older than it keeps', () => {
    const window = open();
    window.arrive({ shingles: shingles(AD), author: 1, at: 0 });
    window.arrive({ shingles: shingles(AD), author: 2, at: HOUR / 2 });
    expect(window.arrive({ shingles: shingles(AD), author: 3, at: HOUR + 1 })).toBe(1);
    expect(window.arrive({ shingles: shingles(AD), author: 4, at: 3 * HOUR })).toBe(0);
    expect([window.size, window.campaigns]).toEqual([1, 0]);
  });

  const texts = fc.array(
    fc.record({
      text: fc.oneof(fc.constantFrom(AD, AD.replace('free', 'cheap'), 'worst airline ever'), fc.lorem({ maxCount: 12 })),
      author: fc.nat(20),
      wait: fc.nat(HOUR / 5),
    }),
    { maxLength: 120 },
  );

  it('gives the same answers for the same texts in the same order, whatever room it has to grow', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const run = (): readonly number[] => {
          const window = open(64);
          let at = 0;
          return list.map(({ text, author, wait }) => window.arrive({ shingles: shingles(text), author, at: (at += wait) }));
        };
        expect(run()).toEqual(run());
      }),
    );
  });

  it('counts the same copies whatever the order of a batch', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          [...'abcdefghij'].map((_, index) => index),
          { minLength: 2 },
        ),
        (authors) => {
          const window = open();
          const counts = authors.map((author) => window.arrive({ shingles: shingles(AD), author, at: 0 }));
          expect(counts).toEqual(authors.map((_, index) => index));
        },
      ),
    );
  });

  it('agrees with a search through everything', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const window = open();
        for (const [index, { text, author }] of list.entries()) {
          const found = window.arrive({ shingles: shingles(text), author, at: 0 });
          const same = new Set(
            list
              .slice(0, index)
              .filter((one) => alike(one.text, text) === 1 && one.author !== author)
              .map((one) => one.author),
          );
          expect(found).toBeGreaterThanOrEqual(same.size);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('holds no more than it may and looks at no more texts for one than a constant, however many come', () => {
    const window = open(1000);
    let looked = 0;
    for (let number = 0; number < 5000; number += 1) {
      const text =
        number % 3 === 0
          ? AD
          : `${AD.slice(0, 30)} number ${'abcdefghij'.charAt(number % 10)}${'klmnopqrst'.charAt(number % 7)} of many more`;
      window.arrive({ shingles: shingles(text), author: number, at: number });
      expect(window.comparisons - looked).toBeLessThanOrEqual(96);
      looked = window.comparisons;
    }
    expect(window.size).toBe(1000);
    expect(window.campaigns).toBeLessThanOrEqual(1000);
  });

  it('looks at few texts also when many share what they are found by', () => {
    const window = open(5000);
    const common = [1, 2, 3, 4, 5, 6, 7, 8];
    for (let number = 0; number < 3000; number += 1) {
      const own = Array.from({ length: 20 }, (_, index) => 1000 + number * 20 + index);
      const before = window.comparisons;
      expect(window.arrive({ shingles: Uint32Array.from([...common, ...own]), author: number, at: number })).toBe(0);
      expect(window.comparisons - before).toBeLessThanOrEqual(96);
    }
  });

  it('counts as many authors as its room holds', () => {
    const window = open(1000);
    const counts = Array.from({ length: 2000 }, (_, author) => window.arrive({ shingles: shingles(AD), author, at: 0 }));
    expect([counts[999], counts.at(-1)]).toEqual([999, 999]);
  });
});

describe('spam and copies', () => {
  const calm = { sentiment: { label: 'positive' as const, score: 0.4, confidence: 0.7, words: [] }, intent: 'other' as const };
  const ad = makeLabels({ ...calm, spam: 0.3 });

  it('is raised by a campaign that links or promotes, the more the larger it is', () => {
    const some = withCopies(ad, { copies: 3, links: 1 });
    const many = withCopies(ad, { copies: 200, links: 1 });
    expect(some.spam).toBeGreaterThan(ad.spam);
    expect(many.spam).toBeGreaterThan(some.spam);
    expect(many).toMatchObject({ intent: 'spam' });
    expect(withCopies(makeLabels({ ...calm, spam: 0.05 }), { copies: 50, links: 1 }).spam).toBeGreaterThan(0.2);
  });

  it('is left alone under three copies, and without a link or promotion', () => {
    expect(withCopies(ad, { copies: 2, links: 1 })).toBe(ad);
    const plain = makeLabels({ ...calm, spam: 0.05 });
    expect(withCopies(plain, { copies: 500, links: 0 })).toBe(plain);
  });

  it('is never raised for customers who copy a complaint, whatever else is in it', () => {
    const angry = [
      makeLabels({ ...calm, spam: 0.5, intent: 'complaint' }),
      makeLabels({
        ...calm,
        spam: 0.5,
        intent: 'request',
        sentiment: { label: 'negative', score: -0.3, confidence: 0.6, words: [] },
      }),
      makeLabels({ ...calm, spam: 0.5, intent: 'request', urgencyReasons: ['legal-threat'] }),
    ];
    for (const labels of angry) expect(withCopies(labels, { copies: 5000, links: 3 })).toBe(labels);
  });

  it('never falls and stays a probability', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1_000_000), fc.nat(3), (spam, copies, links) => {
        const raised = withCopies(makeLabels({ ...calm, spam }), { copies, links }).spam;
        expect(raised).toBeGreaterThanOrEqual(Math.min(spam, raised));
        expect(raised).toBeLessThanOrEqual(1);
        expect(raised).toBeGreaterThanOrEqual(spam);
      }),
    );
  });
});
