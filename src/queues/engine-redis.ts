import { createRedisBackend, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Engine } from './engine.ts';
import type { Envelope } from './payload.ts';
import { within } from './within.ts';

const CONNECT_MS = 10_000;
const COMMAND_MS = 10_000;
/** Tries of a command over lost connections before whoever adds a job is told. */
const TRIES_PER_COMMAND = 3;

/** Redis doesn't answer at the address of `REDIS_URL`. */
export class RedisUnreachableError extends Error {
  readonly code = 'redis-unreachable';

  constructor(address: string, cause: unknown) {
    const why = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'no answer';
    super(
      `Redis at ${address} can't be reached (${why}): start it, or correct REDIS_URL, or unset it to use the built-in queue`,
      { cause },
    );
    this.name = 'RedisUnreachableError';
  }
}

/** BullMQ's Redis backend. Several processes may share it. */
export async function openRedisEngine(options: {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<Engine> {
  const { url, clock, log } = options;
  const common = { lazyConnect: true, retryStrategy: (times: number) => Math.min(times * 100, 2000) };
  // Whoever adds a job waits for the answer and must hear of a failure; a worker waits for work and must not.
  const producer = new Redis(url, { ...common, maxRetriesPerRequest: TRIES_PER_COMMAND, commandTimeout: COMMAND_MS });
  const consumer = new Redis(url, { ...common, maxRetriesPerRequest: null });
  const connections = [producer, consumer];
  for (const connection of connections) {
    connection.on('error', (error: Error & { code?: string }) => {
      log.warn({ code: error.code ?? error.name }, 'connection to Redis failed, trying again');
    });
  }
  try {
    await within({ ms: CONNECT_MS, clock, what: 'Redis' }, Promise.all(connections.map((connection) => connection.connect())));
  } catch (error) {
    for (const connection of connections) connection.disconnect();
    throw new RedisUnreachableError(addressOf(url), error);
  }

  const { Queue: RedisQueue, Worker: RedisWorker } = withBackend(createRedisBackend);
  return {
    name: 'redis',
    queue: (name, settings) => new RedisQueue<Envelope, void>(name, { ...settings, connection: producer }),
    worker: (name, processor, settings) =>
      new RedisWorker<Envelope, void>(name, processor, { ...settings, connection: consumer }),
    async ping() {
      await producer.ping();
    },
    close() {
      for (const connection of connections) connection.disconnect();
      return Promise.resolve();
    },
  };
}

/** Host and port only: the address may hold a password. */
function addressOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the address in REDIS_URL';
}
