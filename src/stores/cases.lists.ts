import type { Collection } from 'mongoose';
import type { CandidateQuery, CaseFilter, CaseOrder, CaseStore, PageRequest } from '../ports/stores.ts';
import { makeBounds } from './bounds.ts';
import {
  APPROVAL_MARK,
  derivedOf,
  HELP_MARK,
  LIVE,
  notifiedMark,
  toCase,
  toCaseWithoutTails,
  toldMark,
  WITHOUT_TAILS,
  type CaseDocument,
} from './cases.schema.ts';
import { after, afterAscending, decodeCursor, pageOf } from './paging.ts';

type Lists = Pick<CaseStore, 'list' | 'count' | 'candidates' | 'walk'>;
type Filter = Record<string, unknown>;

const hasMark = (wanted: boolean | undefined, mark: string): readonly Filter[] =>
  wanted === undefined ? [] : [{ marks: wanted ? mark : { $ne: mark } }];

/** Each wish as a condition of its own: two that speak of the same field must both hold. */
function conditionsOf(filter: CaseFilter): readonly Filter[] {
  const is = (field: string, value: string | boolean | undefined): readonly Filter[] =>
    value === undefined ? [] : [{ [field]: value }];
  return [
    ...is('brand', filter.brand),
    ...is('queue', filter.queue),
    ...is('status', filter.status),
    ...is('owner.id', filter.owner),
    ...is('topic', filter.topic),
    ...is('customer', filter.customer),
    // Said twice, so that servers use the index of linked cases.
    ...(filter.incident === undefined ? [] : [{ incident: { $type: 'string', $eq: filter.incident } }]),
    ...(filter.unlinked === true ? [{ incident: null, mergedInto: null }] : []),
    ...(filter.told === undefined ? [] : [{ marks: filter.told.is ? toldMark(filter.told) : { $ne: toldMark(filter.told) } }]),
    ...is('breached', filter.breached),
    ...is('priority', filter.priority),
    ...is('networks', filter.network),
    ...is('language', filter.language),
    ...is('sentiment', filter.sentiment),
    ...(filter.openedFrom === undefined ? [] : [{ openedAt: { $gte: filter.openedFrom } }]),
    ...(filter.openedTo === undefined ? [] : [{ openedAt: { $lt: filter.openedTo } }]),
    ...(filter.unrouted === undefined ? [] : [{ 'routing.state': filter.unrouted ? 'unrouted' : { $ne: 'unrouted' } }]),
    ...(filter.unowned === undefined ? [] : [{ 'owner.kind': filter.unowned ? 'queue' : 'agent' }]),
    ...(filter.among === undefined
      ? []
      : [{ $or: [{ _id: { $in: [...filter.among.ids] } }, { customer: { $in: [...filter.among.customers] } }] }]),
    ...(filter.queues === undefined ? [] : [{ queue: { $in: [...filter.queues] } }]),
    ...(filter.notified === undefined ? [] : [{ marks: notifiedMark(filter.notified) }]),
    ...hasMark(filter.approval, APPROVAL_MARK),
    ...hasMark(filter.help, HELP_MARK),
    ...(filter.live === true ? [LIVE] : []),
    ...(filter.live === false ? [{ pressing: null }] : []),
  ];
}

const allOf = (conditions: readonly Filter[]): Filter => (conditions.length === 0 ? {} : { $and: [...conditions] });

interface Order {
  readonly field: 'pressing' | 'openedAt' | 'lastMentionAt';
  readonly descending: boolean;
  behind(page: PageRequest): Filter;
}

const ORDERS: Readonly<Record<CaseOrder, Order>> = {
  pressing: { field: 'pressing', descending: false, behind: (page) => ({ $and: [afterAscending('pressing', page), LIVE] }) },
  oldest: { field: 'openedAt', descending: false, behind: (page) => ({ $and: [afterAscending('openedAt', page), LIVE] }) },
  recent: { field: 'lastMentionAt', descending: true, behind: (page) => after('lastMentionAt', page) },
};

const byPressing = (a: CaseDocument, b: CaseDocument): number => {
  const [left, right] = [`${a.pressing} ${a._id}`, `${b.pressing} ${b._id}`];
  return left < right ? -1 : left > right ? 1 : 0;
};

const HOUR_MS = 3_600_000;
/** Where the newest of a busy list may end. */
const STRETCHES_MS = [HOUR_MS, 24 * HOUR_MS, 8 * 24 * HOUR_MS, 64 * 24 * HOUR_MS];
const guessesFrom = (from: string): readonly string[] => {
  const start = from === '' ? Date.now() : Date.parse(from);
  return Number.isNaN(start) ? [] : STRETCHES_MS.map((stretch) => new Date(start - stretch).toISOString());
};

/** So few match these that an end of theirs is not worth a guess or a memory. */
const isNarrow = ({ among, customer, owner, notified, approval, help, incident, unrouted }: CaseFilter): boolean =>
  [among, customer, owner, notified, incident].some((one) => one !== undefined) ||
  [approval, help, unrouted].some((one) => one === true);

/** The lists of cases that people work from, each found by an index. */
export function openCaseLists(collection: Collection<CaseDocument>): Lists {
  const bounds = makeBounds();

  const read = (
    filter: CaseFilter,
    { field, descending, behind }: Order,
    page: PageRequest,
  ): Promise<readonly CaseDocument[]> => {
    const wanted = page.limit + 1;
    const conditions = [...conditionsOf(filter), behind(page)];
    const direction = descending ? -1 : 1;
    const upToEnd = (upTo: string | null, limit: number): Promise<readonly CaseDocument[]> =>
      collection
        .find({ $and: [...conditions, ...(upTo === null ? [] : [{ [field]: descending ? { $gte: upTo } : { $lte: upTo } }])] })
        .sort({ [field]: direction, _id: direction })
        .limit(limit)
        .toArray();
    if (isNarrow(filter)) return upToEnd(null, wanted);
    const from = page.cursor === null ? '' : decodeCursor(page.cursor).value;
    const key = `${field} ${JSON.stringify(filter)}`;
    const guesses = descending ? guessesFrom(from) : [];
    return bounds.first({ key, from, descending, wanted, guesses }, upToEnd, (document) => document[field] ?? '');
  };

  /** A queue that is also asked for by itself must be that one. */
  const inQueue = async (queue: string, filter: CaseFilter, page: PageRequest): Promise<readonly CaseDocument[]> =>
    filter.queue !== undefined && filter.queue !== queue ? [] : read({ ...filter, queue }, ORDERS.pressing, page);

  /**
   * Several queues by pressing: each queue's index gives its own in order, and the few of each are merged. One query over all of
   * them would have to sort every case in them.
   */
  const ofQueues = async (
    queues: readonly string[],
    limit: number,
    ofQueue: (queue: string) => Promise<readonly CaseDocument[]>,
  ): Promise<readonly CaseDocument[]> => {
    const found = await Promise.all([...new Set(queues)].map(ofQueue));
    return found.flat().toSorted(byPressing).slice(0, limit);
  };

  return {
    async list(filter, page, order = 'recent') {
      const { queues, ...others } = filter;
      const found =
        order === 'pressing' && queues !== undefined
          ? await ofQueues(queues, page.limit + 1, (queue) => inQueue(queue, others, page))
          : await read(filter, ORDERS[order], page);
      const { field } = ORDERS[order];
      const { items, nextCursor } = pageOf(found, page.limit, (document) => ({ value: document[field] ?? '', id: document._id }));
      return { items: items.map(toCase), nextCursor };
    },

    count: (filter, atMost) =>
      collection.countDocuments(allOf(conditionsOf(filter)), atMost === undefined ? {} : { limit: atMost }),

    async candidates({ queues, languages, agent, now, limit }: CandidateQuery) {
      const found = await ofQueues(queues, limit, (queue) => {
        const filter = {
          queue,
          status: 'open' as const,
          excludedAgents: { $ne: agent },
          ...(languages.length === 0 ? {} : { language: { $in: [...languages] } }),
          $or: [{ 'owner.kind': 'queue' as const }, { 'owner.leaseUntil': { $lte: now } }],
        };
        return bounds.first(
          { key: `candidates ${queue} ${languages.join()}`, from: '', descending: false, wanted: limit },
          (upTo, most) =>
            collection
              .find({ ...filter, pressing: { ...LIVE.pressing, ...(upTo === null ? {} : { $lte: upTo }) } })
              .sort({ pressing: 1, _id: 1 })
              .limit(most)
              .toArray(),
          ({ pressing }) => pressing ?? '',
        );
      });
      return found.map(toCase);
    },

    async walk(behindId, limit) {
      const found = await collection
        .find(behindId === null ? {} : { _id: { $gt: behindId } }, { projection: WITHOUT_TAILS })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      const incomplete = found.filter((document) => {
        const { set } = derivedOf(toCase(document));
        return document.pressing !== set.pressing || String(document.marks) !== String(set.marks);
      });
      if (incomplete.length > 0) {
        const operations = incomplete.map((document) => {
          const { set, unset } = derivedOf(toCase(document));
          const update = { $set: set, ...(Object.keys(unset).length === 0 ? {} : { $unset: unset }) };
          return { updateOne: { filter: { _id: document._id, version: document.version }, update } };
        });
        await collection.bulkWrite(operations, { ordered: false });
      }
      return found.map(toCaseWithoutTails);
    },
  };
}
