import type { Case } from '../../src/domain/index.ts';
import type { CaseChange, CaseFilter, CaseStore } from '../../src/ports/stores.ts';
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
    is(filter.breached, isBreached(item)) &&
    is(filter.unrouted, item.routing.state === 'unrouted')
  );
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
    list: async (filter, page) =>
      pageOf(
        found((item) => matches(item, filter)),
        page,
      ),
    count: async (filter) => found((item) => matches(item, filter)).length,
    ownerless: async (limit) => found((item) => isUnfinished(item) && item.owner.id === '').slice(0, limit),
    due: async () => [],
    solvedBefore: async () => [],
    claimDeliveries: async () => [],
    recordDeliveries: async () => {},
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
