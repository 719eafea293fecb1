import type { Runtime, Session, Tensor, Tokenizer } from '../../../../src/understand/transformer/runtime.ts';
import { tinyTokenizer, tinyVotes } from './tiny-model.ts';

const { vocab } = tinyTokenizer.model;

/** What the tiny model computes, without a runtime. `asked` collects the shapes of what came in. */
export function fakeRuntime(asked: (readonly number[])[] = [], over: Partial<Session> = {}): Runtime {
  return {
    open: async () => ({
      inputs: new Map([['input_ids', 'int64' as const]]),
      outputs: ['logits'],
      async run(feeds): Promise<Record<string, Tensor>> {
        const ids = feeds['input_ids'];
        if (!ids) throw new Error('no input_ids');
        const [rows = 0, width = 0] = ids.dims;
        asked.push(ids.dims);
        const data = new Float32Array(rows * 3);
        for (let at = 0; at < rows * width; at += 1) {
          const votes = tinyVotes[Number(ids.data[at])] ?? [];
          for (const [label, vote] of votes.entries())
            data[Math.floor(at / width) * 3 + label] = (data[Math.floor(at / width) * 3 + label] ?? 0) + vote;
        }
        return { logits: { data, dims: [rows, 3] } };
      },
      close: async () => {},
      ...over,
    }),
  };
}

/** Splits at spaces. */
export const fakeTokenizer: Tokenizer = {
  encode: (text) => [
    2,
    ...text
      .toLowerCase()
      .split(/\s+/u)
      .filter(Boolean)
      .map((word) => vocab[word] ?? 1),
    3,
  ],
  pad: 0,
};
