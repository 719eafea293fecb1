import { inject, expect, it } from 'vitest';
import { freshId } from '../../src/domain/index.ts';
import { openStores } from '../../src/stores/index.ts';
import { makeMention } from '../factories.ts';
import { startChild } from './support/child.ts';

const COUNT = 2_000;
const program = new URL('support/relabel-process.ts', import.meta.url).pathname;

it('relabelling killed in the middle and started again leaves every mention with the labels of the new weights', async () => {
  const dbName = `test_${freshId().slice(0, 12)}`;
  const url = inject('mongoUrl');
  const { stores, dropDatabase } = await openStores({ url, dbName });
  try {
    const mentions = Array.from({ length: COUNT }, () => {
      const id = freshId();
      return makeMention({ id, externalId: id });
    });
    await stores.mentions.insert(mentions);
    for (const kill of [1, 2]) {
      const child = startChild(program, [url, dbName, `killed-${kill}`, String(kill * 60_000)]);
      await child.until((line) => line.startsWith('looked'), 2);
      await child.kill();
    }
    const before = await stores.relabelRuns.latest();
    expect(before?.finishedAt).toBeNull();
    expect(before?.looked).toBeGreaterThanOrEqual(800);
    const last = startChild(program, [url, dbName, 'last', String(3 * 60_000)]);
    await last.until((line) => line.startsWith('done'), 1);
    await last.kill();
    const left = await stores.mentions.labelledOtherwise({
      brands: ['acme'],
      version: 'test-2',
      since: null,
      after: null,
      scan: COUNT,
    });
    expect(left).toMatchObject({ mentions: [], looked: COUNT });
    expect(last.lines.filter((line) => line.startsWith('looked')).length).toBeLessThanOrEqual(7);
  } finally {
    await dropDatabase();
    await stores.close();
  }
}, 60_000);
