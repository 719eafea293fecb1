import { Schema, type Collection, type Connection } from 'mongoose';
import { openKey, pressingOf, untouched, type Case } from '../domain/index.ts';
import { defineCollection } from './connection.ts';
import { fromStored, toStored, type Stored } from './documents.ts';

/**
 * A stored case. `openKey` stands while the case is open or pending and is unique: one open case per brand, customer and
 * topic. `deliverAt` stands while events wait; `heldBy` and `heldUntil` while a worker delivers them. `breached`, `pressing` (see
 * `pressingOf`; stands while something can press) and `marks` (who and what waits for somebody, and what was said for
 * incidents, see `marksOf`; stands while there is one) are derived from the case at every write, so that lists find them by an index.
 */
export interface CaseDocument extends Stored<Case> {
  openKey?: string;
  deliverAt?: string;
  heldBy?: string;
  heldUntil?: string;
  breached: boolean;
  pressing?: string;
  marks?: string[];
  /** Stands, another one each time, from a change of the case until rollups have counted it. */
  uncounted?: string;
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
    epoch: Number,
    returned: Number,
    notified: [text],
    approvals: [text],
    sending: [text],
    resolution: { type: new Schema({ code: text, text, by: text, at: text }, { _id: false }), default: null },
    help: { type: new Schema({ by: text, name: text, at: text, text }, { _id: false }), default: null },
    told: { type: [{ _id: false, incident: text, kind: text, reply: text }], default: [] },
    leftIncidents: [text],
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
    pressing: text,
    marks: { type: [text], default: undefined },
    uncounted: text,
  },
  { versionKey: false, strict: 'throw', minimize: false },
);

schema.index({ openKey: 1 }, { unique: true, sparse: true });
schema.index({ customer: 1 });
schema.index({ brand: 1, lastMentionAt: -1, _id: -1 });
schema.index({ lastMentionAt: -1, _id: -1 });
schema.index({ threads: 1 });
schema.index({ marks: 1 }, { sparse: true });
schema.index({ uncounted: 1 }, { sparse: true });

/** Open or pending, and not merged. Both say the same; the first is what the indexes say, and some servers use them only where it is said again. */
export const LIVE = { pressing: { $type: 'string', $gt: '' } } as const;

/** Only live cases are in these: the ones somebody works on are few among those ever stored. */
const live = { partialFilterExpression: { pressing: { $type: 'string' } } };
schema.index({ pressing: 1, _id: 1 }, live);
schema.index({ queue: 1, pressing: 1, _id: 1 }, live);
schema.index({ 'owner.id': 1, pressing: 1, _id: 1 }, live);
schema.index({ openedAt: 1, _id: 1 }, live);
schema.index({ breached: 1, pressing: 1, _id: 1 }, { partialFilterExpression: { breached: true } });
schema.index({ nextDueAt: 1 }, { partialFilterExpression: { nextDueAt: { $type: 'string' } } });
schema.index({ deliverAt: 1 }, { sparse: true });
schema.index({ incident: 1, lastMentionAt: -1, _id: -1 }, { partialFilterExpression: { incident: { $type: 'string' } } });
// The supervisor's board: who waits in a queue, oldest first, and who holds what; live cases only.
schema.index(
  { status: 1, 'owner.kind': 1, queue: 1, openedAt: 1 },
  { partialFilterExpression: { openKey: { $type: 'string' } } },
);
// Arrivals over time.
schema.index({ openedAt: 1, queue: 1, brand: 1 });
// Reports and samples over what was solved.
schema.index({ solvedAt: -1, _id: -1 }, { partialFilterExpression: { solvedAt: { $type: 'string' } } });

export function caseCollection(connection: Connection): Collection<CaseDocument> {
  return defineCollection<CaseDocument>(connection, 'cases', schema);
}

/** The key a case holds while it is open; undefined when it holds none. */
export function openKeyOf(item: Case): string | undefined {
  const live = (item.status === 'open' || item.status === 'pending') && item.mergedInto === null;
  return live ? openKey(item.brand, item.customer, item.topic) : undefined;
}

export const notifiedMark = (agent: string): string => `notified ${agent}`;
export const APPROVAL_MARK = 'approval';
export const HELP_MARK = 'help';

export const toldMark = ({ incident, kind }: Pick<Case['told'][number], 'incident' | 'kind'>): string => `${kind} ${incident}`;

function marksOf(item: Pick<Case, 'notified' | 'approvals' | 'help' | 'told'>): readonly string[] {
  return [
    ...item.notified.map(notifiedMark),
    ...(item.approvals.length > 0 ? [APPROVAL_MARK] : []),
    ...(item.help === null ? [] : [HELP_MARK]),
    ...item.told.map(toldMark),
  ];
}

/** A document without what is only derived; what an earlier release left out has the value of an untouched case. */
export function toCase(document: CaseDocument): Case {
  const {
    openKey: _key,
    deliverAt: _at,
    heldBy: _by,
    heldUntil: _until,
    breached: _breached,
    pressing: _pressing,
    marks: _marks,
    uncounted: _mark,
    ...rest
  } = document;
  return fromStored({ ...mutable(), ...rest });
}

/** The documents' types have arrays that can be changed; sharing one among cases would let a change of one reach all. */
const mutable = () => ({ ...untouched, notified: [], approvals: [], sending: [], told: [], leftIncidents: [] });

function isCaseBreached(item: Case): boolean {
  return [item.sla.firstResponse, item.sla.nextResponse, item.sla.resolution].some((one) => one?.breached === true);
}

/** The derived fields of a case, and which of them it must not have. */
export function derivedOf(item: Case): {
  readonly set: Pick<CaseDocument, 'breached' | 'pressing' | 'marks'>;
  readonly unset: { readonly pressing?: ''; readonly marks?: '' };
} {
  const pressing = pressingOf(item);
  const marks = marksOf(item);
  return {
    set: {
      breached: isCaseBreached(item),
      ...(pressing === null ? {} : { pressing }),
      ...(marks.length === 0 ? {} : { marks: [...marks] }),
    },
    unset: { ...(pressing === null ? { pressing: '' } : {}), ...(marks.length === 0 ? { marks: '' } : {}) },
  };
}

export function toCaseFields(item: Case): Omit<Stored<Case>, '_id'> & Pick<CaseDocument, 'breached' | 'pressing' | 'marks'> {
  const { _id, ...rest } = toStored(item);
  return { ...rest, ...derivedOf(item).set };
}

/** Whoever reads many cases needs none of what only grows with them. */
export const WITHOUT_TAILS = { timeline: 0, outbox: 0, batches: 0 } as const;
export const toCaseWithoutTails = (document: CaseDocument): Case => ({
  ...toCase(document),
  timeline: [],
  outbox: [],
  batches: [],
});
