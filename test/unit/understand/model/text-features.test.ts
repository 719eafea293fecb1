import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from '../../../../src/understand/model/hash.ts';
import { FeatureReader, featureWord } from '../../../../src/understand/model/text-features.ts';
import type { TextFeatures } from '../../../../src/understand/model/text-features.ts';
import { anyText, formOf } from './texts.ts';

const MOST_TOKENS = 4096;
const read = (text: string, reader = new FeatureReader()): TextFeatures => reader.read(formOf(text));
const wordsOf = ({ table, words }: TextFeatures): number[] => [...words].map((number) => table.wordHash(number));
const hashes = (...words: string[]): number[] => words.map((word) => hashText(word, 1));
const flag = (name: string): number => hashText(name, 7);

/** Three characters of every block of 256, so of every block of Unicode. */
const everyBlock = Array.from({ length: 0x1100 }, (_, block) =>
  [0, 0x5c, 0xff].map((at) => String.fromCodePoint(block * 256 + at)).join(''),
).join(' ');

const HOSTILE: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a word of 100,000 letters', 'a'.repeat(100_000)],
  ['100,000 different letters', Array.from({ length: 100_000 }, (_, n) => String.fromCharCode(0x4e00 + (n % 20_000))).join('')],
  ['50,000 pictures', '😡'.repeat(50_000)],
  ['50,000 joined pictures', '👩\u200d🚀'.repeat(50_000)],
  ['accents piled high', `h${'\u0335\u0321\u0316\u0301'.repeat(10_000)}orrible `.repeat(3)],
  ['lone surrogates', '\ud83d \udc00x\ud83d'.repeat(10_000)],
  [
    'control characters',
    Array.from({ length: 32 }, (_, n) => String.fromCharCode(n))
      .join('a')
      .repeat(1000),
  ],
  ['every block of Unicode', everyBlock],
  ['marks alone', '!?'.repeat(50_000)],
  ['handles alone', '@a '.repeat(30_000)],
  ['hashtags without end', '#aBcDeF'.repeat(20_000)],
  ['words that grow when written plainly', `${'ﷺ'.repeat(48)} `.repeat(3000)],
  ['capitals that grow when written small', 'İ'.repeat(100_000)],
  ['invisible characters', '\u200b\u202e\u2066'.repeat(30_000)],
  ['contrast without end', 'but '.repeat(30_000)],
];

function expectWhole({ words, pairs, triples, gaps, emphasis, flags, table }: TextFeatures): void {
  expect(words.length).toBeLessThanOrEqual(MOST_TOKENS);
  expect([pairs.length, triples.length, gaps.length, emphasis.length]).toEqual([
    words.length + 1,
    words.length,
    words.length,
    words.length + 1,
  ]);
  expect(flags.length).toBeGreaterThanOrEqual(3);
  expect(flags.length).toBeLessThanOrEqual(12);
  expect(words.every((number) => number >= 0 && number < table.size)).toBe(true);
  expect(emphasis.every((one) => one === 1 || one === 2)).toBe(true);
}

describe('what models read of a text', () => {
  it.each(HOSTILE)('is whole and bounded for %s', (_name, text) => {
    expectWhole(read(text));
  });

  it('is whole for any text, and the same whatever the reader read before', () => {
    const reader = new FeatureReader();
    fc.assert(
      fc.property(anyText, (text) => {
        const [used, fresh] = [read(text, reader), read(text)];
        expectWhole(used);
        expect(wordsOf(used)).toEqual(wordsOf(fresh));
        for (const kind of ['pairs', 'triples', 'gaps', 'emphasis', 'flags'] as const)
          expect([...used[kind]]).toEqual([...fresh[kind]]);
      }),
    );
  });

  it('grows with the text and no faster', () => {
    const partsOf = (text: string): number => {
      const { words, table } = read(text);
      return [...new Set(words)].reduce((sum, number) => sum + table.partHashes(number, 1, 5).length, 0);
    };
    const distinct = (count: number, length: number): string =>
      Array.from({ length: count }, (_, n) => `q${String(n).padStart(5, '0')}`.padEnd(length, 'yz')).join(' ');
    for (const length of [6, 40, 4000]) {
      expect(read(distinct(2000, length)).words.length).toBe(2 * read(distinct(1000, length)).words.length);
      expect(partsOf(distinct(2000, length))).toBe(2 * partsOf(distinct(1000, length)));
    }
    for (const [, text] of HOSTILE) {
      expect(read(text).words.length).toBeLessThanOrEqual(text.length);
      expect(partsOf(text)).toBeLessThanOrEqual(250 * new Set(read(text).words).size);
    }
  });

  it('is the beginning and the end of a text that is too long', () => {
    const words = Array.from({ length: 5000 }, (_, n) => `w${String.fromCharCode(97 + (n % 26))}${n}`);
    expect(wordsOf(read(words.join(' ')))).toEqual(hashes(...words.slice(0, 2048), ...words.slice(-2048)));
    const fitting = words.slice(0, MOST_TOKENS);
    expect(wordsOf(read(fitting.join(' ')))).toEqual(hashes(...fitting));
  });

  it('takes all numbers for one, all handles and all links', () => {
    const one = wordsOf(read('@acme flight 204 https://acme.example/a'));
    expect(wordsOf(read('@other flight 77,5 www.b.example/c'))).toEqual(one);
    expect(one).toEqual(hashes('@', 'flight', '#', 'http'));
    expect(formOf('no 12 😡 :)').tokens.map(featureWord)).toEqual(['no', '#', '😡', ':)']);
  });

  it('tells neighbours, their order and where the text begins and ends', () => {
    const [plain, turned] = [read('lost my bag'), read('bag my lost')];
    expect(new Set([...plain.pairs, ...turned.pairs]).size).toBe(8);
    expect(new Set([...plain.gaps, ...turned.gaps]).size).toBe(5);
    expect([...read('lost my bag again').pairs].slice(0, 3)).toEqual([...plain.pairs].slice(0, 3));
  });

  it('says what the text has as a whole', () => {
    const flagsOf = (text: string): Set<number> => new Set(read(text).flags);
    expect(flagsOf('@acme SLOW crew!!!!! sooo slow? https://acme.example #bag')).toEqual(
      new Set(['!3', '?1', 'length3', 'caps1', 'url', 'handle', 'handle first', 'hashtags1', 'elongated'].map(flag)),
    );
    expect(flagsOf('')).toEqual(new Set(['!0', '?0', 'length0'].map(flag)));
    expect(flagsOf('RT @acme: now boarding')).toContain(flag('repost'));
  });
});
