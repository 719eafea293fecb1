import { Schema, type Connection } from 'mongoose';
import type { Share } from '../domain/index.ts';
import { MOST_SHARES, type ShareStore } from '../ports/shares.ts';
import { defineCollection } from './connection.ts';
import { fromStored, toStored, type Stored } from './documents.ts';

interface ShareDocument extends Omit<Stored<Share>, 'query'> {
  query: { name: string; value: string }[];
  forgetAt: Date;
}

const text = { type: String };
const schema = new Schema<ShareDocument>(
  {
    _id: { type: String, required: true },
    page: text,
    query: [{ _id: false, name: text, value: text }],
    title: text,
    by: { _id: false, id: text, name: text },
    at: text,
    expiresAt: text,
    forgetAt: Date,
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ expiresAt: 1 });

function toShare({ query, forgetAt: _forgetAt, ...rest }: ShareDocument): Share {
  const { brand = '', ...filters } = Object.fromEntries(query.map(({ name, value }) => [name, value]));
  return { ...fromStored(rest), query: { brand, ...filters } };
}

/** Shares in MongoDB, forgotten by the server's own clock when they ended. */
export function openShareStore(connection: Connection): ShareStore {
  const collection = defineCollection<ShareDocument>(connection, 'shares', schema);
  return {
    async add(share) {
      if ((await collection.countDocuments({ expiresAt: { $gt: share.at } })) >= MOST_SHARES) return false;
      const { query, ...rest } = toStored(share);
      const pairs = Object.entries(query).map(([name, value]) => ({ name, value }));
      await collection.insertOne({ ...rest, query: pairs, forgetAt: new Date(share.expiresAt) });
      return true;
    },

    async get(id, now) {
      const found = await collection.findOne({ _id: id, expiresAt: { $gt: now } });
      return found ? toShare(found) : undefined;
    },

    async list(now) {
      const found = await collection
        .find({ expiresAt: { $gt: now } })
        .sort({ at: -1 })
        .limit(MOST_SHARES)
        .toArray();
      return found.map(toShare);
    },

    async remove(id) {
      return (await collection.deleteOne({ _id: id })).deletedCount === 1;
    },
  };
}
