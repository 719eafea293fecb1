import { describeShareStore } from '../../contracts/share-store.ts';
import { memoryShares } from '../../memory-stores/shares.ts';
import { openTestStores } from '../../stores.ts';

describeShareStore('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { store: stores.shares, close: drop };
});
describeShareStore('memory', async () => ({ store: memoryShares(), close: async () => {} }));
