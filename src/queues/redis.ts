import { Redis } from 'ioredis';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
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

export interface RedisOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Whoever puts waits for the answer and must hear of a failure; whoever takes waits for work and must not. */
  readonly side: 'puts' | 'takes';
}

/** A connection that finds its way back by itself. Throws {@link RedisUnreachableError} when the first try fails. */
export async function connectRedis({ url, clock, log, side }: RedisOptions): Promise<Redis> {
  const common = { lazyConnect: true, retryStrategy: (times: number) => Math.min(times * 100, 2000) };
  const connection =
    side === 'takes'
      ? new Redis(url, { ...common, maxRetriesPerRequest: null })
      : new Redis(url, { ...common, maxRetriesPerRequest: TRIES_PER_COMMAND, commandTimeout: COMMAND_MS });
  sayOutages(connection, log.child({ side }));
  try {
    await within({ ms: CONNECT_MS, clock, what: 'Redis' }, connection.connect());
  } catch (error) {
    connection.disconnect();
    throw new RedisUnreachableError(addressOf(url), error);
  }
  return connection;
}

/** Tells of an outage once, and of its end, however many tries lie between. */
function sayOutages(connection: Redis, log: Log): void {
  let isOut = false;
  connection.on('error', (error: Error & { code?: string }) => {
    const fields = { code: error.code ?? error.name };
    if (isOut) log.debug(fields, 'Redis still does not answer');
    else log.warn(fields, 'the connection to Redis is lost: trying until it is back');
    isOut = true;
  });
  connection.on('ready', () => {
    if (isOut) log.warn({}, 'Redis answers again');
    isOut = false;
  });
}

/** Host and port only: the address may hold a password. */
function addressOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the address in REDIS_URL';
}
