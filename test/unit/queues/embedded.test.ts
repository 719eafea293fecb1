import { openQueueDatabase } from '../../../embedded/queue-database/index.ts';
import { silentLog } from '../../../src/ports/log.ts';
import { openJobQueue } from '../../../src/queues/index.ts';
import { describeJobQueue } from '../../contracts/job-queue.ts';
import { realClock } from './clock.ts';

describeJobQueue('the embedded database', async () => {
  const database = await openQueueDatabase({ dataDir: null });
  return {
    open: (prefix) =>
      openJobQueue({ pool: database.pool, prefix, log: silentLog, clock: realClock, backOff: { firstMs: 20, mostMs: 100 } }),
    close: () => database.close(),
  };
});
