import type { CaseLife, ReportStore } from '../../src/ports/reports.ts';
import type { Stores } from '../../src/ports/stores.ts';
import { allOf, pageOf } from './page.ts';

/** What reports read, over stores in memory. */
export function memoryReports(stores: Pick<Stores, 'cases' | 'replies' | 'mentions'>): ReportStore {
  return {
    lives: async ({ from, to, brand, queue }, page) => {
      const filter = { ...(brand === undefined ? {} : { brand }), ...(queue === undefined ? {} : { queue }) };
      const all = await allOf((one) => stores.cases.list(filter, one));
      const lived = all
        .filter((item) => item.mergedInto === null && item.openedAt < to && (item.solvedAt === null || item.solvedAt >= from))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const { items, nextCursor } = pageOf(lived, page);
      const lives = items.map(async (item): Promise<CaseLife> => {
        const [sent, said] = await Promise.all([stores.replies.ofCase(item.id, 10_000), stores.mentions.ofCase(item.id, 10_000)]);
        return {
          ...item,
          answers: sent.flatMap(({ state, by, sentAt }) =>
            state === 'sent' && sentAt !== null ? [{ by: by.id, at: sentAt }] : [],
          ),
          heard: said.filter(({ own }) => !own).map(({ postedAt, receivedAt }) => ({ postedAt, receivedAt })),
        };
      });
      return { items: await Promise.all(lives), nextCursor };
    },
  };
}
