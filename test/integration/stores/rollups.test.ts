import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshId, rollupDetails } from '../../../src/domain/index.ts';
import { fillHistory } from '../../../src/insights/rollups/count.ts';
import { openStores } from '../../../src/stores/index.ts';
import { describeRollupStore } from '../../contracts/rollup-store.ts';
import { MongoClient } from '../../driver.ts';
import { makeMention } from '../../factories.ts';
import { memoryStores } from '../../memory-stores/index.ts';
import { openTestStores } from '../../stores.ts';

describeRollupStore('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { stores, close: drop };
});
describeRollupStore('memory', async () => ({ stores: memoryStores(), close: async () => {} }));

describe('rollups that were counted in an earlier form', () => {
  const dbName = `test_${freshId().slice(0, 12)}`;
  let opened: Awaited<ReturnType<typeof openStores>>;
  let client: MongoClient;
  beforeAll(async () => {
    opened = await openStores({ url: inject('mongoUrl'), dbName });
    client = await MongoClient.connect(inject('mongoUrl'));
  });
  afterAll(async () => {
    await opened.dropDatabase();
    await opened.stores.close();
    await client.close();
  });

  it('are counted once more, and nothing is left of them', async () => {
    const { rollups, mentions } = opened.stores;
    const start = '2026-11-02T08:00:00.000Z';
    await mentions.insert([makeMention({ id: 'm', externalId: 'm', brand: 'acme', postedAt: start })]);
    await rollups.counted(await rollups.uncounted(10));
    const bucket = { brand: 'acme', size: 'hour', slice: 'ntl', start, revision: 3 };
    const db = client.db(dbName);
    await db
      .collection<{ _id: string; [field: string]: unknown }>('rollups')
      .insertOne({ _id: `acme hour ${start} ntl`, ...bucket, cells: [{ negative: 9 }] });
    await db.collection<{ _id: string; to: string }>('rollupfills').insertOne({ _id: 'acme', to: 'all' });
    expect(await fillHistory(rollups, 'acme', new AbortController().signal)).toBe(true);
    const query = {
      brands: ['acme'],
      size: 'hour',
      slice: 'ntl',
      from: start,
      to: '2026-11-03',
      details: rollupDetails,
    } as const;
    expect((await rollups.read(query)).flatMap(({ cells }) => cells)).toMatchObject([{ negative: 1 }]);
    expect(await db.collection('rollups').findOne({ cells: { $exists: true } })).toBeNull();
    expect(await rollups.filledTo('acme')).toBe('all');
  });
});
