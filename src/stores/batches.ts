import { Schema, type Connection } from 'mongoose';
import type { Batch, BatchStore } from '../ports/stores.ts';
import { defineCollection } from './connection.ts';
import { fromStored, isDuplicateKey, type Stored } from './documents.ts';

interface BatchDocument extends Stored<Batch> {
  /** Stands while the batch is unfinished. */
  openSince?: string;
  /** After this the server forgets it. */
  forgetAt: Date;
}

const text = { type: String };
const schema = new Schema<BatchDocument>(
  {
    _id: { type: String, required: true },
    connection: text,
    receivedAt: text,
    accepted: Number,
    done: Number,
    new: Number,
    duplicate: Number,
    edited: Number,
    removed: Number,
    ignored: Number,
    failed: Number,
    finishedAt: text,
    openSince: text,
    forgetAt: Date,
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ openSince: 1 }, { sparse: true });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const KEPT_MS = 7 * 86_400_000;
const forgetAfter = (receivedAt: string): Date => new Date(Date.parse(receivedAt) + KEPT_MS);
const toBatch = ({ openSince: _since, forgetAt: _forget, ...rest }: BatchDocument): Batch => fromStored(rest);

/** Batches in MongoDB, forgotten after a week. */
export function openBatchStore(connection: Connection): BatchStore {
  const collection = defineCollection<BatchDocument>(connection, 'batches', schema);
  return {
    async open({ id, connection: name, receivedAt, accepted }) {
      const counts = { done: 0, new: 0, duplicate: 0, edited: 0, removed: 0, ignored: 0, failed: 0, finishedAt: null };
      const forgetAt = forgetAfter(receivedAt);
      try {
        await collection.insertOne({
          _id: id,
          connection: name,
          receivedAt,
          accepted,
          ...counts,
          openSince: receivedAt,
          forgetAt,
        });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    async finish(id, outcome, { connection: name, receivedAt, accepted }) {
      const onInsert = { connection: name, receivedAt, accepted, forgetAt: forgetAfter(receivedAt) };
      const unset = outcome.finishedAt === null ? {} : { $unset: { openSince: '' as const } };
      await collection.updateOne({ _id: id }, { $set: outcome, $setOnInsert: onInsert, ...unset }, { upsert: true });
    },

    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toBatch(document) : undefined;
    },

    async unfinished(before, limit) {
      const found = await collection
        .find({ openSince: { $lt: before } })
        .sort({ openSince: 1 })
        .limit(limit)
        .toArray();
      return found.map(toBatch);
    },
  };
}
