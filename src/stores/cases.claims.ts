import type { Collection } from 'mongoose';
import type { CaseStore } from '../ports/stores.ts';
import { LIVE, notifiedMark, toCase, type CaseDocument } from './cases.schema.ts';

/** The parts of a case that change without a decision about it: no version grows by them. */
export function openCaseClaims(collection: Collection<CaseDocument>): Pick<CaseStore, 'renewClaim' | 'heldBy' | 'seen'> {
  return {
    async renewClaim({ id, version, owner, nextDueAt }) {
      const mine = { _id: id, version, 'owner.id': owner.id };
      const { matchedCount } = await collection.updateOne(mine, { $set: { 'owner.leaseUntil': owner.leaseUntil, nextDueAt } });
      return matchedCount === 1;
    },

    async heldBy(agent, limit) {
      const held = collection.find({ 'owner.id': agent, 'owner.kind': 'agent', ...LIVE });
      return (await held.limit(limit).toArray()).map(toCase);
    },

    async seen(id, agent) {
      await collection.updateOne({ _id: id }, { $pull: { notified: agent, marks: notifiedMark(agent) } });
    },
  };
}
