import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinearWeights } from '../../../../src/understand/model/linear-model.ts';
import { BadWeightsError, decodeWeights, encodeWeights } from '../../../../src/understand/model/weights-file.ts';
import { makeWeights } from './texts.ts';

const HEADER_FROM = 12;
const small = makeWeights({ bits: 8 });
const bytes = encodeWeights(small);
const headerLength = new DataView(bytes.buffer).getUint32(8, true);

/** The same file with another header, its length set right. */
function withHeader(change: (header: Record<string, unknown>) => unknown): Uint8Array {
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER_FROM, HEADER_FROM + headerLength)));
  const json = new TextEncoder().encode(JSON.stringify(change(header as Record<string, unknown>)));
  const table = bytes.subarray(HEADER_FROM + headerLength);
  const changed = new Uint8Array(HEADER_FROM + json.length + table.length);
  changed.set(bytes.subarray(0, HEADER_FROM));
  new DataView(changed.buffer).setUint32(8, json.length, true);
  changed.set(json, HEADER_FROM);
  changed.set(table, HEADER_FROM + json.length);
  return changed;
}
const put = (change: Record<string, unknown>): Uint8Array => withHeader((header) => ({ ...header, ...change }));
const altered = (at: number, value: number): Uint8Array => bytes.with(at, value);

function whyBad(file: Uint8Array): string {
  try {
    decodeWeights(file);
  } catch (error) {
    expect(error).toBeInstanceOf(BadWeightsError);
    expect(error).toMatchObject({ code: 'bad-weights' });
    return error instanceof Error ? error.message : '';
  }
  return 'it was read';
}

describe('weights as bytes', () => {
  it.each<readonly [string, LinearWeights]>([
    ['of three classes', small],
    ['with a floor and no dense values', makeWeights({ bits: 9, floor: 0.25, dense: [], denseWeights: [] })],
    ['of names beyond ASCII', makeWeights({ bits: 8, name: 'thèmes', classes: ['gepäck', '荷物', '😡'], languages: [] })],
    ['with the outermost steps', makeWeights({ bits: 8, table: Int8Array.from({ length: 768 }, (_, at) => (at % 256) - 128) })],
  ])('%s are read as they were written', (_name, weights) => {
    const file = encodeWeights(weights);
    expect(decodeWeights(file)).toEqual(weights);
    expect(encodeWeights(decodeWeights(file))).toEqual(file);
  });

  it('are read out of the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 40);
    larger.set(bytes, 17);
    expect(decodeWeights(larger.subarray(17, 17 + bytes.length))).toEqual(small);
  });

  it('keep every real number to the last bit', () => {
    const real = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
    fc.assert(
      fc.property(fc.array(real, { minLength: 3, maxLength: 3 }), (bias) => {
        expect(decodeWeights(encodeWeights({ ...small, bias })).bias).toEqual(bias);
      }),
    );
  });

  it('that are no weights of ours are not written', () => {
    expect(() => encodeWeights({ ...small, temperature: 0 })).toThrow(/temperature/u);
    expect(() => encodeWeights({ ...small, step: NaN })).toThrow(/step/u);
  });
});

describe('bytes that are no weights', () => {
  it.each<readonly [string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(0), /first bytes/u],
    ['a few bytes', bytes.subarray(0, 11), /first bytes/u],
    ['another file', new TextEncoder().encode('PK\u0003\u0004 something else altogether'), /first bytes/u],
    ['a later format', altered(7, 2), /first bytes/u],
    ['a header cut off', bytes.subarray(0, HEADER_FROM + headerLength - 1), /header is cut off/u],
    ['a header longer than the file', altered(11, 0x7f), /header is cut off/u],
    ['a header that is no JSON', altered(HEADER_FROM, 0x78), /no JSON/u],
    ['a header that is no object', withHeader(() => [1]), /fault at/u],
    ['a header without a name', put({ name: undefined }), /fault at name/u],
    ['a header with more than we know', put({ extra: 1 }), /fault at/u],
    ['no class', put({ classes: [] }), /fault at classes/u],
    ['a shape that counts backwards', put({ shape: { ...small.shape, word: -1 } }), /fault at shape\.word/u],
    ['parts of no length', put({ shape: { ...small.shape, parts: [0, 5] } }), /fault at shape\.parts/u],
    ['parts that were never hashed', put({ shape: { ...small.shape, parts: [3, 6] } }), /fault at shape\.parts/u],
    ['more buckets than memory', put({ bits: 31 }), /fault at bits/u],
    ['a step of nothing', put({ step: 0 }), /fault at step/u],
    ['a temperature of nothing', put({ temperature: 0 }), /fault at temperature/u],
    ['a floor above one', put({ floor: 1.5 }), /fault at floor/u],
    ['a bias too few', put({ bias: [0, 0] }), /one bias a class/u],
    ['a dense weight too many', put({ denseWeights: [...small.denseWeights, 1] }), /dense weights/u],
    ['a table cut off', bytes.subarray(0, -1), /table has another size/u],
    ['something behind the table', Uint8Array.from([...bytes, 0]), /table has another size/u],
    [
      'a table of other classes',
      put({ classes: ['a', 'b'], bias: [0, 0], denseWeights: [1, 2, 3, 4] }),
      /table has another size/u,
    ],
  ])('%s: the error says what is wrong and what to do', (_name, file, why) => {
    const message = whyBad(file);
    expect(message).toMatch(why);
    expect(message).toContain('earshot train');
  });

  it('are told from weights wherever they are cut or changed before the table', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(whyBad(bytes.subarray(0, length))).not.toBe('it was read');
      }),
    );
    fc.assert(
      fc.property(fc.nat(HEADER_FROM + headerLength - 1), fc.nat(255), (at, value) => {
        const why = whyBad(altered(at, value));
        expect(why === 'it was read' || why.includes('earshot train')).toBe(true);
      }),
    );
  });
});
