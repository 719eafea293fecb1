import { createRedisBackend, withBackend } from 'bullmq';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Engine } from './engine.ts';
import type { Envelope } from './payload.ts';
import { connectRedis } from './redis.ts';

/** BullMQ's Redis backend. Several processes may share it. Throws RedisUnreachableError. */
export async function openRedisEngine(options: {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<Engine> {
  const producer = await connectRedis({ ...options, side: 'puts' });
  const consumer = await connectRedis({ ...options, side: 'takes' }).catch((error: unknown) => {
    producer.disconnect();
    throw error;
  });

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
      for (const connection of [producer, consumer]) connection.disconnect();
      return Promise.resolve();
    },
  };
}
