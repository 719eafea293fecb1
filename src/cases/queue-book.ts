import type { Agent, Owner, Queue } from '../domain/index.ts';
import { makeCalendar } from './business-time.ts';
import type { QueueTerms } from './grouping.ts';

/** Queues by id, with their calendars made once. A name nobody configured any more falls to the default queue. */
export interface QueueBook {
  of(id: string | null): QueueTerms;
  has(id: string): boolean;
  skills(id: string): readonly string[];
}

/** Who is responsible while nobody has taken a case: the queue, through the person it names. */
export function fallbackOwner(queue: Queue, agents: readonly Agent[]): Owner {
  const person = agents.find(({ email }) => email === queue.fallbackOwner);
  return { kind: 'queue', id: queue.id, name: person?.name ?? queue.fallbackOwner, leaseUntil: null };
}

/** The first queue is the default one. Throws when there is none: the configuration sees to it that there is. */
export function makeQueueBook(queues: readonly Queue[], agents: readonly Agent[]): QueueBook {
  const terms = new Map<string, QueueTerms>();
  for (const queue of queues) {
    terms.set(queue.id, {
      id: queue.id,
      terms: { policy: queue.sla, calendar: makeCalendar(queue.hours) },
      fallback: fallbackOwner(queue, agents),
    });
  }
  const first = queues[0] && terms.get(queues[0].id);
  if (!first) throw new RangeError('a configuration without any queue: there must be one for cases to stand in');
  return {
    of: (id) => (id === null ? first : (terms.get(id) ?? first)),
    has: (id) => terms.has(id),
    skills: (id) => queues.find((queue) => queue.id === id)?.skills ?? [],
  };
}
