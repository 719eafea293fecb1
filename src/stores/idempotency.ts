import { Schema, type Connection } from 'mongoose';
import type { IdempotencyStore } from '../ports/stores.ts';
import { defineCollection } from './connection.ts';
import { isDuplicateKey } from './documents.ts';

interface AnswerDocument {
  _id: string;
  fingerprint: string;
  startedAt: string;
  status: number | null;
  body: string | null;
  forgetAt: Date;
}

const schema = new Schema<AnswerDocument>(
  { _id: { type: String, required: true }, fingerprint: String, startedAt: String, status: Number, body: String, forgetAt: Date },
  { versionKey: false },
);
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const KEPT_MS = 86_400_000;
/** A request that began so long ago and never ended died with its process: the next one may do it. */
const ABANDONED_MS = 60_000;

/** Answers given, in MongoDB, for a day. */
export function openIdempotencyStore(connection: Connection): IdempotencyStore {
  const collection = defineCollection<AnswerDocument>(connection, 'answers', schema);
  return {
    async begin(key, fingerprint, at) {
      const forgetAt = new Date(Date.parse(at) + KEPT_MS);
      try {
        await collection.insertOne({ _id: key, fingerprint, startedAt: at, status: null, body: null, forgetAt });
        return { state: 'started' };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const found = await collection.findOne({ _id: key });
      if (!found) return { state: 'running' };
      if (found.fingerprint !== fingerprint) return { state: 'mismatch' };
      if (found.status !== null && found.body !== null) return { state: 'done', status: found.status, body: found.body };
      const dead = new Date(Date.parse(at) - ABANDONED_MS).toISOString();
      const taken = await collection.updateOne({ _id: key, status: null, startedAt: { $lt: dead } }, { $set: { startedAt: at } });
      return { state: taken.matchedCount === 1 ? 'started' : 'running' };
    },

    async finish(key, { status, body }) {
      await collection.updateOne({ _id: key }, { $set: { status, body } });
    },

    async abandon(key) {
      await collection.deleteOne({ _id: key, status: null });
    },
  };
}
