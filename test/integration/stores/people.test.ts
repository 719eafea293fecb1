import { describePeopleStores } from '../../contracts/people.ts';
import { memoryStores } from '../../memory-stores/index.ts';
import { openTestStores } from '../../stores.ts';

describePeopleStores('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { stores, close: drop };
});
describePeopleStores('memory', async () => ({ stores: memoryStores(), close: async () => {} }));
