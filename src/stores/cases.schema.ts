import { Schema, type Collection, type Connection } from 'mongoose';
import { openKey, type Case } from '../domain/index.ts';
import { defineCollection } from './connection.ts';
import { fromStored, toStored, type Stored } from './documents.ts';

/**
 * A stored case. `openKey` stands while the case is open or pending and is unique: one open case per brand, customer and
 * topic. `deliverAt` stands while events wait; `heldBy` and `heldUntil` while a worker delivers them.
 */
export interface CaseDocument extends Stored<Case> {
  openKey?: string;
  deliverAt?: string;
  heldBy?: string;
  heldUntil?: string;
  breached: boolean;
}

const text = { type: String };
const clock = { type: new Schema({ dueAt: text, metAt: text, breached: Boolean }, { _id: false }), default: null };

const schema = new Schema<CaseDocument>(
  {
    _id: { type: String, required: true },
    number: Number,
    brand: text,
    customer: text,
    topic: text,
    subject: text,
    status: text,
    priority: text,
    urgency: Number,
    sentiment: text,
    networks: [text],
    language: text,
    queue: text,
    owner: { _id: false, kind: text, id: text, name: text, leaseUntil: text },
    mentionCount: Number,
    firstMention: text,
    lastMention: text,
    firstMentionAt: text,
    lastMentionAt: text,
    threads: [text],
    sla: { _id: false, firstResponse: clock, nextResponse: clock, resolution: clock },
    nextDueAt: text,
    incident: text,
    mergedInto: text,
    version: Number,
    sequence: Number,
    openedAt: text,
    solvedAt: text,
    closedAt: text,
    reopened: Number,
    excludedAgents: [text],
    timeline: [{ _id: false, at: text, by: text, type: text, detail: text, mention: text }],
    outbox: [{ _id: false, sequence: Number, id: text, type: text, at: text, mention: text }],
    workItem: {
      type: new Schema({ id: text, state: text, createdAt: text, changedAt: text, externalId: text }, { _id: false }),
      default: null,
    },
    routing: { _id: false, state: text, attempts: Number, nextAttemptAt: text, lastError: text, ackedSequence: Number },
    batches: [text],
    openKey: text,
    deliverAt: text,
    heldBy: text,
    heldUntil: text,
    breached: Boolean,
  },
  { versionKey: false, strict: 'throw', minimize: false },
);

schema.index({ openKey: 1 }, { unique: true, sparse: true });
schema.index({ customer: 1 });
schema.index({ brand: 1, lastMentionAt: -1, _id: -1 });
schema.index({ threads: 1 });
schema.index({ nextDueAt: 1 }, { partialFilterExpression: { nextDueAt: { $type: 'string' } } });
schema.index({ deliverAt: 1 }, { sparse: true });

export function caseCollection(connection: Connection): Collection<CaseDocument> {
  return defineCollection<CaseDocument>(connection, 'cases', schema);
}

/** The key a case holds while it is open; undefined when it holds none. */
export function openKeyOf(item: Case): string | undefined {
  const live = (item.status === 'open' || item.status === 'pending') && item.mergedInto === null;
  return live ? openKey(item.brand, item.customer, item.topic) : undefined;
}

export function toCase(document: CaseDocument): Case {
  const { openKey: _key, deliverAt: _at, heldBy: _by, heldUntil: _until, breached: _breached, ...rest } = document;
  return fromStored(rest);
}

export function isCaseBreached(item: Case): boolean {
  return [item.sla.firstResponse, item.sla.nextResponse, item.sla.resolution].some((one) => one?.breached === true);
}

export function toCaseFields(item: Case): Omit<Stored<Case>, '_id'> & { breached: boolean } {
  const { _id, ...rest } = toStored(item);
  return { ...rest, breached: isCaseBreached(item) };
}
