import { createRedisBackend, withBackend, type JobsOptions } from 'bullmq';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { RemedyError } from '../ports/remedy.ts';
import type { CaseEvent, RoutingQueue } from '../ports/routing.ts';
import { KEPT_EVENTS } from './policy.ts';
import { connectRedis } from './redis.ts';
import { sayQueueError } from './say.ts';

/** The queue's name under BullMQ's own prefix: what a routing service's worker is opened with. */
const ROUTING_QUEUE = 'earshot-routing';

const DAY_SECONDS = 86_400;
/** A worker of the routing service that throws gets the event again, later and later; what it never takes stays as failed. */
const JOB: JobsOptions = {
  attempts: 20,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: { age: DAY_SECONDS, count: 10_000 },
  removeOnFail: false,
};

/** BullMQ allows no `:` in an id, and none that is a whole number. */
function jobIdOf(id: string): string {
  const allowed = id.replaceAll(':', '-');
  return /^\d+$/u.test(allowed) ? `evt-${allowed}` : allowed;
}

/** Opens {@link ROUTING_QUEUE} on a Redis that is shared with the routing service. Throws RedisUnreachableError. */
export async function openRoutingQueue(options: {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<RoutingQueue> {
  const connection = await connectRedis({ ...options, side: 'puts' });
  const { Queue } = withBackend(createRedisBackend);
  const queue = new Queue<CaseEvent, unknown>(ROUTING_QUEUE, {
    connection,
    defaultJobOptions: JOB,
    streams: { events: { maxLen: KEPT_EVENTS } },
  });
  queue.on('error', (error: Error) => {
    sayQueueError(options.log.child({ queue: ROUTING_QUEUE }), error, 'the queue reported an error');
  });
  return {
    async put(event) {
      try {
        await queue.add(event.type, event, { jobId: jobIdOf(event.id) });
      } catch (cause) {
        throw new RemedyError({
          remedy: 'retry',
          code: 'queue-unreachable',
          message: `the queue ${ROUTING_QUEUE} did not take the event ${event.id}: is Redis at REDIS_URL up?`,
          cause,
        });
      }
    },
    async close() {
      await queue.close();
      connection.disconnect();
    },
  };
}
