import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWords } from '../../../web/text/mark-words.ts';

const marked = (text: string, ...words: readonly (readonly [string, number])[]) =>
  markWords(
    text,
    words.map(([word, weight]) => ({ text: word, weight })),
  )
    .filter(({ weight }) => weight !== null)
    .map((stretch) => stretch.text);

describe('marking the words that carried sentiment', () => {
  it('finds every occurrence, in any case', () => {
    expect(marked('Late. LATE and late', ['late', -0.5])).toEqual(['Late', 'LATE', 'late']);
  });
  it('does not find a word inside another', () => {
    expect(marked('a bad badge', ['bad', -0.5])).toEqual(['bad']);
  });
  it('prefers the longer of two that overlap', () => {
    expect(marked('not good at all', ['good', 0.4], ['not good', -0.6])).toEqual(['not good']);
  });
  it('finds words in scripts that write without spaces', () => {
    expect(marked('とても悪いサービス', ['悪い', -0.5])).toEqual(['悪い']);
  });
  it('takes signs in a word for what they are', () => {
    expect(marked('why (a.*b)? :-(', ['(a.*b)?', -0.2], [':-(', -0.4])).toEqual(['(a.*b)?', ':-(']);
  });
  it('leaves out what weighs nothing and what is empty', () => {
    expect(marked('so so', ['so', 0], ['', -1])).toEqual([]);
  });
  it('never changes the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.double({ noNaN: true }))),
        (text, words) => {
          const stretches = markWords(
            text,
            words.map(([word, weight]) => ({ text: word, weight })),
          );
          expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
        },
      ),
    );
  });
});
