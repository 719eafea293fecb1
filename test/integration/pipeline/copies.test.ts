import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeItem } from '../../factories.ts';
import { everything, openPipeline } from '../../pipeline-harness.ts';

let pipeline: Awaited<ReturnType<typeof openPipeline>>;
beforeAll(async () => {
  pipeline = await openPipeline();
});
afterAll(() => pipeline.drop());

it('A mention says how many other authors had said nearly the same when it came', async () => {
  const text = 'My bag never arrived in the blue islands and nobody at the counter answers';
  const items = ['ann', 'ben', 'cleo'].map((author, index) =>
    makeItem({ externalId: author, text: `${text} https://x.example/${index}`, author: { externalId: author } }),
  );
  await pipeline.take(items);
  await pipeline.take([
    makeItem({ externalId: 'dan', text, author: { externalId: 'dan' } }),
    makeItem({ externalId: 'eve', text: 'hello there everybody' }),
  ]);
  await pipeline.take(items);
  const { mentions } = await everything(pipeline.stores);
  expect(Object.fromEntries(mentions.map(({ externalId, copies }) => [externalId, copies]))).toEqual({
    ann: 0,
    ben: 1,
    cleo: 2,
    dan: 3,
    eve: 0,
  });
  expect(await pipeline.stores.mentions.get(mentions[0]?.id ?? '')).toHaveProperty('copies');
});
