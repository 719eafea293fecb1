import { describeDigestStore } from '../../contracts/digest-store.ts';
import { memoryDigests } from '../../memory-stores/digests.ts';
import { openTestStores } from '../../stores.ts';

describeDigestStore('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { store: stores.digests, close: drop };
});
describeDigestStore('memory', async () => ({ store: memoryDigests(), close: async () => {} }));
