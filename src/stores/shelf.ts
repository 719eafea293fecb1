import { Schema, type Connection } from 'mongoose';
import type { ShelfEntry, ShelfStore } from '../ports/stores.ts';
import { defineCollection } from './connection.ts';
import { duplicatesOf, fromStored, toStored, type Stored } from './documents.ts';
import { after, pageOf } from './paging.ts';

interface ShelfDocument extends Omit<Stored<ShelfEntry>, 'payload'> {
  /** The payload as JSON: what a network sends may hold keys that a database doesn't take. */
  payload: string | null;
  /** What is ignored on purpose is forgotten after a while; what is parked stays until somebody looked at it. */
  forgetAt?: Date;
}

const text = { type: String };
const schema = new Schema<ShelfDocument>(
  {
    _id: { type: String, required: true },
    connection: text,
    network: text,
    outcome: text,
    reason: text,
    detail: text,
    externalId: text,
    payload: text,
    batch: text,
    at: text,
    replayedAt: text,
    forgetAt: Date,
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ at: -1, _id: -1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const toEntry = ({ forgetAt: _forget, payload, ...rest }: ShelfDocument): ShelfEntry => ({
  ...fromStored(rest),
  payload: payload === null ? null : (JSON.parse(payload) as unknown),
});

/** The shelf in MongoDB. */
export function openShelfStore(connection: Connection, options: { readonly ignoredDays: number }): ShelfStore {
  const collection = defineCollection<ShelfDocument>(connection, 'shelf', schema);
  const toDocument = (entry: ShelfEntry): ShelfDocument => ({
    ...toStored(entry),
    payload: entry.payload === null || entry.payload === undefined ? null : JSON.stringify(entry.payload),
    ...(entry.outcome === 'ignored' ? { forgetAt: new Date(Date.parse(entry.at) + options.ignoredDays * 86_400_000) } : {}),
  });
  return {
    async put(entries) {
      if (entries.length === 0) return;
      try {
        await collection.insertMany(entries.map(toDocument), { ordered: false });
      } catch (error) {
        duplicatesOf(error);
      }
    },

    async list(filter, page) {
      const wanted = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
      const found = await collection
        .find({ $and: [wanted, after('at', page)] })
        .sort({ at: -1, _id: -1 })
        .limit(page.limit + 1)
        .toArray();
      return pageOf(found.map(toEntry), page.limit, ({ at, id }) => ({ value: at, id }));
    },

    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toEntry(document) : undefined;
    },

    async markReplayed(id, at) {
      await collection.updateOne({ _id: id }, { $set: { replayedAt: at } });
    },

    async counts() {
      const rows = await collection
        .aggregate<{ _id: { outcome: ShelfEntry['outcome']; reason: string }; count: number }>([
          { $group: { _id: { outcome: '$outcome', reason: '$reason' }, count: { $sum: 1 } } },
        ])
        .toArray();
      return rows.map(({ _id, count }) => ({ ..._id, count }));
    },
  };
}
