import { describe } from 'vitest';
import { silentLog } from '../../../src/ports/log.ts';
import { openJobQueue } from '../../../src/queues/index.ts';
import { describeJobQueue } from '../../contracts/job-queue.ts';
import { dropQueues } from '../../redis.ts';
import { realClock } from './clock.ts';

const redisUrl = process.env['REDIS_URL'];

describe.runIf(redisUrl !== undefined)('with a Redis at hand', () => {
  describeJobQueue('Redis', () => {
    const prefixes = new Set<string>();
    return Promise.resolve({
      open: (prefix) => {
        prefixes.add(prefix);
        return openJobQueue({
          ...(redisUrl !== undefined && { redisUrl }),
          prefix,
          log: silentLog,
          clock: realClock,
          backOff: { firstMs: 20, mostMs: 100 },
        });
      },
      close: async () => {
        for (const prefix of prefixes) await dropQueues(prefix);
      },
    });
  });
});
