import { Schema, type Connection } from 'mongoose';
import { identityKey, type Customer } from '../domain/index.ts';
import type { CustomerStore } from '../ports/stores.ts';
import { defineCollection } from './connection.ts';
import { duplicatesOf, fromStored, toStored, type Stored } from './documents.ts';

interface CustomerDocument extends Stored<Customer> {
  /** One per identity; the unique index on it says that an account belongs to one person. */
  keys: string[];
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
    keys: [text],
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ keys: 1 }, { unique: true });

const toCustomer = ({ keys: _keys, ...rest }: CustomerDocument): Customer => fromStored(rest);

/** Customers in MongoDB. */
export function openCustomerStore(connection: Connection): CustomerStore {
  const collection = defineCollection<CustomerDocument>(connection, 'customers', schema);
  return {
    async byIdentity(keys) {
      const found = await collection.find({ keys: { $in: [...keys] } }).toArray();
      const byKey = new Map<string, Customer>();
      for (const document of found) {
        const customer = toCustomer(document);
        for (const key of document.keys) byKey.set(key, customer);
      }
      return byKey;
    },

    async insert(customers) {
      if (customers.length === 0) return;
      const documents = customers.map((customer): CustomerDocument => ({
        ...toStored(customer),
        keys: customer.identities.map(({ network, externalId }) => identityKey(customer.brand, network, externalId)),
      }));
      try {
        await collection.insertMany(documents, { ordered: false });
      } catch (error) {
        duplicatesOf(error);
      }
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
