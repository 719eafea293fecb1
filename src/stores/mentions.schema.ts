import { Schema, type Collection, type Connection } from 'mongoose';
import type { Mention } from '../domain/index.ts';
import { defineCollection } from './connection.ts';
import type { Stored } from './documents.ts';

/**
 * A stored mention. `_id` is made from (brand, network, external id of the first revision): the unique key under "once".
 * Times are ISO 8601 in UTC with milliseconds, so they sort as text.
 */
export interface MentionDocument extends Omit<Stored<Mention>, 'voices' | 'country'> {
  /** Missing in what was stored before competitors were looked for. */
  voices?: string[];
  /** Missing in what was stored before countries were kept. */
  country?: string | null;
  /** Every external id this mention had, once there is more than one. */
  revisionIds?: string[];
  recheckedAt?: string;
  /** When it came, while it has no disposition: makes unfinished work cheap to find. */
  undecidedSince?: string;
  /** Stands, another one each time, from a change that rollups count until they have counted it. */
  uncounted?: string;
}

const text = { type: String };
const schema = new Schema<MentionDocument>(
  {
    _id: { type: String, required: true },
    brand: text,
    connection: text,
    network: text,
    kind: text,
    externalId: text,
    url: text,
    visibility: text,
    author: { _id: false, externalId: text, handle: text, name: text, followers: Number, verified: Boolean },
    text,
    lang: text,
    langConfidence: Number,
    langHint: text,
    country: text,
    sentiment: { _id: false, label: text, score: Number, confidence: Number, words: [{ _id: false, text, weight: Number }] },
    topics: [{ _id: false, id: text, confidence: Number }],
    intent: text,
    intentConfidence: Number,
    urgency: Number,
    urgencyReasons: [text],
    spam: Number,
    contradictsRating: Boolean,
    voices: [text],
    labelsVersion: text,
    corrected: Schema.Types.Mixed,
    rating: Number,
    inReplyTo: text,
    threadId: text,
    media: [{ _id: false, type: text, url: text }],
    postedAt: text,
    receivedAt: text,
    editedAt: text,
    deletedAt: text,
    revisions: [{ _id: false, externalId: text, text, rating: Number, replacedAt: text }],
    own: Boolean,
    customer: text,
    case: text,
    disposition: { _id: false, action: text, reason: text, at: text },
    batch: text,
    copies: Number,
    revisionIds: { type: [text], default: undefined },
    recheckedAt: text,
    undecidedSince: text,
    uncounted: text,
  },
  { versionKey: false, strict: 'throw', minimize: false },
);

schema.index({ brand: 1, postedAt: -1, _id: -1 });
schema.index({ case: 1, postedAt: 1 }, { partialFilterExpression: { case: { $type: 'string' } } });
schema.index({ customer: 1, postedAt: -1 });
schema.index({ revisionIds: 1 }, { sparse: true });
schema.index({ brand: 1, editedAt: 1 }, { partialFilterExpression: { editedAt: { $type: 'string' } } });
schema.index({ brand: 1, deletedAt: 1 }, { partialFilterExpression: { deletedAt: { $type: 'string' } } });
schema.index({ undecidedSince: 1 }, { sparse: true });
schema.index({ uncounted: 1 }, { sparse: true });

export function mentionCollection(connection: Connection): Collection<MentionDocument> {
  return defineCollection<MentionDocument>(connection, 'mentions', schema);
}
