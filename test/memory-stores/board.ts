import type { Case } from '../../src/domain/index.ts';
import type { BoardStore, Bounded, LiveCase } from '../../src/ports/board.ts';
import type { ReplyStore } from '../../src/ports/replies.ts';
import type { CaseStore } from '../../src/ports/stores.ts';
import { allOf } from './page.ts';

const isLive = (item: Case): boolean => (item.status === 'open' || item.status === 'pending') && item.mergedInto === null;
const bounded = <T>(items: readonly T[], limit: number): Bounded<T> => ({
  items: items.slice(0, limit),
  more: items.length > limit,
});

function toLive(item: Case): LiveCase {
  const { id, number, brand, queue, status, priority, owner, firstMentionAt, lastMentionAt, openedAt, sla, help } = item;
  return { id, number, brand, queue, status, priority, owner, firstMentionAt, lastMentionAt, openedAt, sla, help };
}

/** The board's reads over stores in memory. */
export function memoryBoard(stores: { readonly cases: CaseStore; readonly replies: ReplyStore }): BoardStore {
  const cases = (brand?: string) =>
    allOf((page) => stores.cases.list(brand === undefined ? {} : { brand }, page)).then((all) =>
      all.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1)),
    );
  const live = async (brand?: string) => (await cases(brand)).filter(isLive);
  const waits = async ({ queue, brand }: { readonly queue: string; readonly brand?: string }) =>
    (await live(brand)).filter((item) => item.status === 'open' && item.owner.kind === 'queue' && item.queue === queue);
  return {
    waiting: async (filter, limit) => bounded((await waits(filter)).map(toLive), limit),
    countWaiting: async (filter, most) => Math.min(most, (await waits(filter)).length),
    otherQueues: async (known) => {
      const open = (await live()).filter((item) => item.status === 'open' && item.owner.kind === 'queue');
      return [...new Set(open.map(({ queue }) => queue))].filter((queue) => !known.includes(queue)).toSorted();
    },
    held: async ({ brand }, limit) =>
      bounded((await live(brand)).filter((item) => item.owner.kind === 'agent').map(toLive), limit),
    ownerless: async () => 0,
    arrivalsSince: async ({ at, brand }, limit) => {
      const came = (await cases(brand)).filter((item) => item.openedAt >= at);
      const counts = new Map<string, { readonly queue: string; readonly start: string; readonly count: number }>();
      for (const { queue, openedAt } of came.toReversed().slice(0, limit)) {
        const start = `${openedAt.slice(0, 15)}0:00.000Z`;
        const key = `${queue} ${start}`;
        counts.set(key, { queue, start, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      return { items: [...counts.values()], more: came.length > limit };
    },
    answersSince: async ({ at, brand }, limit) => {
      const sent = await allOf((page) => stores.replies.sentBetween({ from: at, to: '9999' }, page));
      const queues = new Map((await cases()).map((item) => [item.id, item.queue]));
      const given = sent
        .filter((reply) => reply.state === 'sent' && (brand === undefined || reply.brand === brand))
        .toSorted((a, b) => ((a.sentAt ?? '') > (b.sentAt ?? '') ? -1 : 1))
        .map((reply) => ({
          brand: reply.brand,
          case: reply.case,
          queue: queues.get(reply.case) ?? null,
          by: reply.by.id,
          at: reply.sentAt ?? '',
        }));
      return bounded(given, limit);
    },
  };
}
