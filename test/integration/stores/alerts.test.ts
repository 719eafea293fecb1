import { describeAlertStores } from '../../contracts/alert-store.ts';
import { memoryAlerts, memoryRhythms } from '../../memory-stores/alerts.ts';
import { openTestStores } from '../../stores.ts';

describeAlertStores('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { alerts: stores.alerts, rhythms: stores.rhythms, close: drop };
});
describeAlertStores('memory', async () => ({ alerts: memoryAlerts(), rhythms: memoryRhythms(), close: async () => {} }));
