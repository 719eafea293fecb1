import type { CaseSummary } from '../api/types.ts';
import type { InboxFilter } from './filter.ts';

function isLive(one: CaseSummary): boolean {
  return one.status === 'open' || one.status === 'pending';
}

function is(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value;
}

function isLate({ sla }: CaseSummary): boolean {
  return [sla.firstResponse, sla.nextResponse, sla.resolution].some((clock) => clock?.breached === true);
}

/** Where a case stands: whose it is and what waits in it. */
function isAtPlace(one: CaseSummary, filter: InboxFilter, me: string | undefined): boolean {
  return (
    (filter.mine !== true || one.owner.id === me) &&
    (filter.unowned !== true || one.owner.kind === 'queue') &&
    (filter.notified === undefined || (me !== undefined && (one.notified ?? []).includes(me))) &&
    (filter.approval !== true || (one.approvals ?? 0) > 0) &&
    (filter.help !== true || (one.help !== undefined && one.help !== null)) &&
    (filter.unrouted !== true || one.routing.state === 'unrouted')
  );
}

/**
 * Whether a case belongs in a list filtered like this, as far as the page can tell: whose queues are whose and what words find
 * only the server knows. Of the first it assumes yes, of the second no.
 */
export function matches(one: CaseSummary, filter: InboxFilter, me: string | undefined): boolean {
  const inWork = filter.order !== 'recent' || filter.mine === true || filter.myQueues === true || filter.unowned === true;
  return (
    filter.q === undefined &&
    (filter.status === undefined ? !inWork || isLive(one) : filter.status === one.status) &&
    is(filter.brand, one.brand) &&
    is(filter.queue, one.queue) &&
    is(filter.topic, one.topic) &&
    is(filter.owner, one.owner.id) &&
    is(filter.priority, one.priority) &&
    is(filter.language, one.language) &&
    is(filter.sentiment, one.sentiment) &&
    is(filter.customer, one.customer) &&
    (filter.incident === undefined || filter.incident === one.incident) &&
    (filter.openedFrom === undefined || one.openedAt >= filter.openedFrom) &&
    (filter.openedTo === undefined || one.openedAt < filter.openedTo) &&
    (filter.network === undefined || one.networks.includes(filter.network)) &&
    (filter.breached !== true || isLate(one)) &&
    isAtPlace(one, filter, me)
  );
}
