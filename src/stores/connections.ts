import { Schema, type Connection } from 'mongoose';
import type { ConnectionState, ConnectionStore } from '../ports/stores.ts';
import { defineCollection } from './connection.ts';

/** Cursors are JSON text: what a connector keeps in them is its own affair. */
interface ConnectionDocument extends Omit<ConnectionState, 'connection' | 'pollCursor' | 'listenCursor'> {
  _id: string;
  pollCursor: string | null;
  listenCursor: string | null;
}

const text = { type: String };
const schema = new Schema<ConnectionDocument>(
  {
    _id: { type: String, required: true },
    pollCursor: text,
    listenCursor: text,
    state: text,
    detail: text,
    since: text,
    lastSuccessAt: text,
    lastItemAt: text,
    lastError: { type: new Schema({ code: text, message: text, at: text, remedy: text }, { _id: false }), default: null },
    waitUntil: text,
    halted: Boolean,
  },
  { versionKey: false, strict: 'throw' },
);

const parse = (json: string | null | undefined): unknown =>
  typeof json === 'string' ? (JSON.parse(json) as unknown) : undefined;

function toState({ _id, ...rest }: ConnectionDocument): ConnectionState {
  return {
    connection: _id,
    state: rest.state ?? 'new',
    detail: rest.detail ?? '',
    since: rest.since ?? null,
    lastSuccessAt: rest.lastSuccessAt ?? null,
    lastItemAt: rest.lastItemAt ?? null,
    lastError: rest.lastError ?? null,
    waitUntil: rest.waitUntil ?? null,
    halted: rest.halted ?? false,
    pollCursor: parse(rest.pollCursor),
    listenCursor: parse(rest.listenCursor),
  };
}

/** Cursors and health of connections in MongoDB. */
export function openConnectionStore(connection: Connection): ConnectionStore {
  const collection = defineCollection<ConnectionDocument>(connection, 'connections', schema);
  return {
    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toState(document) : undefined;
    },

    async list() {
      return (await collection.find({}).toArray()).map(toState);
    },

    async update(id, { pollCursor, listenCursor, ...change }) {
      const set = {
        ...change,
        ...(pollCursor === undefined ? {} : { pollCursor: JSON.stringify(pollCursor) }),
        ...(listenCursor === undefined ? {} : { listenCursor: JSON.stringify(listenCursor) }),
      };
      if (Object.keys(set).length > 0) await collection.updateOne({ _id: id }, { $set: set }, { upsert: true });
    },

    async forget(id) {
      await collection.deleteOne({ _id: id });
    },
  };
}
