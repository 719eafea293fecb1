import { describeRollupStore } from '../../contracts/rollup-store.ts';
import { memoryStores } from '../../memory-stores/index.ts';
import { openTestStores } from '../../stores.ts';

describeRollupStore('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { stores, close: drop };
});
describeRollupStore('memory', async () => ({ stores: memoryStores(), close: async () => {} }));
