import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SecondOpinion } from '../../../src/ports/understand.ts';
import { makeItem } from '../../factories.ts';
import { openPipeline } from '../../pipeline-harness.ts';

let pipeline: Awaited<ReturnType<typeof openPipeline>>;
beforeAll(async () => {
  pipeline = await openPipeline();
});
afterAll(() => pipeline.drop());

it('What a second opinion says is stored, decides the case, and is asked for again after an edit', async () => {
  const asked: string[] = [];
  const secondOpinion: SecondOpinion = {
    version: async () => 'onnx-1',
    close: async () => {},
    revise: async (texts, labels) => {
      asked.push(...texts.map(({ text }) => text));
      return labels.map((label) => ({
        ...label,
        sentiment: { label: 'positive' as const, score: 0.9, confidence: 0.9, words: [] },
        intent: 'praise' as const,
        labelsVersion: `${label.labelsVersion}+onnx-1`,
      }));
    },
  };
  const item = makeItem({ externalId: 'a', text: 'My bag never arrived' });
  await pipeline.take([item], 'one', { secondOpinion });
  await pipeline.take(
    [{ ...item, text: 'My bag is here', postedAt: new Date(Date.parse(item.postedAt) + 60_000).toISOString() }],
    'two',
    {
      secondOpinion,
    },
  );
  const { items } = await pipeline.stores.mentions.list({ brand: 'acme' }, { limit: 10, cursor: null });
  expect(items).toMatchObject([
    { text: 'My bag is here', case: null, labelsVersion: 'test-1+onnx-1', sentiment: { label: 'positive' }, intent: 'praise' },
  ]);
  expect(asked).toEqual(['My bag never arrived', 'My bag is here']);
});
