import { Schema, type Connection } from 'mongoose';
import { customerIdOfKey, identityKey, type Customer } from '../domain/index.ts';
import type { CustomerStore } from '../ports/stores.ts';
import { defineCollection } from './connection.ts';
import { insertUnordered } from './insert-many.ts';
import { fromStored, toStored, type Stored } from './documents.ts';

interface CustomerDocument extends Stored<Customer> {
  /**
   * Identity keys of accounts linked to this customer later. The first account needs none: `_id` is made from it. Together they
   * are the unique key under "an account belongs to one person", at no cost for the many who never have a second account.
   */
  linkedKeys?: string[];
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
    linkedKeys: { type: [text], default: undefined },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ linkedKeys: 1 }, { unique: true, sparse: true });

const toCustomer = ({ linkedKeys: _keys, ...rest }: CustomerDocument): Customer => fromStored(rest);

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
        return { ...toStored(customer), ...(linked.length === 0 ? {} : { linkedKeys: linked }) };
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
      await collection.updateOne({ _id: id }, { $set: { name: null, identities, erasedAt: at } });
      return true;
    },
  };
}
