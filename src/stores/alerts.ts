import { Schema, type Connection } from 'mongoose';
import type { Alert } from '../domain/index.ts';
import type { AlertStore, RhythmStore } from '../ports/alerts.ts';
import { defineCollection } from './connection.ts';
import { fromStored, isDuplicateKey, toStored, type Stored } from './documents.ts';

type AlertDocument = Stored<Alert>;
interface WatchDocument {
  _id: string;
  watchedAt?: string;
  revision?: number;
  json?: string;
}
interface RhythmDocument {
  _id: string;
  learntAt: string;
  json: string;
}

const text = { type: String };
const alertFields = new Schema<AlertDocument>(
  {
    _id: { type: String, required: true },
    brand: text,
    topic: text,
    network: text,
    measure: text,
    severity: text,
    likelihood: Number,
    began: text,
    found: text,
    seen: text,
    until: text,
    count: Number,
    expected: Number,
    whatDiffers: [{ _id: false, kind: text, text, count: Number, usual: Number }],
    incident: text,
    folded: Number,
    acknowledged: { _id: false, by: { _id: false, id: text, name: text }, at: text },
  },
  { versionKey: false, strict: 'throw' },
);
alertFields.index({ brand: 1, found: -1 });
alertFields.index({ brand: 1, until: 1 });

const watchFields = new Schema<WatchDocument>(
  { _id: { type: String, required: true }, watchedAt: text, revision: Number, json: text },
  { versionKey: false },
);
const rhythmFields = new Schema<RhythmDocument>(
  { _id: { type: String, required: true }, learntAt: text, json: text },
  { versionKey: false },
);

const NOTICES = 'notices';
const watchId = (brand: string): string => `brand:${brand}`;

/** Alerts, how far was looked, and what was told of them, in MongoDB. */
export function openAlertStore(connection: Connection): AlertStore {
  const alerts = defineCollection<AlertDocument>(connection, 'alerts', alertFields);
  const watch = defineCollection<WatchDocument>(connection, 'alert-watch', watchFields);
  return {
    async known(brand, since) {
      const found = await alerts
        .find({ brand, $or: [{ until: null }, { until: { $gte: since } }] })
        .sort({ found: 1, _id: 1 })
        .toArray();
      return found.map(fromStored);
    },

    async save(list) {
      for (const alert of list) {
        const { _id, incident, acknowledged, ...fields } = toStored(alert);
        await alerts.updateOne({ _id }, { $set: fields, $setOnInsert: { incident, acknowledged } }, { upsert: true });
      }
    },

    async list({ brands, open, from, to }, limit) {
      const found = await alerts
        .find({
          brand: { $in: [...brands] },
          ...(open ? { until: null } : {}),
          ...(from === undefined ? {} : { seen: { $gte: from } }),
          ...(to === undefined ? {} : { found: { $lt: to } }),
        })
        .sort({ found: -1, _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(fromStored);
    },

    async get(id) {
      const found = await alerts.findOne({ _id: id });
      return found ? fromStored(found) : undefined;
    },

    async setIncident(id, incident) {
      await alerts.updateOne({ _id: id }, { $set: { incident } });
    },

    async acknowledge(id, acknowledged) {
      await alerts.updateOne({ _id: id, acknowledged: null }, { $set: { acknowledged } });
      const found = await alerts.findOne({ _id: id });
      return found ? fromStored(found) : undefined;
    },

    async watched(brands) {
      const found = await watch.find({ _id: { $in: brands.map(watchId) } }).toArray();
      const byId = new Map(found.map(({ _id, watchedAt }) => [_id, watchedAt]));
      return new Map(
        brands.flatMap((brand) => {
          const at = byId.get(watchId(brand));
          return at === undefined ? [] : [[brand, at] as const];
        }),
      );
    },

    async saveWatched(brand, at) {
      await watch.updateOne({ _id: watchId(brand) }, { $max: { watchedAt: at } }, { upsert: true });
    },

    async notices() {
      const found = await watch.findOne({ _id: NOTICES });
      return { revision: found?.revision ?? 0, json: found?.json ?? null };
    },

    async saveNotices(json, after) {
      const next = { json, revision: after + 1 };
      if (after > 0) return (await watch.updateOne({ _id: NOTICES, revision: after }, { $set: next })).matchedCount === 1;
      try {
        await watch.insertOne({ _id: NOTICES, ...next });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}

/** What was learnt of brands' usual counts, in MongoDB: one document of a brand. */
export function openRhythmStore(connection: Connection): RhythmStore {
  const rhythms = defineCollection<RhythmDocument>(connection, 'rhythms', rhythmFields);
  return {
    async get(brand) {
      const found = await rhythms.findOne({ _id: brand });
      return found ? { learntAt: found.learntAt, json: found.json } : undefined;
    },

    async save(brand, { learntAt, json }) {
      await rhythms.updateOne({ _id: brand }, { $set: { learntAt, json } }, { upsert: true });
    },
  };
}
