/**
 * A process that adds jobs and says so on stdout once they are safe, while it handles them, until it is killed.
 * Arguments: data folder, file of handled ids, prefix of the ids to add (none: only handle what is there).
 */
import { appendFileSync } from 'node:fs';
import { openQueueDatabase } from '../../../embedded/queue-database/index.ts';
import { silentLog } from '../../../src/ports/log.ts';
import { openJobQueue } from '../../../src/queues/index.ts';
import { realClock } from '../../unit/queues/clock.ts';

const [dataDir = '', handledFile = '', prefix] = process.argv.slice(2);
const redisUrl = process.env['QUEUE_REDIS_URL'];
const name = process.env['QUEUE_PREFIX'] ?? 'faults';
const database = redisUrl === undefined ? await openQueueDatabase({ dataDir }) : undefined;
const queue = await openJobQueue({
  ...(redisUrl !== undefined && { redisUrl }),
  ...(database && { pool: database.pool }),
  prefix: name,
  log: silentLog,
  clock: realClock,
});
await queue.work('take-in', { concurrency: 4 }, async (job) => {
  // Some take long, so that every kill finds jobs that are running.
  if (/[05]$/.test(job.id)) await realClock.sleep(100);
  appendFileSync(handledFile, `${job.id}\n`);
});
process.stdout.write('ready\n');
if (prefix !== undefined) {
  for (let index = 0; ; index += 1) {
    const id = `${prefix}-${index}`;
    const data = { batch: id, connection: 'acme-x', receivedAt: '2026-03-02T08:00:00.000Z', payloads: ['x'.repeat(500)] };
    await queue.add('take-in', data, { id });
    process.stdout.write(`added ${id}\n`);
  }
}
