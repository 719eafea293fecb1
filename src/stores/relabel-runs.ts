import { Schema, type Connection } from 'mongoose';
import type { RelabelRun, RelabelRunStore } from '../ports/label-stores.ts';
import { defineCollection } from './connection.ts';
import { fromStored, toStored, type Stored } from './documents.ts';

const text = { type: String };
const schema = new Schema<Stored<RelabelRun>>(
  {
    _id: { type: String, required: true },
    version: text,
    brand: text,
    since: text,
    all: Boolean,
    startedAt: text,
    finishedAt: text,
    after: text,
    total: Number,
    looked: Number,
    relabelled: Number,
    changed: Schema.Types.Mixed,
    moved: Schema.Types.Mixed,
  },
  { versionKey: false, strict: 'throw' },
);

/** Runs of relabelling in MongoDB: a handful of documents. */
export function openRelabelRunStore(connection: Connection): RelabelRunStore {
  const collection = defineCollection<Stored<RelabelRun>>(connection, 'relabelruns', schema);
  return {
    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? fromStored(document) : undefined;
    },
    async save(run) {
      const { _id, ...rest } = toStored(run);
      await collection.replaceOne({ _id }, rest, { upsert: true });
    },
    async latest() {
      const [document] = await collection.find().sort({ startedAt: -1 }).limit(1).toArray();
      return document ? fromStored(document) : undefined;
    },
  };
}
