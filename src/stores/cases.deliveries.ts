import type { Collection, mongo } from 'mongoose';
import { freshId } from '../domain/index.ts';
import type { CaseStore, DeliveryResult } from '../ports/stores.ts';
import { toCase, type CaseDocument } from './cases.schema.ts';

type Deliveries = Pick<CaseStore, 'claimDeliveries' | 'recordDeliveries' | 'redeliver' | 'nextDeliveryAt'>;

function settle(result: DeliveryResult, now: string): readonly mongo.AnyBulkWriteOperation<CaseDocument>[] {
  const routing = {
    'routing.state': result.state,
    'routing.attempts': result.attempts,
    'routing.lastError': result.lastError,
    'routing.nextAttemptAt': result.nextAttemptAt,
  };
  const pull = { outbox: { sequence: { $lte: result.ackedSequence } } };
  const release = { heldBy: '' as const, heldUntil: '' as const };
  const $max = { 'routing.ackedSequence': result.ackedSequence };
  if (result.nextAttemptAt !== null) {
    const update = { $set: { ...routing, deliverAt: result.nextAttemptAt }, $max, $pull: pull, $unset: release };
    return [{ updateOne: { filter: { _id: result.caseId, heldBy: result.holder }, update } }];
  }
  return [
    {
      updateOne: {
        filter: { _id: result.caseId, heldBy: result.holder, sequence: result.seenSequence },
        update: { $set: routing, $max, $pull: pull, $unset: { ...release, deliverAt: '' as const } },
      },
    },
    {
      // An event was added while the claimed ones were on their way: it is due now.
      updateOne: {
        filter: { _id: result.caseId, heldBy: result.holder, sequence: { $gt: result.seenSequence } },
        update: { $set: { ...routing, 'routing.state': 'waiting' as const, deliverAt: now }, $max, $pull: pull, $unset: release },
      },
    },
  ];
}

/**
 * The outbox inside the cases. A claim is held by one worker, so that events of a case go out in order; a worker that dies
 * loses it when the hold ends, and the events go out again under the same ids.
 */
export function openDeliveries(collection: Collection<CaseDocument>): Deliveries {
  return {
    async claimDeliveries({ now, leaseUntil, limit }) {
      const free = { deliverAt: { $lte: now }, $or: [{ heldUntil: { $exists: false } }, { heldUntil: { $lt: now } }] };
      const found = await collection
        .find(free, { projection: { _id: 1 } })
        .sort({ deliverAt: 1 })
        .limit(limit)
        .toArray();
      if (found.length === 0) return [];
      const holder = freshId();
      const ids = found.map(({ _id }) => _id);
      await collection.updateMany({ _id: { $in: ids }, ...free }, { $set: { heldBy: holder, heldUntil: leaseUntil } });
      const held = await collection.find({ _id: { $in: ids }, heldBy: holder }).toArray();
      return held.map((document) => {
        const item = toCase(document);
        return { case: item, holder, events: [...item.outbox].sort((a, b) => a.sequence - b.sequence) };
      });
    },

    async recordDeliveries(results) {
      if (results.length === 0) return;
      const now = new Date().toISOString();
      await collection.bulkWrite(
        results.flatMap((result) => settle(result, now)),
        { ordered: true },
      );
    },

    async redeliver(caseId, event, now) {
      const free = { $or: [{ heldUntil: { $exists: false } }, { heldUntil: { $lt: now } }] };
      const { matchedCount } = await collection.updateOne(
        { _id: caseId, 'outbox.id': { $ne: event.id }, ...free },
        { $push: { outbox: event }, $set: { deliverAt: now, 'routing.state': 'waiting' as const } },
      );
      if (matchedCount === 1) return 'queued';
      const found = await collection.findOne({ _id: caseId }, { projection: { outbox: 1 } });
      if (!found) return 'gone';
      return found.outbox.some(({ id }) => id === event.id) ? 'waiting' : 'held';
    },

    async nextDeliveryAt() {
      const first = await collection
        .find({ deliverAt: { $exists: true } }, { projection: { deliverAt: 1 } })
        .sort({ deliverAt: 1 })
        .limit(1)
        .toArray();
      return first[0]?.deliverAt ?? null;
    },
  };
}
