import { Schema, type Connection } from 'mongoose';
import { KEPT_ENTRIES, type Incident, type IncidentCounts } from '../domain/index.ts';
import type { IncidentFilter, IncidentStore } from '../ports/incidents.ts';
import type { CaseDocument } from './cases.schema.ts';
import { defineCollection } from './connection.ts';
import { fromStored, isDuplicateKey, toStored, type Stored } from './documents.ts';
import { after, pageOf } from './paging.ts';

const text = { type: String };
const mixed = Schema.Types.Mixed;
const schema = new Schema<Stored<Incident>>(
  {
    _id: { type: String, required: true },
    brand: text,
    title: text,
    state: text,
    alert: text,
    match: mixed,
    began: text,
    proposedAt: text,
    acceptedAt: text,
    acceptedBy: mixed,
    closedAt: text,
    closedBy: mixed,
    statement: mixed,
    closing: mixed,
    timeline: mixed,
    tasks: mixed,
    version: Number,
  },
  { versionKey: false, strict: 'throw', minimize: false },
);
schema.index({ brand: 1, proposedAt: -1, _id: -1 });
schema.index({ proposedAt: -1, _id: -1 });
schema.index({ state: 1, proposedAt: -1, _id: -1 });
schema.index({ alert: 1 }, { partialFilterExpression: { alert: { $type: 'string' } } });
schema.index({ 'tasks.id': 1 }, { sparse: true });

const NONE: IncidentCounts = { linked: 0, open: 0, told: 0, answered: 0, solved: 0 };

/** What counting needs to know of a case. */
type LinkedCase = Pick<CaseDocument, '_id' | 'incident' | 'status' | 'told'> & {
  readonly sla?: Pick<CaseDocument['sla'], 'firstResponse'>;
};

function counted(before: IncidentCounts, { incident, status, told, sla }: LinkedCase): IncidentCounts {
  const one = (is: boolean): number => (is ? 1 : 0);
  return {
    linked: before.linked + 1,
    open: before.open + one(status === 'open' || status === 'pending'),
    told: before.told + one((told ?? []).some((each) => each.incident === incident && each.kind === 'holding')),
    answered: before.answered + one((sla?.firstResponse?.metAt ?? null) !== null),
    solved: before.solved + one(status === 'solved' || status === 'closed'),
  };
}

/** Incidents in MongoDB. */
export function openIncidentStore(connection: Connection): IncidentStore {
  const incidents = defineCollection<Stored<Incident>>(connection, 'incidents', schema);
  const cases = connection.collection<CaseDocument>('cases');
  const filterOf = ({ brand, state }: IncidentFilter) => ({
    ...(brand === undefined ? {} : { brand }),
    ...(state === undefined ? {} : { state }),
  });
  const one = async (filter: Record<string, unknown>): Promise<Incident | undefined> => {
    const document = await incidents.findOne(filter);
    return document ? fromStored(document) : undefined;
  };

  return {
    async insert(incident) {
      try {
        await incidents.insertOne(toStored(incident));
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    get: (id) => one({ _id: id }),
    byAlert: (alert) => one({ alert: { $type: 'string', $eq: alert } }),

    async save(incident) {
      const { _id, ...rest } = toStored(incident);
      const { matchedCount } = await incidents.replaceOne({ _id, version: incident.version - 1 }, rest);
      return matchedCount === 1;
    },

    async finish(id, task, entry) {
      await incidents.updateOne(
        { _id: id, 'tasks.id': task },
        { $pull: { tasks: { id: task } }, $push: { timeline: { $each: [entry], $slice: -KEPT_ENTRIES } } },
      );
    },

    async list(filter, page) {
      const found = await incidents
        .find({ $and: [filterOf(filter), after('proposedAt', page)] })
        .sort({ proposedAt: -1, _id: -1 })
        .limit(page.limit + 1)
        .toArray();
      const items = found.map((document) => fromStored(document));
      return pageOf(items, page.limit, ({ proposedAt, id }) => ({ value: proposedAt, id }));
    },

    async open(limit) {
      const found = await incidents.find({ state: 'open' }).sort({ proposedAt: 1 }).limit(limit).toArray();
      return found.map((document) => fromStored(document));
    },

    async unfinished(limit) {
      const found = await incidents
        .find({ 'tasks.id': { $gt: '' } })
        .limit(limit)
        .toArray();
      return found.map((document) => fromStored(document));
    },

    async counts(ids) {
      const counts = new Map(ids.map((id) => [id, NONE]));
      if (ids.length === 0) return counts;
      const linked = cases.find<LinkedCase>(
        { incident: { $type: 'string', $in: [...ids] }, mergedInto: null },
        { projection: { incident: 1, status: 1, told: 1, 'sla.firstResponse': 1 } },
      );
      for await (const item of linked) {
        if (item.incident !== null) counts.set(item.incident, counted(counts.get(item.incident) ?? NONE, item));
      }
      return counts;
    },
  };
}
