import { RemedyError } from '../ports/remedy.ts';
import type { CaseEvent, RoutingQueue } from '../ports/routing.ts';
import type { RoutingAnswer } from './answer.ts';

/** A way by which case events reach the routing service. */
export interface RoutingSink {
  /** Longest that one event may take, in milliseconds. */
  readonly patienceMs: number;
  /** Hands one event over. What goes wrong on the way is a `failed` answer, not an error. */
  send(event: CaseEvent): Promise<RoutingAnswer>;
}

const QUEUE_MS = 15_000;

/** The queue that the routing service's own worker takes from: an event counts as heard once it stands there. */
export function queueSink(queue: RoutingQueue | null): RoutingSink {
  return {
    patienceMs: QUEUE_MS,
    async send(event) {
      if (queue === null) return { type: 'failed', reason: 'no-redis', waitMs: null };
      try {
        await queue.put(event);
        return { type: 'ack', owner: null, externalId: null };
      } catch (error) {
        if (!(error instanceof RemedyError)) throw error;
        return { type: 'failed', reason: error.code, waitMs: error.waitMs };
      }
    },
  };
}

/**
 * Every one of them, one after the other: an event is acknowledged when all have it, and the last one's answer counts. Those
 * that had it already see it again, under the same id, when a later one fails.
 */
export function everySink(first: RoutingSink, ...others: readonly RoutingSink[]): RoutingSink {
  const all = [first, ...others];
  return {
    patienceMs: all.reduce((sum, { patienceMs }) => sum + patienceMs, 0),
    async send(event) {
      let answer = await first.send(event);
      for (const sink of others) {
        if (answer.type !== 'ack') break;
        answer = await sink.send(event);
      }
      return answer;
    },
  };
}
