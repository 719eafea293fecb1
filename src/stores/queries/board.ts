import type { Connection } from 'mongoose';
import type { Case, Reply } from '../../domain/index.ts';
import { liveCaseFields, type AnswerGiven, type BoardStore, type Bounded, type LiveCase } from '../../ports/board.ts';
import type { CaseDocument } from '../cases.schema.ts';
import { fromStored, type Stored } from '../documents.ts';

type LiveDocument = Stored<LiveCase>;

const QUERY_MS = 5_000;
/** Characters of an ISO time up to the tens of its minutes, and what follows them at the beginning of a stretch. */
const TEN_MINUTES = 15;
const REST = '0:00.000Z';
const IDS_AT_A_TIME = 1_000;
/** Holds for exactly the documents in the index of live cases. */
const LIVE = { openKey: { $type: 'string' } } as const;
const PROJECTION = Object.fromEntries(liveCaseFields.map((field) => [field, 1]));

function bounded<T>(found: readonly T[], limit: number): Bounded<T> {
  return { items: found.slice(0, limit), more: found.length > limit };
}

const ofBrand = (brand: string | undefined) => (brand === undefined ? {} : { brand });

/** The board's reads in MongoDB, each by an index that its filter narrows. */
export function openBoardStore(connection: Connection): BoardStore {
  const cases = connection.collection<CaseDocument>('cases');
  const replies = connection.collection<Stored<Reply>>('replies');
  const waits = (queue: string | { readonly $gt: string; readonly $lt?: string }, brand: string | undefined) => ({
    status: 'open' as const,
    'owner.kind': 'queue' as const,
    queue,
    ...LIVE,
    ...ofBrand(brand),
  });
  const live = (kind: Case['owner']['kind'] | null, brand: string | undefined) => ({
    status: { $in: ['open', 'pending'] },
    'owner.kind': kind,
    ...LIVE,
    ...ofBrand(brand),
  });
  const read = async (filter: Record<string, unknown>, limit: number, sort: Record<string, 1>): Promise<Bounded<LiveCase>> => {
    const found = await cases
      .find<LiveDocument>(filter, { projection: PROJECTION, maxTimeMS: QUERY_MS })
      .sort(sort)
      .limit(limit + 1)
      .toArray();
    return bounded(
      found.map((document) => fromStored(document)),
      limit,
    );
  };
  const count = (filter: Record<string, unknown>, most: number): Promise<number> =>
    cases.countDocuments(filter, { limit: most, maxTimeMS: QUERY_MS });

  return {
    waiting: ({ queue, brand }, limit) => read(waits(queue, brand), limit, { openedAt: 1 }),
    countWaiting: ({ queue, brand }, most) => count(waits(queue, brand), most),
    held: ({ brand }, limit) => read(live('agent', brand), limit, { queue: 1, openedAt: 1 }),
    ownerless: ({ brand }, most) => count(live(null, brand), most),

    async otherQueues(known) {
      // From one known name to the next in the index, so that what waits in known queues is not looked at.
      const ends: readonly (string | null)[] = [null, ...known.toSorted(byBytes), null];
      const found = new Set<string>();
      for (const [index, from] of ends.slice(0, -1).entries()) {
        let last = from;
        const to = ends[index + 1] ?? null;
        for (let round = 0; round < IDS_AT_A_TIME; round++) {
          const between = { $gt: last ?? '', ...(to === null ? {} : { $lt: to }) };
          const next = await cases.findOne(waits(between, undefined), {
            projection: { queue: 1 },
            sort: { queue: 1 },
            maxTimeMS: QUERY_MS,
          });
          if (!next) break;
          found.add(next.queue);
          last = next.queue;
        }
      }
      return [...found];
    },

    async arrivalsSince({ at, brand }, limit) {
      const rows = await cases
        .aggregate<{ _id: { queue: string; slot: string }; count: number }>(
          [
            { $match: { openedAt: { $gte: at }, ...ofBrand(brand) } },
            { $sort: { openedAt: -1 } },
            { $limit: limit + 1 },
            { $group: { _id: { queue: '$queue', slot: { $substrBytes: ['$openedAt', 0, TEN_MINUTES] } }, count: { $sum: 1 } } },
          ],
          { maxTimeMS: QUERY_MS },
        )
        .toArray();
      const items = rows.map(({ _id, count: many }) => ({ queue: _id.queue, start: `${_id.slot}${REST}`, count: many }));
      return { items, more: rows.reduce((sum, row) => sum + row.count, 0) > limit };
    },

    async answersSince({ at, brand }, limit) {
      const found = await replies
        .find<Pick<Stored<Reply>, '_id' | 'brand' | 'case' | 'by' | 'sentAt'>>(
          { sentAt: { $gte: at, $type: 'string' }, state: 'sent', ...ofBrand(brand) },
          { projection: { brand: 1, case: 1, by: 1, sentAt: 1 }, maxTimeMS: QUERY_MS },
        )
        .sort({ sentAt: -1 })
        .limit(limit + 1)
        .toArray();
      const queues = await queuesOf([...new Set(found.map((reply) => reply.case))]);
      const given = found.map((reply): AnswerGiven => ({
        brand: reply.brand,
        case: reply.case,
        queue: queues.get(reply.case) ?? null,
        by: reply.by.id,
        at: reply.sentAt ?? '',
      }));
      return bounded(given, limit);
    },
  };

  async function queuesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const queues = new Map<string, string>();
    for (let start = 0; start < ids.length; start += IDS_AT_A_TIME) {
      const some = ids.slice(start, start + IDS_AT_A_TIME);
      const found = await cases.find({ _id: { $in: some } }, { projection: { queue: 1 }, maxTimeMS: QUERY_MS }).toArray();
      for (const { _id, queue } of found) queues.set(_id, queue);
    }
    return queues;
  }
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
