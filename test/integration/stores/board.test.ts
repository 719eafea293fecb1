import { describeBoardStores } from '../../contracts/board-stores.ts';
import { describePresenceStore } from '../../contracts/presence-store.ts';
import { describeQualityStore } from '../../contracts/quality-store.ts';
import { memoryStores } from '../../memory-stores/index.ts';
import { openTestStores } from '../../stores.ts';

const close = async (): Promise<void> => {};

describePresenceStore('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { store: stores.presence, close: drop };
});
describePresenceStore('memory', async () => ({ store: memoryStores().presence, close }));

describeQualityStore('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { store: stores.quality, close: drop };
});
describeQualityStore('memory', async () => ({ store: memoryStores().quality, close }));

describeBoardStores('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { stores, close: drop };
});
describeBoardStores('memory', async () => ({ stores: memoryStores(), close }));
