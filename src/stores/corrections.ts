import { Schema, type Connection } from 'mongoose';
import { changesLabel, type Correction } from '../domain/index.ts';
import type { CorrectionCount, CorrectionStore } from '../ports/label-stores.ts';
import { defineCollection } from './connection.ts';
import { fromStored, isDuplicateKey, toStored, type Stored } from './documents.ts';
import { after, pageOf } from './paging.ts';

const QUERY_MS = 10_000;

interface CorrectionDocument extends Stored<Correction> {
  /** False where somebody only agreed. */
  changes: boolean;
}

const text = { type: String };
const schema = new Schema<CorrectionDocument>(
  {
    _id: { type: String, required: true },
    mention: text,
    brand: text,
    network: text,
    lang: text,
    field: text,
    from: Schema.Types.Mixed,
    to: Schema.Types.Mixed,
    by: { _id: false, id: text, name: text },
    at: text,
    labelsVersion: text,
    revision: Number,
    changes: Boolean,
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ at: -1, _id: -1 });

function toCorrection({ changes: _changes, ...rest }: CorrectionDocument): Correction {
  return fromStored(rest);
}

/** Corrections in MongoDB. */
export function openCorrectionStore(connection: Connection): CorrectionStore {
  const collection = defineCollection<CorrectionDocument>(connection, 'corrections', schema);
  return {
    async add(correction) {
      try {
        await collection.insertOne({ ...toStored(correction), changes: changesLabel(correction) });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    async list({ brand, field, from, to }, page) {
      const made = { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lt: to }) };
      const wanted = {
        ...(brand === undefined ? {} : { brand }),
        ...(field === undefined ? {} : { field }),
        ...(Object.keys(made).length === 0 ? {} : { at: made }),
      };
      const found = await collection
        .find({ $and: [wanted, after('at', page)] })
        .sort({ at: -1, _id: -1 })
        .limit(page.limit + 1)
        .maxTimeMS(QUERY_MS)
        .toArray();
      return pageOf(found.map(toCorrection), page.limit, ({ at, id }) => ({ value: at, id }));
    },

    async counts(brand, from, to) {
      const rows = await collection
        .aggregate<{ _id: Omit<CorrectionCount, 'count'>; count: number }>(
          [
            { $match: { at: { $gte: from, $lt: to }, brand, changes: true } },
            { $group: { _id: { network: '$network', lang: '$lang', field: '$field' }, count: { $sum: 1 } } },
          ],
          { maxTimeMS: QUERY_MS },
        )
        .toArray();
      return rows.map(({ _id, count }) => ({ ..._id, count }));
    },
  };
}
