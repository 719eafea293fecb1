import type { SentimentLabel } from '../../domain/index.ts';
import { TransformerError } from './errors.ts';
import type { Session, Tensor, Tokenizer } from './runtime.ts';

/** Probability of each label; they sum to 1. */
export type Probabilities = Readonly<Record<SentimentLabel, number>>;

export interface ClassifyOptions {
  readonly session: Session;
  readonly tokenizer: Tokenizer;
  /** What each of the model's classes means here, in their order; several may mean the same, as five stars do. */
  readonly labels: readonly SentimentLabel[];
  readonly maxTokens: number;
}

/** Rows that go through the model together. */
const BATCH = 16;
/** No token is longer than this on average, so more of a long text need not be read. */
const CHARACTERS_PER_TOKEN = 16;

/** A text's tokens, at most `maxTokens`, with the closing mark kept. */
function encode(text: string, { tokenizer, maxTokens }: ClassifyOptions): readonly number[] {
  const ids = tokenizer.encode(text.slice(0, maxTokens * CHARACTERS_PER_TOKEN).toWellFormed());
  if (ids.length <= maxTokens) return ids.length === 0 ? [tokenizer.pad] : ids;
  return [...ids.slice(0, maxTokens - 1), ids.at(-1) ?? tokenizer.pad];
}

/** Rows of equal length, short ones filled up. */
function rows(values: readonly (readonly number[])[], fill: number, type: 'int32' | 'int64'): Tensor {
  const width = Math.max(...values.map((row) => row.length));
  const flat = values.flatMap((row) => [...row, ...Array.from({ length: width - row.length }, () => fill)]);
  const dims = [values.length, width];
  return { data: type === 'int32' ? Int32Array.from(flat) : BigInt64Array.from(flat, BigInt), dims };
}

function feed(batch: readonly (readonly number[])[], { session, tokenizer }: ClassifyOptions): Readonly<Record<string, Tensor>> {
  const feeds: Record<string, Tensor> = {};
  for (const [name, type] of session.inputs) {
    if (name === 'input_ids') feeds[name] = rows(batch, tokenizer.pad, type);
    else if (name === 'attention_mask')
      feeds[name] = rows(
        batch.map((row) => row.map(() => 1)),
        0,
        type,
      );
    else if (name === 'token_type_ids')
      feeds[name] = rows(
        batch.map((row) => row.map(() => 0)),
        0,
        type,
      );
    else {
      throw new TransformerError(
        'transformer-unfit',
        `the model asks for "${name}", which a text can't give: use one for text classification with input_ids, attention_mask and token_type_ids at most`,
      );
    }
  }
  return feeds;
}

function softmax(logits: readonly number[], labels: readonly SentimentLabel[]): Probabilities {
  const largest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - largest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const probabilities = { negative: 0, neutral: 0, positive: 0 };
  for (const [index, label] of labels.entries()) probabilities[label] += (weights[index] ?? 0) / sum;
  return probabilities;
}

function read(output: Tensor | undefined, count: number, labels: readonly SentimentLabel[]): readonly Probabilities[] {
  const [given, classes] = output?.dims ?? [];
  if (
    !output ||
    !(output.data instanceof Float32Array) ||
    given !== count ||
    classes !== labels.length ||
    output.dims.length !== 2
  ) {
    throw new TransformerError(
      'transformer-unfit',
      `the model answers in the shape [${output?.dims.join(', ') ?? ''}] where [${count}, ${labels.length}] is expected: name one label for each of its classes in understanding.transformer.labels`,
    );
  }
  const { data } = output;
  const all = Array.from({ length: count }, (_, row) => [...data.subarray(row * labels.length, (row + 1) * labels.length)]);
  if (all.some((logits) => logits.some((logit) => !Number.isFinite(logit))))
    throw new TransformerError('transformer-failed', 'the model answered with something that is no number');
  return all.map((logits) => softmax(logits, labels));
}

/** What a model makes of texts, in their order. Texts of like length go together. Rejects with TransformerError. */
export async function classify(texts: readonly string[], options: ClassifyOptions): Promise<readonly Probabilities[]> {
  const { session, labels } = options;
  const encoded = texts
    .map((text, index) => ({ index, ids: encode(text, options) }))
    .toSorted((a, b) => a.ids.length - b.ids.length);
  const answers: Probabilities[] = [];
  for (let from = 0; from < encoded.length; from += BATCH) {
    const batch = encoded.slice(from, from + BATCH);
    const outputs = await session.run(
      feed(
        batch.map(({ ids }) => ids),
        options,
      ),
    );
    const name = session.outputs.includes('logits') ? 'logits' : (session.outputs[0] ?? '');
    const given = read(outputs[name], batch.length, labels);
    for (const [at, { index }] of batch.entries()) {
      const answer = given[at];
      if (answer) answers[index] = answer;
    }
  }
  return answers;
}
