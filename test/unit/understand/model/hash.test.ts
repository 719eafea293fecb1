import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashPair, hashText } from '../../../../src/understand/model/hash.ts';

const FULL = 2 ** 32;

describe('the hash of a part of a text', () => {
  it.each([
    ['', 0, 723_595_804],
    ['', 1, 1_917_720_778],
    ['a', 1, 3_913_636_182],
    ['luggage', 1, 4_266_070_018],
    ['luggage', 2, 1_598_666_955],
    ['日本', 1, 2_315_724_741],
    ['😡', 1, 594_588_205],
    ['\ud83d', 1, 2_426_748_952],
  ])('of %j with seed %i is what it always was: trained weights stand at it', (text, seed, known) => {
    expect(hashText(text, seed)).toBe(known);
  });

  it('of a stretch is that of the stretch cut out', () => {
    expect(hashText('<luggage>', 6, 1, 4)).toBe(229_329_774);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), fc.nat(20), fc.integer(), (text, from, length, seed) => {
        const to = Math.min(text.length, from + length);
        expect(hashText(text, seed, from, to)).toBe(hashText(text.slice(from, to), seed));
      }),
    );
  });

  it('is a whole number of 32 bits, and fills buckets evenly', () => {
    const buckets = new Int32Array(64);
    for (let word = 0; word < 64_000; word += 1) {
      const hash = hashText(`word${word}`, 1);
      expect(Number.isInteger(hash) && hash >= 0 && hash < FULL).toBe(true);
      buckets[hash & 63] = (buckets[hash & 63] ?? 0) + 1;
    }
    expect(Math.min(...buckets)).toBeGreaterThan(850);
    expect(Math.max(...buckets)).toBeLessThan(1150);
  });
});

describe('the hash of two hashes', () => {
  it.each([
    [0, 0, 3, 2_249_563_134],
    [1, 2, 3, 3_054_671_276],
    [2, 1, 3, 3_116_304_841],
    [0xffffffff, 0xffffffff, 5, 1_465_268_260],
  ])('of %i and %i with seed %i is what it always was', (first, second, seed, known) => {
    expect(hashPair(first, second, seed)).toBe(known);
  });

  it('tells their order', () => {
    const hash = fc.nat(0xffffffff);
    fc.assert(
      fc.property(hash, hash, (first, second) => {
        fc.pre(first !== second);
        expect(hashPair(first, second, 3)).not.toBe(hashPair(second, first, 3));
      }),
    );
  });
});
