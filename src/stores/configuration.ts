import { Schema, type Connection } from 'mongoose';
import type { ConfigurationStore, StoredConfiguration } from '../ports/stores.ts';
import { defineCollection } from './connection.ts';
import { isDuplicateKey } from './documents.ts';

interface ConfigurationDocument extends StoredConfiguration {
  _id: string;
}

const schema = new Schema<ConfigurationDocument>(
  { _id: { type: String, required: true }, version: Number, json: String, appliedAt: String },
  { versionKey: false },
);
const CURRENT = 'current';

/** The configuration in force, in MongoDB. */
export function openConfigurationStore(connection: Connection): ConfigurationStore {
  const collection = defineCollection<ConfigurationDocument>(connection, 'configuration', schema);
  return {
    async read() {
      const found = await collection.findOne({ _id: CURRENT });
      return found ? { version: found.version, json: found.json, appliedAt: found.appliedAt } : undefined;
    },

    async write(next, expectedVersion) {
      const change = { ...next, version: expectedVersion + 1 };
      if (expectedVersion > 0) {
        return (await collection.updateOne({ _id: CURRENT, version: expectedVersion }, { $set: change })).matchedCount === 1;
      }
      try {
        await collection.insertOne({ _id: CURRENT, ...change });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}
