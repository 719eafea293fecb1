import type { Clock } from '../ports/clock.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Engine } from './engine.ts';
import { openPostgresEngine, type PoolLike } from './engine-postgres.ts';
import { openRedisEngine } from './engine-redis.ts';
import { createJobQueue } from './job-queue.ts';
import { BACK_OFF, type BackOff } from './policy.ts';

export type { PoolLike } from './engine-postgres.ts';
export type { BackOff } from './policy.ts';
export { openRoutingQueue } from './routing-queue.ts';

export interface JobQueueOptions {
  /** Redis for any number of processes. Where it is given, `pool` is not used. */
  readonly redisUrl?: string;
  /** PostgreSQL whose only user is this process: the embedded queue database. The caller closes it after the queue. */
  readonly pool?: PoolLike;
  /** In front of every queue's name, so that several installations, or tests, can share a backend. Holds no `:`. */
  readonly prefix: string;
  readonly log: Log;
  readonly clock: Clock;
  /** In 0..1; spreads retries. */
  readonly random?: () => number;
  /** Waits between tries: a second at first and a minute at most unless told. */
  readonly backOff?: BackOff;
}

/** Opens the queue. Throws `RedisUnreachableError` (code `redis-unreachable`) when Redis doesn't answer within ten seconds. */
export async function openJobQueue(options: JobQueueOptions): Promise<JobQueue> {
  const { redisUrl, pool, prefix, log, clock, random = Math.random, backOff = BACK_OFF } = options;
  const engine = await openEngine({ redisUrl, pool, log, clock });
  return createJobQueue({ engine, prefix, log, clock, random, backOff });
}

function openEngine(options: {
  readonly redisUrl: string | undefined;
  readonly pool: PoolLike | undefined;
  readonly log: Log;
  readonly clock: Clock;
}): Promise<Engine> {
  const { redisUrl, pool, log, clock } = options;
  if (redisUrl !== undefined) return openRedisEngine({ url: redisUrl, clock, log });
  if (pool !== undefined) return openPostgresEngine(pool);
  throw new Error('A job queue needs the address of a Redis or a PostgreSQL pool');
}
