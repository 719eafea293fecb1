import { pressingOf, type Case } from '../../src/domain/index.ts';
import type { CaseChange, CaseFilter, CaseOrder, CaseStore } from '../../src/ports/stores.ts';
import { memoryCaseClaims } from './case-claims.ts';
import { newestFirst, pageOf } from './page.ts';

const isUnfinished = (item: Case): boolean => item.status === 'open' || item.status === 'pending';
const isBreached = (item: Case): boolean =>
  [item.sla.firstResponse, item.sla.nextResponse, item.sla.resolution].some((clock) => clock?.breached === true);

function matches(item: Case, filter: CaseFilter): boolean {
  const is = <T>(wanted: T | undefined, value: T): boolean => wanted === undefined || wanted === value;
  return (
    is(filter.brand, item.brand) &&
    is(filter.queue, item.queue) &&
    is(filter.status, item.status) &&
    is(filter.owner, item.owner.id) &&
    is(filter.topic, item.topic) &&
    is(filter.customer, item.customer) &&
    is(filter.incident, item.incident) &&
    (filter.unlinked !== true || (item.incident === null && item.mergedInto === null)) &&
    (filter.told === undefined ||
      item.told.some(({ incident, kind }) => incident === filter.told?.incident && kind === filter.told.kind) ===
        filter.told.is) &&
    is(filter.breached, isBreached(item)) &&
    is(filter.unrouted, item.routing.state === 'unrouted') &&
    (filter.among === undefined || filter.among.ids.includes(item.id) || filter.among.customers.includes(item.customer)) &&
    (filter.queues === undefined || filter.queues.includes(item.queue)) &&
    is(filter.live, pressingOf(item) !== null) &&
    is(filter.unowned, item.owner.kind === 'queue') &&
    (filter.notified === undefined || item.notified.includes(filter.notified)) &&
    is(filter.approval, item.approvals.length > 0) &&
    is(filter.help, item.help !== null) &&
    is(filter.priority, item.priority) &&
    (filter.network === undefined || item.networks.includes(filter.network)) &&
    is(filter.language, item.language) &&
    is(filter.sentiment, item.sentiment) &&
    (filter.openedFrom === undefined || item.openedAt >= filter.openedFrom) &&
    (filter.openedTo === undefined || item.openedAt < filter.openedTo)
  );
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function ordered(items: readonly Case[], order: CaseOrder): readonly Case[] {
  const live = items.filter((item) => pressingOf(item) !== null);
  switch (order) {
    case 'recent':
      return items.toSorted((a, b) => text(b.lastMentionAt, a.lastMentionAt) || text(b.id, a.id));
    case 'oldest':
      return live.toSorted((a, b) => text(a.openedAt, b.openedAt) || text(a.id, b.id));
    case 'pressing':
      return live.toSorted((a, b) => text(pressingOf(a) ?? '', pressingOf(b) ?? '') || text(a.id, b.id));
  }
}

/** Cases in memory, for tests of what stands on the port. Deliveries are not kept. */
export function memoryCases(): CaseStore {
  const byId = new Map<string, Case>();
  let numbers = 1;
  const found = (keep: (item: Case) => boolean): Case[] =>
    newestFirst([...byId.values()], (item) => item.lastMentionAt).filter(keep);
  const put = ({ next, activities, events }: CaseChange): void => {
    byId.set(next.id, { ...next, timeline: [...next.timeline, ...activities], outbox: [...next.outbox, ...events] });
  };
  return {
    ...memoryCaseClaims(byId),
    takeNumbers: async (count) => {
      numbers += count;
      return numbers - count;
    },
    get: async (id) => byId.get(id),
    getMany: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
    ofCustomers: async (customers) => found((item) => customers.includes(item.customer)),
    byThreads: async (brand, threads) =>
      found((item) => item.brand === brand && item.threads.some((thread) => threads.includes(thread))),
    insert: async (changes) => {
      const fresh = changes.filter(({ next }) => !byId.has(next.id));
      fresh.forEach(put);
      return new Set(fresh.map(({ next }) => next.id));
    },
    save: async (changes) => {
      const current = changes.filter(({ next, expectedVersion }) => byId.get(next.id)?.version === expectedVersion);
      current.forEach(put);
      return new Set(current.map(({ next }) => next.id));
    },
    list: async (filter, page, order = 'recent') =>
      pageOf(
        ordered(
          [...byId.values()].filter((item) => matches(item, filter)),
          order,
        ),
        page,
      ),
    count: async (filter, atMost = Number.POSITIVE_INFINITY) => Math.min(atMost, found((item) => matches(item, filter)).length),
    candidates: async ({ queues, languages, agent, now, limit }) =>
      ordered([...byId.values()], 'pressing')
        .filter(
          (item) =>
            item.status === 'open' &&
            queues.includes(item.queue) &&
            (languages.length === 0 || languages.includes(item.language)) &&
            !item.excludedAgents.includes(agent) &&
            (item.owner.kind === 'queue' || (item.owner.leaseUntil !== null && item.owner.leaseUntil <= now)),
        )
        .slice(0, limit),
    walk: async (after, limit) =>
      [...byId.values()]
        .filter(({ id }) => after === null || id > after)
        .toSorted((a, b) => text(a.id, b.id))
        .slice(0, limit)
        .map((item) => ({ ...item, timeline: [], outbox: [], batches: [] })),
    ownerless: async (limit) => found((item) => isUnfinished(item) && item.owner.id === '').slice(0, limit),
    due: async () => [],
    solvedBefore: async () => [],
    claimDeliveries: async () => [],
    recordDeliveries: async () => {},
    redeliver: async (caseId, event) => {
      const item = byId.get(caseId);
      if (!item) return 'gone';
      if (item.outbox.some(({ id }) => id === event.id)) return 'waiting';
      byId.set(caseId, { ...item, outbox: [...item.outbox, event] });
      return 'queued';
    },
    nextDeliveryAt: async () => null,
    listWorkItems: async (state, page) =>
      pageOf(
        found((item) => item.workItem?.state === state),
        page,
      ),
    byWorkItem: async (id) => found((item) => item.workItem?.id === id)[0],
    counts: async () => {
      const all = [...byId.values()];
      return all.map(({ brand, status }) => ({ brand, status, count: 1 }));
    },
  };
}
