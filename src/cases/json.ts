import type { Case, Clock, Customer, Mention } from '../domain/index.ts';
import { Duration } from 'luxon';

/** A clock as it is shown: with how long after the customer's first post it runs out or was met (ISO 8601 duration). */
export interface ClockJson extends Clock {
  readonly sincePost: string;
}

const clockJson = (clock: Clock | null, firstMentionAt: string): ClockJson | null => {
  if (clock === null) return null;
  const ms = Math.max(0, Date.parse(clock.metAt ?? clock.dueAt) - Date.parse(firstMentionAt));
  return {
    ...clock,
    sincePost:
      Duration.fromMillis(Math.floor(ms / 60_000) * 60_000)
        .shiftTo('hours', 'minutes')
        .toISO() ?? 'PT0M',
  };
};

/** A case as the outside sees it, in lists, events and to the routing service. */
export function caseJson(item: Case) {
  return {
    id: item.id,
    number: item.number,
    brand: item.brand,
    customer: item.customer,
    topic: item.topic,
    subject: item.subject,
    status: item.status,
    priority: item.priority,
    urgency: item.urgency,
    sentiment: item.sentiment,
    networks: item.networks,
    language: item.language,
    queue: item.queue,
    owner: item.owner,
    mentionCount: item.mentionCount,
    firstMentionAt: item.firstMentionAt,
    lastMentionAt: item.lastMentionAt,
    sla: {
      firstResponse: clockJson(item.sla.firstResponse, item.firstMentionAt),
      nextResponse: clockJson(item.sla.nextResponse, item.firstMentionAt),
      resolution: clockJson(item.sla.resolution, item.firstMentionAt),
    },
    incident: item.incident,
    mergedInto: item.mergedInto,
    version: item.version,
    sequence: item.sequence,
    openedAt: item.openedAt,
    solvedAt: item.solvedAt,
    closedAt: item.closedAt,
    reopened: item.reopened,
    routing: { state: item.routing.state, attempts: item.routing.attempts, lastError: item.routing.lastError },
  };
}

/** A mention as the outside sees it. */
export function mentionJson(mention: Mention) {
  const { batch: _batch, ...shown } = mention;
  return shown;
}

/** A customer as the outside sees it. */
export function customerJson(customer: Customer) {
  return customer;
}
