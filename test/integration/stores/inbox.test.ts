import { describe, expect, inject, it } from 'vitest';
import { freshId } from '../../../src/domain/index.ts';
import { openStores } from '../../../src/stores/index.ts';
import { describeInboxStores } from '../../contracts/inbox-stores.ts';
import { MongoClient } from '../../driver.ts';
import { makeCase } from '../../factories.ts';
import { memoryStores } from '../../memory-stores/index.ts';
import { openTestStores } from '../../stores.ts';

describeInboxStores('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { stores, close: drop };
});
describeInboxStores('memory', async () => ({ stores: memoryStores(), close: async () => {} }));

describe('a case stored before agents worked on cases', () => {
  it('is read as untouched, and pressed by the walk', async () => {
    const dbName = `test_${freshId().slice(0, 12)}`;
    const { stores, dropDatabase } = await openStores({ url: inject('mongoUrl'), dbName });
    const client = await MongoClient.connect(inject('mongoUrl'));
    try {
      const { id, epoch, returned, notified, approvals, sending, resolution, help, ...old } = makeCase();
      await client
        .db(dbName)
        .collection<{ _id: string }>('cases')
        .insertOne({ _id: id, ...old });
      expect(await stores.cases.get(id)).toMatchObject({ epoch, returned, notified, approvals, sending, resolution, help });
      const page = { limit: 10, cursor: null };
      expect((await stores.cases.list({}, page, 'pressing')).items).toEqual([]);
      expect(await stores.cases.walk(null, 10)).toHaveLength(1);
      expect((await stores.cases.list({}, page, 'pressing')).items.map((item) => item.id)).toEqual([id]);
    } finally {
      await client.close();
      await dropDatabase();
      await stores.close();
    }
  });
});
