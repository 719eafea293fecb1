import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from '../../../../src/understand/model/hash.ts';
import { LinearModel } from '../../../../src/understand/model/linear-model.ts';
import { FeatureReader } from '../../../../src/understand/model/text-features.ts';
import { WordTable } from '../../../../src/understand/model/word-table.ts';
import { anyText, formOf, makeWeights } from './texts.ts';

/** Room for the longest of the texts at a time, hardly more. */
const TINY = 200;

describe('the words met so far', () => {
  it('are numbered from nought without a gap, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8 }), { maxLength: 60 }), (words) => {
        const table = new WordTable(64);
        const numbers = words.map((word) => table.numberOf(word));
        const distinct = [...new Set(words)];
        expect(table.size).toBe(distinct.length);
        expect(numbers).toEqual(words.map((word) => distinct.indexOf(word)));
      }),
    );
  });

  it('have the parts of their lengths, edges counted', () => {
    const table = new WordTable();
    const number = table.numberOf('lug');
    const parts = (shortest: number, longest: number): number[] => [...table.partHashes(number, shortest, longest)];
    const hashes = (...texts: string[]): number[] => texts.map((text) => hashText(text, 6));
    expect(parts(3, 3)).toEqual(hashes('<lu', 'lug', 'ug>'));
    expect(parts(4, 5)).toEqual(hashes('<lug', 'lug>', '<lug>'));
    expect(parts(1, 5)).toHaveLength(5 + 4 + 3 + 2 + 1);
    expect(parts(5, 3)).toEqual([]);
  });

  it('are forgotten when there is no room for the next text, which a new generation says', () => {
    const table = new WordTable(3);
    table.reserve(2);
    table.numberOf('one');
    table.numberOf('two');
    table.reserve(1);
    expect([table.generation, table.size]).toEqual([0, 2]);
    table.reserve(2);
    expect([table.generation, table.size]).toEqual([1, 0]);
    expect(table.numberOf('two')).toBe(0);
  });

  it('are refused without room, saying what to do', () => {
    const table = new WordTable(1);
    table.numberOf('one');
    expect(() => table.numberOf('two')).toThrow(/call reserve first/u);
  });

  it('keep all their parts, however many words of whatever length came before', () => {
    const words = Array.from({ length: 300 }, (_, n) => `${'longer than any word '.repeat(n % 50)}${n}`);
    const full = new WordTable();
    for (const word of words) full.numberOf(word);
    for (const word of words) {
      const alone = new WordTable();
      const parts = [...alone.partHashes(alone.numberOf(word), 1, 5)];
      expect([...full.partHashes(full.numberOf(word), 1, 5)]).toEqual(parts);
    }
  });

  it('hold little of a word that never ends', () => {
    const table = new WordTable();
    expect(table.partHashes(table.numberOf('x'.repeat(100_000)), 1, 5).length).toBeLessThanOrEqual(250);
  });

  it('change no score by being forgotten, to the last bit', () => {
    const weights = makeWeights();
    const model = { big: new LinearModel(weights), tiny: new LinearModel(weights) };
    const reader = { big: new FeatureReader(), tiny: new FeatureReader(new WordTable(TINY)) };
    const dense = Float64Array.of(0.5, -0.25);
    const [one, other] = [new Float64Array(3), new Float64Array(3)];
    let most = 0;
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 8 }), (texts) => {
        for (const form of texts.map(formOf)) {
          model.big.score(reader.big.read(form), dense, one);
          model.tiny.score(reader.tiny.read(form), dense, other);
          expect([...other]).toEqual([...one]);
          most = Math.max(most, form.tokens.length);
        }
      }),
      { numRuns: 200 },
    );
    expect(most).toBeLessThanOrEqual(TINY);
    expect(reader.tiny.table.generation).toBeGreaterThan(0);
    expect(reader.big.table.generation).toBe(0);
  });
});
