import { Schema, type Connection } from 'mongoose';
import { customerIdOfKey, identityKey, unlinked, type Customer, type MatchDecision } from '../domain/index.ts';
import { MOST_DECLINED, type CustomerStore } from '../ports/stores.ts';
import { defineCollection } from './connection.ts';
import { insertUnordered } from './insert-many.ts';
import { fromStored, toStored, type Stored } from './documents.ts';

interface CustomerDocument extends Omit<Stored<Customer>, 'linkedTo' | 'linkEvents'> {
  /** Missing while they stand for themselves, as nearly everybody does: the sparse index holds the linked ones alone. */
  linkedTo?: string;
  linkEvents?: Customer['linkEvents'];
  /**
   * Identity keys of accounts linked to this customer later. The first account needs none: `_id` is made from it. Together they
   * are the unique key under "an account belongs to one person", at no cost for the many who never have a second account.
   */
  linkedKeys?: string[];
  /** Keys that others may have too: see `src/customers/match-keys.ts`. Missing while nobody looked for matches. */
  matchKeys?: string[];
  /** Whom somebody said they are not. Missing for nearly everybody. */
  declined?: MatchDecision[];
}

const text = { type: String };
const identity = new Schema(
  {
    network: text,
    externalId: text,
    handle: text,
    name: text,
    followers: Number,
    verified: Boolean,
    evidence: text,
    linkedAt: text,
    linkedBy: text,
  },
  { _id: false },
);
const schema = new Schema<CustomerDocument>(
  {
    _id: { type: String, required: true },
    brand: text,
    name: text,
    identities: [identity],
    firstSeenAt: text,
    erasedAt: text,
    linkedTo: text,
    linkEvents: [
      { _id: false, type: text, other: text, evidence: text, note: text, by: { _id: false, id: text, name: text }, at: text },
    ],
    linkedKeys: { type: [text], default: undefined },
    matchKeys: { type: [text], default: undefined },
    declined: { type: [{ _id: false, other: text, by: { _id: false, id: text, name: text }, at: text }], default: undefined },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ linkedKeys: 1 }, { unique: true, sparse: true });
schema.index({ linkedTo: 1 }, { sparse: true });
schema.index({ matchKeys: 1 }, { sparse: true });

/** A customer; what was stored before there were links stands for itself. */
const toCustomer = ({ linkedKeys: _keys, matchKeys: _match, declined: _declined, ...rest }: CustomerDocument): Customer => ({
  ...unlinked,
  ...fromStored(rest),
  linkEvents: rest.linkEvents ?? [],
});

/** Customers in MongoDB. */
export function openCustomerStore(connection: Connection): CustomerStore {
  const collection = defineCollection<CustomerDocument>(connection, 'customers', schema);
  return {
    async byIdentity(keys) {
      const byKey = new Map<string, Customer>();
      const keyOf = new Map(keys.map((key) => [customerIdOfKey(key), key]));
      for (const document of await collection.find({ _id: { $in: [...keyOf.keys()] } }).toArray()) {
        byKey.set(keyOf.get(document._id) ?? '', toCustomer(document));
      }
      const missing = keys.filter((key) => !byKey.has(key));
      if (missing.length === 0) return byKey;
      for (const document of await collection.find({ linkedKeys: { $in: missing } }).toArray()) {
        for (const key of document.linkedKeys ?? []) if (missing.includes(key)) byKey.set(key, toCustomer(document));
      }
      return byKey;
    },

    async insert(customers) {
      if (customers.length === 0) return;
      const documents = customers.map((customer): CustomerDocument => {
        const linked = customer.identities
          .slice(1)
          .map(({ network, externalId }) => identityKey(customer.brand, network, externalId));
        const { linkedTo, linkEvents, ...kept } = toStored(customer);
        return {
          ...kept,
          ...(linked.length === 0 ? {} : { linkedKeys: linked }),
          ...(linkedTo === null ? {} : { linkedTo }),
          ...(linkEvents.length === 0 ? {} : { linkEvents }),
        };
      });
      await insertUnordered({ connection, collection }, documents, () => 2_000);
    },

    async refresh(updates) {
      if (updates.length === 0) return;
      const operations = updates.map(({ customer, identity: { network, externalId, handle, name, followers, verified } }) => ({
        updateOne: {
          filter: { _id: customer, erasedAt: null, identities: { $elemMatch: { network, externalId } } },
          update: {
            $set: {
              'identities.$.handle': handle,
              'identities.$.name': name,
              'identities.$.followers': followers,
              'identities.$.verified': verified,
            },
          },
        },
      }));
      await collection.bulkWrite(operations, { ordered: false });
    },

    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toCustomer(document) : undefined;
    },

    async getMany(ids) {
      return (await collection.find({ _id: { $in: [...ids] } }).toArray()).map(toCustomer);
    },

    async walk(behindId, limit) {
      const found = await collection
        .find(behindId === null ? {} : { _id: { $gt: behindId } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toCustomer);
    },

    async linkedTo(ids, limit) {
      const found = await collection
        .find({ linkedTo: { $in: [...ids] } })
        .limit(limit)
        .toArray();
      return found.map(toCustomer);
    },

    async setLink(id, { from, to, event }) {
      const { modifiedCount } = await collection.updateOne(
        { _id: id, linkedTo: from ?? { $exists: false }, erasedAt: null },
        { ...(to === null ? { $unset: { linkedTo: '' as const } } : { $set: { linkedTo: to } }), $push: { linkEvents: event } },
      );
      return modifiedCount === 1;
    },

    async setMatchKeys(id, keys) {
      await collection.updateOne({ _id: id, erasedAt: null }, { $set: { matchKeys: [...keys] } });
    },

    async byMatchKeys(keys, limit) {
      if (keys.length === 0) return [];
      const found = await collection
        .find({ matchKeys: { $in: [...keys] } })
        .limit(limit)
        .toArray();
      return found.map((document) => ({ customer: toCustomer(document), keys: document.matchKeys ?? [] }));
    },

    async dropMatchKeys(ids) {
      if (ids.length > 0) await collection.updateMany({ _id: { $in: [...ids] } }, { $unset: { matchKeys: '' } });
    },

    async declineMatch(id, { other, by, at }) {
      const full = `declined.${MOST_DECLINED - 1}`;
      const { modifiedCount } = await collection.updateOne(
        { _id: id, erasedAt: null, 'declined.other': { $ne: other }, [full]: { $exists: false } },
        { $push: { declined: { other, by, at } } },
      );
      if (modifiedCount === 1) return true;
      return (await collection.findOne({ _id: id, erasedAt: null, 'declined.other': other })) !== null;
    },

    async allowMatch(id, other) {
      await collection.updateOne({ _id: id }, { $pull: { declined: { other } } });
    },

    async declined(ids) {
      const found = await collection.find({ _id: { $in: [...ids] } }).toArray();
      return found.flatMap(({ _id: id, declined = [] }) => declined.map(({ other }) => ({ id, other })));
    },

    async erase(id, at) {
      const customer = await collection.findOne({ _id: id });
      if (!customer) return false;
      const identities = customer.identities.map((one) => ({
        ...one,
        handle: null,
        name: null,
        followers: null,
        verified: null,
      }));
      await collection.updateOne(
        { _id: id },
        { $set: { name: null, identities, erasedAt: at }, $unset: { matchKeys: '', declined: '' } },
      );
      return true;
    },
  };
}
