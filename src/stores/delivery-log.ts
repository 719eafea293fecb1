import { Schema, type Connection } from 'mongoose';
import { DELIVERIES_KEPT_DAYS, type DeliveryAttempt, type DeliveryLog } from '../ports/delivery-log.ts';
import { defineCollection } from './connection.ts';
import { duplicatesOf, fromStored, toStored, type Stored } from './documents.ts';
import { after, pageOf } from './paging.ts';

interface AttemptDocument extends Stored<DeliveryAttempt> {
  forgetAt: Date;
}

const DAY_MS = 86_400_000;
const text = { type: String };
const schema = new Schema<AttemptDocument>(
  {
    _id: { type: String, required: true },
    at: text,
    case: text,
    event: { _id: false, sequence: Number, id: text, type: text, at: text, mention: text },
    attempt: Number,
    outcome: text,
    status: Number,
    ms: Number,
    error: text,
    forgetAt: Date,
  },
  { versionKey: false },
);
schema.index({ at: -1, _id: -1 });
schema.index({ case: 1, at: -1, _id: -1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const toAttempt = ({ forgetAt: _forget, ...rest }: AttemptDocument): DeliveryAttempt => fromStored(rest);

/** Tries of deliveries in MongoDB. */
export function openDeliveryLog(connection: Connection): DeliveryLog {
  const collection = defineCollection<AttemptDocument>(connection, 'deliveries', schema);
  return {
    async note(attempts) {
      if (attempts.length === 0) return;
      const documents = attempts.map((attempt) => ({
        ...toStored(attempt),
        forgetAt: new Date(Date.parse(attempt.at) + DELIVERIES_KEPT_DAYS * DAY_MS),
      }));
      try {
        await collection.insertMany(documents, { ordered: false });
      } catch (error) {
        duplicatesOf(error);
      }
    },

    async list({ case: caseId, event, outcome }, page) {
      const wanted = {
        ...(caseId === undefined ? {} : { case: caseId }),
        ...(event === undefined ? {} : { 'event.id': event }),
        ...(outcome === undefined ? {} : { outcome }),
      };
      const found = await collection
        .find({ $and: [wanted, after('at', page)] })
        .sort({ at: -1, _id: -1 })
        .limit(page.limit + 1)
        .toArray();
      return pageOf(found.map(toAttempt), page.limit, ({ at, id }) => ({ value: at, id }));
    },

    async get(id) {
      const found = await collection.findOne({ _id: id });
      return found ? toAttempt(found) : undefined;
    },
  };
}
