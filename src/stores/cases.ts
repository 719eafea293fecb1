import type { Connection, mongo } from 'mongoose';
import { caseFields, freshId, type Case } from '../domain/index.ts';
import type { CaseChange, CaseStore } from '../ports/stores.ts';
import { openCaseClaims } from './cases.claims.ts';
import { openDeliveries } from './cases.deliveries.ts';
import { openCaseLists } from './cases.lists.ts';
import {
  caseCollection,
  derivedOf,
  openKeyOf,
  toCase,
  toCaseFields,
  toCaseWithoutTails,
  WITHOUT_TAILS,
  type CaseDocument,
} from './cases.schema.ts';
import { duplicatesOf } from './documents.ts';
import { insertUnordered } from './insert-many.ts';
import { after, pageOf } from './paging.ts';
import { numberBlocks } from './counters.ts';

/** A case remembers this many batches and this many entries of its timeline; older ones are dropped. */
const KEPT_BATCHES = 30;
const KEPT_TIMELINE = 500;

function newDocument(change: CaseChange): CaseDocument {
  const { next, events, activities, batch } = change;
  const routed = next.routing.state !== 'none' && events.length > 0;
  const key = openKeyOf(next);
  return {
    _id: next.id,
    ...toCaseFields(next),
    outbox: routed ? [...events] : [],
    timeline: [...activities],
    batches: batch === null ? [] : [batch],
    uncounted: freshId(),
    ...(key === undefined ? {} : { openKey: key }),
    ...(routed && events[0] ? { deliverAt: events[0].at } : {}),
  };
}

/** Fields that a change appends to, or that are not its own to set. */
const OWNED: ReadonlySet<keyof Case> = new Set<keyof Case>(['id', 'outbox', 'routing', 'timeline', 'batches']);

/** What delivery owns (`outbox`, `routing` but its switch) is never overwritten by a decision about the case. */
function updateOperation(change: CaseChange): mongo.AnyBulkWriteOperation<CaseDocument> {
  const { next, events, activities, batch, expectedVersion } = change;
  const fields = Object.fromEntries(
    (change.changed ?? caseFields).filter((field) => !OWNED.has(field)).map((field) => [field, next[field]]),
  );
  const routed = next.routing.state !== 'none' && events.length > 0;
  const key = openKeyOf(next);
  const derived = derivedOf(next);
  const unset = { ...derived.unset, ...(key === undefined ? { openKey: '' as const } : {}) };
  const push = {
    ...(activities.length === 0 ? {} : { timeline: { $each: [...activities], $slice: -KEPT_TIMELINE } }),
    ...(routed ? { outbox: { $each: [...events] } } : {}),
    ...(batch === null ? {} : { batches: { $each: [batch], $slice: -KEPT_BATCHES } }),
  };
  const first = events[0];
  return {
    updateOne: {
      filter: { _id: next.id, version: expectedVersion, ...(batch === null ? {} : { batches: { $ne: batch } }) },
      update: {
        $set: {
          ...fields,
          ...derived.set,
          uncounted: freshId(),
          ...(key === undefined ? {} : { openKey: key }),
          ...(routed ? { 'routing.state': 'waiting' as const } : {}),
        },
        ...(Object.keys(unset).length === 0 ? {} : { $unset: unset }),
        ...(Object.keys(push).length === 0 ? {} : { $push: push }),
        ...(routed && first ? { $min: { deliverAt: first.at } } : {}),
      },
    },
  };
}

/** Cases in MongoDB: one document per case, one atomic write per decision. */
export function openCaseStore(connection: Connection): CaseStore {
  const collection = caseCollection(connection);
  const find = async (filter: Record<string, unknown>, limit: number): Promise<readonly Case[]> =>
    (await collection.find(filter).limit(limit).toArray()).map(toCase);

  return {
    ...openDeliveries(collection),
    ...openCaseClaims(collection),
    ...openCaseLists(collection),
    takeNumbers: numberBlocks(connection, 'case'),

    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toCase(document) : undefined;
    },

    async getMany(ids) {
      return (await collection.find({ _id: { $in: [...ids] } }).toArray()).map(toCase);
    },

    async ofCustomers(customers, solvedAfter) {
      if (customers.length === 0) return [];
      const found = await collection
        .find(
          {
            customer: { $in: [...customers] },
            mergedInto: null,
            $or: [{ status: { $in: ['open', 'pending'] } }, { status: 'solved', solvedAt: { $gte: solvedAfter } }],
          },
          { projection: WITHOUT_TAILS },
        )
        .toArray();
      return found.map(toCaseWithoutTails);
    },

    async byThreads(brand, threads) {
      if (threads.length === 0) return [];
      const found = await collection
        .find(
          { threads: { $in: [...threads] }, brand, mergedInto: null, status: { $in: ['open', 'pending', 'solved'] } },
          { projection: WITHOUT_TAILS },
        )
        .toArray();
      return found.map(toCaseWithoutTails);
    },

    async insert(changes) {
      if (changes.length === 0) return new Set();
      const refused = await insertUnordered({ connection, collection }, changes.map(newDocument), () => 6_000);
      return new Set(changes.filter((_, index) => !refused.has(index)).map(({ next }) => next.id));
    },

    async save(changes) {
      if (changes.length === 0) return new Set();
      let matched = 0;
      try {
        matched = (await collection.bulkWrite(changes.map(updateOperation), { ordered: false })).matchedCount;
      } catch (error) {
        duplicatesOf(error);
      }
      if (matched === changes.length) return new Set(changes.map(({ next }) => next.id));
      return holdingNow(changes);
    },

    ownerless: (limit) => find({ 'owner.id': null, status: { $in: ['open', 'pending'] } }, limit),

    async due(before, limit) {
      const found = await collection
        .find({ nextDueAt: { $type: 'string', $lte: before } })
        .sort({ nextDueAt: 1 })
        .limit(limit)
        .toArray();
      return found.map(toCase);
    },

    solvedBefore: (at, limit) => find({ status: 'solved', solvedAt: { $lt: at }, mergedInto: null }, limit),

    async listWorkItems(state, page) {
      const filter = { 'workItem.state': state, mergedInto: null };
      const found = await collection
        .find({ $and: [filter, after('lastMentionAt', page)] })
        .sort({ lastMentionAt: -1, _id: -1 })
        .limit(page.limit + 1)
        .toArray();
      return pageOf(found.map(toCase), page.limit, ({ lastMentionAt, id }) => ({ value: lastMentionAt, id }));
    },

    async byWorkItem(id) {
      const document = await collection.findOne({ 'workItem.id': id });
      return document ? toCase(document) : undefined;
    },

    async counts() {
      const rows = await collection
        .aggregate<{ _id: { brand: string; status: Case['status'] }; count: number }>([
          { $group: { _id: { brand: '$brand', status: '$status' }, count: { $sum: 1 } } },
        ])
        .toArray();
      return rows.map(({ _id, count }) => ({ ..._id, count }));
    },
  };

  /** Which of these stand as this change (or an earlier try of the same batch) left them. */
  async function holdingNow(changes: readonly CaseChange[]): Promise<ReadonlySet<string>> {
    const ids = changes.map(({ next }) => next.id);
    const found = await collection
      .find({ _id: { $in: ids } }, { projection: { version: 1, batches: 1, timeline: { $slice: -1 } } })
      .toArray();
    const byId = new Map(found.map((document) => [document._id, document]));
    return new Set(
      changes
        .filter(({ next, batch, activities }) => {
          const document = byId.get(next.id);
          if (!document) return false;
          if (batch !== null) return document.batches.includes(batch);
          const last = document.timeline.at(-1);
          const mine = activities.at(-1);
          return document.version === next.version && last?.at === mine?.at && last?.by === mine?.by && last?.type === mine?.type;
        })
        .map(({ next }) => next.id),
    );
  }
}
