import { describe, expect, inject, it } from 'vitest';
import { MongoClient } from '../../driver.ts';
import { freshId } from '../../../src/domain/index.ts';
import { openStores } from '../../../src/stores/index.ts';
import { describeWeightStore } from '../../contracts/weight-store.ts';
import { memoryWeights } from '../../memory-stores/weights.ts';
import { openTestStores } from '../../stores.ts';

describeWeightStore('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { store: stores.weights, close: drop };
});
describeWeightStore('memory', async () => ({ store: memoryWeights(), close: async () => {} }));

describe('weights on the data server', () => {
  it('of which a file was lost are not there, and a file of something else is told', async () => {
    const dbName = `test_${freshId().slice(0, 12)}`;
    const { stores, dropDatabase } = await openStores({ url: inject('mongoUrl'), dbName });
    const client = await MongoClient.connect(inject('mongoUrl'));
    try {
      const files = new Map([['sentiment.bin', Uint8Array.of(1, 2, 3)]]);
      await stores.weights.keep({ version: 'v', madeAt: '2026-11-18T12:00:00.000Z', manifest: '{}', files });
      const kept = client.db(dbName).collection<{ _id: string }>('weightfiles');
      await kept.updateMany({}, { $set: { bytes: 'rubbish' } });
      await expect(stores.weights.load('v')).rejects.toThrow(/stored as something else than bytes/u);
      await kept.deleteMany({});
      expect(await stores.weights.load('v')).toBeUndefined();
      await stores.weights.keep({ version: 'v', madeAt: '2026-11-18T12:00:00.000Z', manifest: '{}', files });
      expect((await stores.weights.load('v'))?.files.get('sentiment.bin')).toEqual(Buffer.of(1, 2, 3));
    } finally {
      await client.close();
      await dropDatabase();
      await stores.close();
    }
  });
});
