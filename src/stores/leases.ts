import { Schema, type Connection } from 'mongoose';
import type { LeaseStore } from '../ports/stores.ts';
import { defineCollection } from './connection.ts';
import { isDuplicateKey } from './documents.ts';

interface LeaseDocument {
  _id: string;
  holder: string;
  until: string;
}

const text = { type: String };
const schema = new Schema<LeaseDocument>(
  { _id: { type: String, required: true }, holder: text, until: text },
  { versionKey: false },
);

/** Leases in MongoDB: the unique `_id` decides who of two that come at once. */
export function openLeaseStore(connection: Connection): LeaseStore {
  const collection = defineCollection<LeaseDocument>(connection, 'leases', schema);
  return {
    async take(name, holder, until, now) {
      const mine = { _id: name, $or: [{ holder }, { until: { $lt: now } }] };
      const { matchedCount } = await collection.updateOne(mine, { $set: { holder, until } });
      if (matchedCount === 1) return true;
      try {
        await collection.insertOne({ _id: name, holder, until });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    async release(name, holder) {
      await collection.deleteOne({ _id: name, holder });
    },
  };
}
