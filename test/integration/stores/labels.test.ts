import { MongoClient } from '../../driver.ts';
import { describe, expect, inject, it } from 'vitest';
import { freshId } from '../../../src/domain/index.ts';
import { openStores } from '../../../src/stores/index.ts';
import { describeLabelStores } from '../../contracts/label-stores.ts';
import { makeMention } from '../../factories.ts';
import { memoryStores } from '../../memory-stores/index.ts';
import { openTestStores } from '../../stores.ts';

describeLabelStores('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { stores, close: drop };
});
describeLabelStores('memory', async () => ({ stores: memoryStores(), close: async () => {} }));

describe('a mention stored before labels had versions', () => {
  it('is read with sensible values, relabelled and corrected like any other', async () => {
    const dbName = `test_${freshId().slice(0, 12)}`;
    const { stores, dropDatabase } = await openStores({ url: inject('mongoUrl'), dbName });
    const client = await MongoClient.connect(inject('mongoUrl'));
    try {
      const { id, langConfidence, intentConfidence, contradictsRating, labelsVersion, corrected, langHint, country, ...old } =
        makeMention();
      await client
        .db(dbName)
        .collection<{ _id: string }>('mentions')
        .insertOne({ _id: id, ...old });
      expect(await stores.mentions.get(id)).toMatchObject({
        langConfidence: 0,
        intentConfidence: 0,
        contradictsRating: false,
        labelsVersion: '',
        corrected: {},
        langHint: null,
        country: null,
      });
      expect([langConfidence, intentConfidence, contradictsRating, labelsVersion, corrected, langHint, country]).toHaveLength(7);
      const walk = { brands: ['acme'], version: 'test-1', since: null, after: null, scan: 10 };
      expect((await stores.mentions.labelledOtherwise(walk)).mentions.map((one) => one.id)).toEqual([id]);
      const done = await stores.mentions.correct({
        id,
        field: 'lang',
        labels: { lang: 'af' },
        mark: { by: 'kim', name: 'Kim', at: '2026-11-18T12:00:00.000Z', from: 'en' },
        expected: { revisions: 0, correctedAt: null },
      });
      expect(done).toBe(true);
      expect(await stores.mentions.get(id)).toMatchObject({ lang: 'af', corrected: { lang: { name: 'Kim' } } });
    } finally {
      await client.close();
      await dropDatabase();
      await stores.close();
    }
  });
});
