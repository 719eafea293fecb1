import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainWords } from '../../../src/understand/model/plain-words.ts';
import { featureWord, FeatureReader } from '../../../src/understand/model/text-features.ts';
import { WordTable } from '../../../src/understand/model/word-table.ts';
import { readText } from '../../../src/understand/text.ts';
import type { TextForm } from '../../../src/understand/token.ts';
import { anyText } from './model/texts.ts';

const isKnown = (word: string): boolean => word === 'cool' || word === 'bag';
const HARD = [
  "Don't",
  'DON\u2019T',
  "rock 'n' roll's",
  'coooool',
  'B4 4B A1A1',
  'aaa111',
  'It\u2019\u00e9',
  'x'.repeat(49),
  'X\u00ad',
  'cafe\u0301',
  'O\u02bcHara',
];
const hardText = fc.array(fc.oneof(anyText, fc.constantFrom(...HARD)), { maxLength: 6 }).map((parts) => parts.join(' '));

/** Everything of a form but where its numbers come from. */
function plainly({ tokens, quoted, ...form }: TextForm): unknown {
  const bare = (list: TextForm['tokens']): unknown => list.map((token) => ({ ...token, number: 0 }));
  return { ...form, table: undefined, generation: 0, tokens: bare(tokens), quoted: bare(quoted) };
}

describe('reading with a table of words met before', () => {
  it('gives the same form as reading without one, text after text', () => {
    const { plain } = new FeatureReader();
    fc.assert(
      fc.property(hardText, (text) => {
        expect(plainly(readText(text, isKnown, plain))).toEqual(plainly(readText(text, isKnown)));
      }),
      { numRuns: 400 },
    );
  });

  it('gives every token the number of the word that stands for it', () => {
    const { plain, table } = new FeatureReader();
    fc.assert(
      fc.property(hardText, (text) => {
        for (const token of readText(text, isKnown, plain).tokens) expect(table.wordOf(token.number)).toBe(featureWord(token));
      }),
    );
  });

  it('gives the same features, also when the table has started afresh since', () => {
    const reader = new FeatureReader();
    const other = new FeatureReader();
    const text = 'My BAG is lost, again: @them 3 times! http://x.example';
    const form = readText(text, isKnown, reader.plain);
    const hashes = (): number[] => [...reader.read(form).words].map((number) => reader.table.wordHash(number));
    const expected = [...other.read(readText(text, isKnown)).words].map((number) => other.table.wordHash(number));
    expect(hashes()).toEqual(expected);
    reader.table.reserve(1 << 16);
    reader.table.numberOf('another');
    expect(hashes()).toEqual(expected);
  });

  it('tells ten thousand words apart, and finds each again', () => {
    const table = new WordTable();
    const plain = new PlainWords(table);
    const numberOf = (word: string): number => {
      plain.begin();
      for (const letter of word) plain.add(letter.charCodeAt(0));
      return plain.number();
    };
    plain.reserve(10_000);
    const words = Array.from({ length: 10_000 }, (_, at) => `w${at.toString(36)}`);
    const numbers = words.map(numberOf);
    expect(new Set(numbers).size).toBe(words.length);
    expect(words.map(numberOf)).toEqual(numbers);
    expect(numbers.map((number) => table.wordOf(number))).toEqual(words);
  });

  it('needs no numbers for what lies beyond the reach of any model', () => {
    const { plain } = new FeatureReader();
    const { tokens } = readText('a b '.repeat(3000), isKnown, plain);
    expect(tokens[4095]?.number).toBeGreaterThanOrEqual(0);
    expect(tokens[4096]?.number).toBe(-1);
  });
});
