import fc from 'fast-check';
import type { LinearWeights } from '../../../../src/understand/model/linear-model.ts';
import { readText } from '../../../../src/understand/text.ts';
import type { TextForm } from '../../../../src/understand/token.ts';

const PIECES = [
  'bag',
  'luggage',
  'never',
  'arrived',
  'love',
  'but',
  'not',
  'sooooo',
  'SLOW',
  '@acme',
  'https://acme.example/x',
  '#LostBag',
  '😡',
  '👍🏽',
  ':)',
  '42',
  '!',
  '?',
  ',',
  'gepäck',
  'ngiyabonga',
  'लेट',
  '荷物',
  'don’t',
  'h\u0335\u0321\u0316\u0301orrible',
  'ﷺ'.repeat(60),
  '𝓫𝓪𝓰'.repeat(30),
  '\ud83d',
];

const word = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.nat(9_999).map((n) => `word${n}`),
);

/** Texts as people write them, now and then with words of a script's strange corners, and now and then any string. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((u) => String.fromCharCode(...u)),
  },
);

export const formOf = (text: string): TextForm => readText(text, () => false);

/** Weights of every size, spread over all buckets by a small generator. */
export function makeWeights(over: Partial<LinearWeights> = {}, seed = 1): LinearWeights {
  const bits = over.bits ?? 10;
  const classes = over.classes ?? ['negative', 'neutral', 'positive'];
  const dense = over.dense ?? ['care', 'praise'];
  let state = seed;
  const next = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 8;
  return {
    name: 'test',
    classes,
    languages: ['en'],
    shape: { word: 5, part: 2, parts: [3, 5], pair: 5, triple: 4, gap: 3, flag: 5, padding: 100 },
    bits,
    table: Int8Array.from({ length: classes.length * 2 ** bits }, () => (next() % 255) - 127),
    step: 0.03,
    bias: classes.map((_, at) => at * 0.1 - 0.2),
    dense,
    denseWeights: Array.from({ length: dense.length * classes.length }, (_, at) => at * 0.3 - 1),
    temperature: 0.9,
    ...over,
  };
}
