/**
 * Jobs per second through the queue: added one by one, added in bulk, and handled, with a payload like a batch of 50
 * posts. On the embedded database in a folder, and on Redis when REDIS_URL is set.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openQueueDatabase } from '../embedded/queue-database/index.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { JobData, JobQueue } from '../src/ports/jobs.ts';
import { silentLog } from '../src/ports/log.ts';
import { openJobQueue } from '../src/queues/index.ts';

const JOBS = Number(process.env['BENCH_JOBS'] ?? 2000);
const POSTS_PER_JOB = 50;

const clock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}),
};
const post = {
  id: '17',
  text: 'My suitcase never arrived and nobody answers the phone. Two days now.',
  author: { id: '9', handle: 'jo' },
};
const data = (index: number): JobData<'take-in'> => ({
  batch: `b${index}`,
  connection: 'acme-x',
  receivedAt: '2026-03-02T08:00:00.000Z',
  payloads: Array.from({ length: POSTS_PER_JOB }, () => post),
});

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return JOBS / ((performance.now() - start) / 1000);
}

async function handleAll(queue: JobQueue, concurrency: number): Promise<number> {
  let left = JOBS;
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return timed(async () => {
    const stop = await queue.work('take-in', { concurrency }, () => {
      left -= 1;
      if (left === 0) finish();
      return Promise.resolve();
    });
    await finished;
    await stop();
  });
}

async function measure(backend: string, queue: JobQueue): Promise<Record<string, string | number>> {
  const single = await timed(async () => {
    for (let index = 0; index < JOBS; index += 1) await queue.add('take-in', data(index));
  });
  const handled = await handleAll(queue, 4);
  const bulk = await timed(async () => {
    for (let from = 0; from < JOBS; from += 100) {
      await queue.addMany(
        'take-in',
        Array.from({ length: 100 }, (_, index) => ({ data: data(from + index) })),
      );
    }
  });
  const handledAgain = await handleAll(queue, 4);
  return {
    backend,
    'posts/s in and out': Math.round((POSTS_PER_JOB * 2) / (1 / single + 1 / handled + 1 / bulk + 1 / handledAgain)),
    'added/s': Math.round(single),
    'added in bulk/s': Math.round(bulk),
    'handled/s': Math.round((handled + handledAgain) / 2),
  };
}

const rows: Record<string, string | number>[] = [];
const folder = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
const opened = performance.now();
const database = await openQueueDatabase({ dataDir: join(folder, 'queue') });
console.log(`embedded database opened from nothing in ${Math.round(performance.now() - opened)} ms`);
const embedded = await openJobQueue({ pool: database.pool, prefix: 'bench', log: silentLog, clock });
rows.push(await measure('embedded', embedded));
await embedded.close();
await database.close();
const again = performance.now();
const reopened = await openQueueDatabase({ dataDir: join(folder, 'queue') });
console.log(`and again in ${Math.round(performance.now() - again)} ms`);
await reopened.close();
await rm(folder, { recursive: true });

const redisUrl = process.env['REDIS_URL'];
if (redisUrl !== undefined) {
  const queue = await openJobQueue({ redisUrl, prefix: `bench${process.pid}`, log: silentLog, clock });
  rows.push(await measure('redis', queue));
  await queue.close();
}
console.log(`${JOBS} jobs of ${POSTS_PER_JOB} posts each, four at once`);
console.table(rows);
