import { Schema, type Connection } from 'mongoose';
import type { DigestStore, KeptDigest } from '../ports/digests.ts';
import { defineCollection } from './connection.ts';
import { fromStored, isDuplicateKey, toStored, type Stored } from './documents.ts';

interface DigestDocument extends Stored<KeptDigest> {
  place: number;
}

const text = { type: String };
const schema = new Schema<DigestDocument>(
  {
    _id: { type: String, required: true },
    owner: text,
    brand: text,
    every: text,
    weekday: Number,
    at: text,
    timeZone: text,
    language: text,
    enabled: Boolean,
    nextAt: text,
    lastAt: text,
    place: Number,
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ owner: 1, place: 1 });
schema.index({ nextAt: 1 });

const toDigest = ({ place: _place, ...rest }: DigestDocument): KeptDigest => fromStored(rest);

/** Digests in MongoDB: a handful per person. */
export function openDigestStore(connection: Connection): DigestStore {
  const collection = defineCollection<DigestDocument>(connection, 'digests', schema);
  return {
    async of(owner) {
      return (await collection.find({ owner }).sort({ place: 1 }).toArray()).map(toDigest);
    },

    async replace(owner, digests) {
      for (const [place, digest] of digests.entries()) {
        const { _id, lastAt, owner: _owner, ...fields } = toStored(digest);
        try {
          await collection.updateOne({ _id, owner }, { $set: { ...fields, place }, $setOnInsert: { lastAt } }, { upsert: true });
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
        }
      }
      await collection.deleteMany({ owner, _id: { $nin: digests.map(({ id }) => id) } });
    },

    async get(id) {
      const found = await collection.findOne({ _id: id });
      return found === null ? undefined : toDigest(found);
    },

    async switchOff(id) {
      const { matchedCount } = await collection.updateOne({ _id: id }, { $set: { enabled: false, nextAt: null } });
      return matchedCount === 1;
    },

    async due(now, limit) {
      return (
        await collection
          .find({ nextAt: { $ne: null, $lte: now } })
          .sort({ nextAt: 1 })
          .limit(limit)
          .toArray()
      ).map(toDigest);
    },

    async done(id, dueAt, { nextAt, lastAt }) {
      const { modifiedCount } = await collection.updateOne(
        { _id: id, nextAt: dueAt },
        { $set: { nextAt, ...(lastAt === null ? {} : { lastAt }) } },
      );
      return modifiedCount === 1;
    },
  };
}
