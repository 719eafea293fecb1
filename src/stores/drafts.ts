import { Schema, type Connection } from 'mongoose';
import type { Draft } from '../domain/index.ts';
import type { DraftStore } from '../ports/replies.ts';
import { defineCollection } from './connection.ts';

const KEPT_MS = 30 * 86_400_000;

interface DraftDocument extends Draft {
  _id: string;
  forgetAt: Date;
}

const text = { type: String };
const schema = new Schema<DraftDocument>(
  {
    _id: { type: String, required: true },
    case: text,
    agent: text,
    mention: text,
    visibility: text,
    text,
    source: text,
    at: text,
    forgetAt: Date,
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const keyOf = (caseId: string, agent: string): string => `${caseId}\u0000${agent}`;

/** Drafts in MongoDB: one document per case and agent. */
export function openDraftStore(connection: Connection): DraftStore {
  const collection = defineCollection<DraftDocument>(connection, 'drafts', schema);
  return {
    async put(draft) {
      const forgetAt = new Date(Date.parse(draft.at) + KEPT_MS);
      await collection.updateOne({ _id: keyOf(draft.case, draft.agent) }, { $set: { ...draft, forgetAt } }, { upsert: true });
    },

    async get(caseId, agent) {
      const document = await collection.findOne({ _id: keyOf(caseId, agent) });
      if (!document) return undefined;
      const { _id: _key, forgetAt: _forget, ...draft } = document;
      return draft;
    },

    async remove(caseId, agent) {
      await collection.deleteOne({ _id: keyOf(caseId, agent) });
    },
  };
}
