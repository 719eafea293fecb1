import { Redis } from 'ioredis';

const given = process.env['REDIS_URL'] ?? '';

/** Whether there is a Redis to test with. */
export const hasRedis = given !== '';

/** Another of the numbered databases of the Redis at hand, for tests whose queue has a name that is not theirs to choose. */
export async function ownRedis(number: number): Promise<{ readonly url: string; readonly redis: Redis; end(): Promise<void> }> {
  const url = new URL(given);
  url.pathname = `/${number}`;
  const redis = new Redis(url.toString(), { maxRetriesPerRequest: null });
  await redis.flushdb();
  return {
    url: url.toString(),
    redis,
    async end() {
      await redis.flushdb();
      redis.disconnect();
    },
  };
}

/** Removes every queue under a prefix, jobs and all. */
export async function dropQueues(prefix: string): Promise<void> {
  const redis = new Redis(given);
  for await (const keys of redis.scanStream({ match: `bull:${prefix}-*`, count: 1000 }) as AsyncIterable<string[]>)
    if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
}
