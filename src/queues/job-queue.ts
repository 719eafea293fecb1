import type { JobsOptions } from 'bullmq';
import type { Clock } from '../ports/clock.ts';
import {
  jobNames,
  type AddOptions,
  type FailedJob,
  type JobData,
  type JobName,
  type JobQueue,
  type QueueCounts,
} from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { BullQueue, Engine, StoredJob } from './engine.ts';
import { fromStoredId, storedIdsFor, toStoredId } from './job-id.ts';
import { byKey } from './by-key.ts';
import { seal, unseal } from './payload.ts';
import { KEPT_EVENTS, keepCompleted, TRIES, type BackOff } from './policy.ts';
import { sayQueueError } from './say.ts';
import { startWork } from './work.ts';
import { within } from './within.ts';

export interface JobQueueParts {
  readonly engine: Engine;
  readonly prefix: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: () => number;
  readonly backOff: BackOff;
}

/** The {@link JobQueue} on whichever engine: one BullMQ queue per job name, `<prefix>-<name>`. */
export function createJobQueue(parts: JobQueueParts): JobQueue {
  const { engine, prefix, clock, backOff, random } = parts;
  const queueName = (name: JobName): string => `${prefix}-${name}`;
  const queues = new Map(jobNames.map((name) => [name, openQueue(name)]));
  const stops = new Set<() => Promise<void>>();
  const inTurn = byKey();
  let closing: Promise<void> | undefined;

  function openQueue(name: JobName): BullQueue {
    const queue = engine.queue(queueName(name), {
      streams: { events: { maxLen: KEPT_EVENTS } },
      defaultJobOptions: {
        attempts: TRIES,
        backoff: { type: 'jittered' },
        removeOnComplete: keepCompleted(name),
        removeOnFail: false,
        stackTraceLimit: 1,
      },
    });
    queue.on('error', (error) => {
      sayQueueError(parts.log.child({ queue: name }), error, 'the queue reported an error');
    });
    return queue;
  }

  function queueOf(name: JobName): BullQueue {
    const queue = queues.get(name);
    if (!queue) throw new Error(`There is no queue for jobs named ${name}`);
    return queue;
  }

  async function add<N extends JobName>(name: N, data: JobData<N>, options: AddOptions = {}): Promise<void> {
    const queue = queueOf(name);
    const { id, deduplicate } = options;
    if (id === undefined || deduplicate === undefined) {
      await queue.add(name, seal(data), jobOptions(options));
      return;
    }
    // BullMQ's PostgreSQL backend would give the key to this job even when its id is known and it is therefore never
    // run, and the key would stay taken. So a known id is looked for first, one such addition at a time.
    await inTurn(`${name} ${deduplicate}`, async () => {
      if (!(await queue.getJob(toStoredId(id)))) await queue.add(name, seal(data), jobOptions(options));
    });
  }

  async function findFailed(name: JobName, id: string): Promise<StoredJob | undefined> {
    for (const storedId of storedIdsFor(id)) {
      const job = await queueOf(name).getJob(storedId);
      if (job && (await job.isFailed())) return job;
    }
    return undefined;
  }

  return {
    add,
    async addMany(name, jobs) {
      if (jobs.length === 0) return;
      const together = jobs.filter(({ options }) => options?.id === undefined || options.deduplicate === undefined);
      const alone = jobs.filter(({ options }) => options?.id !== undefined && options.deduplicate !== undefined);
      if (together.length > 0) {
        await queueOf(name).addBulk(
          together.map(({ data, options }) => ({ name, data: seal(data), opts: jobOptions(options ?? {}) })),
        );
      }
      for (const { data, options } of alone) await add(name, data, options);
    },
    async work(name, { concurrency }, handler) {
      const log = parts.log.child({ queue: name });
      const stop = await startWork(
        { engine, queueName: queueName(name), name, concurrency, backOff, random, clock, log },
        handler,
      );
      stops.add(stop);
      return async () => {
        await stop();
        stops.delete(stop);
      };
    },
    async counts() {
      const all = await Promise.all(jobNames.map(async (name) => [name, await countsOf(queueOf(name))] as const));
      // Every name is in the list; TypeScript can't see that of entries.
      return Object.fromEntries(all) as Record<JobName, QueueCounts>;
    },
    async failed(name, limit) {
      if (limit <= 0) return [];
      const jobs = await queueOf(name).getFailed(0, limit - 1);
      return jobs.map((job) => toFailedJob(name, job));
    },
    async replay(name, id, data) {
      const job = await findFailed(name, id);
      if (!job) return false;
      if (data !== undefined) await job.updateData(seal(data));
      await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
      return true;
    },
    async discard(name, id) {
      const job = await findFailed(name, id);
      if (!job) return false;
      await job.remove();
      return true;
    },
    ping: (timeoutMs) => within({ ms: timeoutMs, clock, what: 'the queue' }, engine.ping()),
    close() {
      closing ??= (async () => {
        await Promise.all([...stops].map((stop) => stop()));
        await Promise.all([...queues.values()].map((queue) => queue.close()));
        await engine.close();
      })();
      return closing;
    },
  };
}

function jobOptions(options: AddOptions): JobsOptions {
  const { id, delayMs, deduplicate } = options;
  return {
    jobId: toStoredId(id),
    ...(delayMs !== undefined && delayMs > 0 && { delay: Math.ceil(delayMs) }),
    // An addition while the job runs is not lost but runs once more after it: the handler may have looked already.
    ...(deduplicate !== undefined && { deduplication: { id: deduplicate, keepLastIfActive: true } }),
  };
}

async function countsOf(queue: BullQueue): Promise<QueueCounts> {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  return {
    waiting: counts['waiting'] ?? 0,
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    failed: counts['failed'] ?? 0,
  };
}

function toFailedJob(name: JobName, job: StoredJob): FailedJob {
  return {
    name,
    id: fromStoredId(job.id),
    data: unseal(job.data),
    error: job.failedReason ?? 'failed without a message',
    failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
    attempts: job.attemptsMade,
  };
}
