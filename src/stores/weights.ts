import { createHash } from 'node:crypto';
import { Schema, type Connection } from 'mongoose';
import type { WeightStore } from '../ports/weight-store.ts';
import { defineCollection } from './connection.ts';

interface WeightsDocument {
  _id: string;
  madeAt: string;
  manifest: string;
  /** SHA-256 of each file, by its name. */
  files: [string, string][];
}
interface FileDocument {
  _id: string;
  bytes: Buffer;
}
interface UseDocument {
  _id: string;
  version: string | null;
}

const text = { type: String, required: true };
const weightsSchema = new Schema<WeightsDocument>(
  { _id: text, madeAt: text, manifest: text, files: Schema.Types.Mixed },
  { versionKey: false, strict: 'throw' },
);
const fileSchema = new Schema<FileDocument>({ _id: text, bytes: Buffer }, { versionKey: false, strict: 'throw' });
const useSchema = new Schema<UseDocument>({ _id: text, version: String }, { versionKey: false, strict: 'throw' });
const IN_USE = 'in-use';

/** What a driver gives for binary data: a Buffer, or an object that holds one. */
function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'object' && value !== null && 'buffer' in value && value.buffer instanceof Uint8Array) return value.buffer;
  throw new TypeError('A file of weights is stored as something else than bytes: restore it or use the shipped weights');
}

/** Weights in MongoDB: each file once by its checksum, so that versions share what they have in common. */
export function openWeightStore(connection: Connection): WeightStore {
  const versions = defineCollection<WeightsDocument>(connection, 'weights', weightsSchema);
  const files = defineCollection<FileDocument>(connection, 'weightfiles', fileSchema);
  const uses = defineCollection<UseDocument>(connection, 'weightsinuse', useSchema);
  return {
    async inUse() {
      return (await uses.findOne({ _id: IN_USE }))?.version ?? null;
    },
    async load(version) {
      const found = await versions.findOne({ _id: version });
      if (!found) return undefined;
      const loaded = new Map<string, Uint8Array>();
      for (const [name, sum] of found.files) {
        const file = await files.findOne({ _id: sum });
        if (!file) return undefined;
        loaded.set(name, bytesOf(file.bytes));
      }
      return { version, madeAt: found.madeAt, manifest: found.manifest, files: loaded };
    },
    async keep({ version, madeAt, manifest, files: contents }) {
      const sums: [string, string][] = [];
      for (const [name, bytes] of contents) {
        const sum = createHash('sha256').update(bytes).digest('hex');
        await files.updateOne({ _id: sum }, { $setOnInsert: { bytes: Buffer.from(bytes) } }, { upsert: true });
        sums.push([name, sum]);
      }
      await versions.updateOne({ _id: version }, { $setOnInsert: { madeAt, manifest, files: sums } }, { upsert: true });
    },
    async use(version) {
      await uses.updateOne({ _id: IN_USE }, { $set: { version } }, { upsert: true });
    },
  };
}
