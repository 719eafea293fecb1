/** A tiny text classifier as ONNX, written byte by byte: every token votes by its row of a table, and the votes are added up. */

const encoder = new TextEncoder();

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}

const number = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, value: readonly number[] | Uint8Array): number[] => [
  ...varint(field * 8 + 2),
  ...varint(value.length),
  ...value,
];
const text = (field: number, value: string): number[] => bytes(field, encoder.encode(value));

const FLOAT = 1;
const INT64 = 7;

const dimension = (name: string | number): number[] => bytes(1, typeof name === 'number' ? number(1, name) : text(2, name));
const valueInfo = (name: string, type: number, shape: readonly (string | number)[]): number[] => [
  ...text(1, name),
  ...bytes(2, bytes(1, [...number(1, type), ...bytes(2, shape.flatMap(dimension))])),
];

function tensor(name: string, type: number, shape: readonly number[], raw: ArrayBufferLike): number[] {
  return [...shape.flatMap((size) => number(1, size)), ...number(2, type), ...text(8, name), ...bytes(9, new Uint8Array(raw))];
}

const node = (
  type: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly (readonly number[])[] = [],
): number[] => [
  ...inputs.flatMap((name) => text(1, name)),
  ...text(2, output),
  ...text(4, type),
  ...attributes.flatMap((attribute) => bytes(5, attribute)),
];

const INT = 2;
const attribute = (name: string, value: number): number[] => [...text(1, name), ...number(3, value), ...number(20, INT)];

/** The model's file: `votes` has a row for each token of the vocabulary and a column for each class. */
export function tinyModel(votes: readonly (readonly number[])[], input = 'input_ids'): Uint8Array {
  const classes = votes[0]?.length ?? 0;
  const graph = [
    ...bytes(1, node('Gather', ['votes', input], 'each', [attribute('axis', 0)])),
    ...bytes(1, node('ReduceSum', ['each', 'axes'], 'logits', [attribute('keepdims', 0)])),
    ...text(2, 'tiny'),
    ...bytes(5, tensor('votes', FLOAT, [votes.length, classes], Float32Array.from(votes.flat()).buffer)),
    ...bytes(5, tensor('axes', INT64, [1], BigInt64Array.of(1n).buffer)),
    ...bytes(11, valueInfo(input, INT64, ['batch', 'length'])),
    ...bytes(12, valueInfo('logits', FLOAT, ['batch', classes])),
  ];
  return Uint8Array.from([...number(1, 8), ...text(2, 'tests'), ...bytes(7, graph), ...bytes(8, number(2, 13))]);
}

const VOCABULARY = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'lost', 'fine', 'kind'];

/** A tokenizer.json for these words. */
export const tinyTokenizer = {
  version: '1.0',
  added_tokens: VOCABULARY.slice(0, 4).map((content, id) => ({ id, content, special: true })),
  normalizer: { type: 'Lowercase' },
  pre_tokenizer: { type: 'Whitespace' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    pair: [],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
    },
  },
  decoder: null,
  padding: { strategy: 'BatchLongest', direction: 'Right', pad_id: 0, pad_type_id: 0, pad_token: '[PAD]' },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(VOCABULARY.map((word, id) => [word, id])),
  },
};

/** What each word votes for: negative, neutral, positive. */
export const tinyVotes: readonly (readonly number[])[] = [
  [0, 0, 0],
  [0, 0.2, 0],
  [0, 0.1, 0],
  [0, 0, 0],
  [3, 0, 0],
  [0, 2, 0],
  [0, 0, 3],
];
