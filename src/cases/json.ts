import type { Case, Clock, Mention } from '../domain/index.ts';
import { Duration } from 'luxon';

/** A clock as it is shown: with how long the customer waits for it, or waited until it was met (ISO 8601 duration, whole minutes). */
export interface ClockJson extends Clock {
  readonly sincePost: string;
}

/** `postedAt`: the customer's post that set it going. `now` in milliseconds since 1970, for a clock that is not met yet. */
function clockJson(
  clock: Clock | null,
  { postedAt, now }: { readonly postedAt: string; readonly now: number },
): ClockJson | null {
  if (clock === null) return null;
  const ms = Math.max(0, (clock.metAt === null ? now : Date.parse(clock.metAt)) - Date.parse(postedAt));
  const wait = Duration.fromMillis(Math.floor(ms / 60_000) * 60_000).shiftTo('hours', 'minutes');
  return { ...clock, sincePost: wait.toISO() ?? 'PT0M' };
}

/** A case as the outside sees it at that time (milliseconds since 1970), in lists, events and to the routing service. */
export function caseJson(item: Case, now: number) {
  const sinceFirst = { postedAt: item.firstMentionAt, now };
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
      firstResponse: clockJson(item.sla.firstResponse, sinceFirst),
      nextResponse: clockJson(item.sla.nextResponse, { postedAt: item.lastMentionAt, now }),
      resolution: clockJson(item.sla.resolution, sinceFirst),
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
