import { describeIncidentStore } from '../../contracts/incident-store.ts';
import { memoryStores } from '../../memory-stores/index.ts';
import { openTestStores } from '../../stores.ts';

describeIncidentStore('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { stores, close: drop };
});
describeIncidentStore('memory', async () => ({ stores: memoryStores(), close: async () => {} }));
