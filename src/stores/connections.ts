import { Schema, type Connection } from 'mongoose';
import {
  KEPT_FAILURES,
  KEPT_STATES,
  type ConnectionHistory,
  type ConnectionState,
  type ConnectionStore,
} from '../ports/stores.ts';
import { defineCollection } from './connection.ts';

/** Cursors are JSON text: what a connector keeps in them is its own affair. */
interface ConnectionDocument extends Omit<ConnectionState, 'connection' | 'pollCursor' | 'listenCursor'> {
  _id: string;
  pollCursor: string | null;
  listenCursor: string | null;
  states?: ConnectionHistory['states'];
  failures?: ConnectionHistory['failures'];
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
    checkedAt: text,
    checkResult: text,
    states: [{ _id: false, at: text, state: text, detail: text }],
    failures: [{ _id: false, code: text, message: text, at: text, remedy: text }],
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
    checkedAt: rest.checkedAt ?? null,
    checkResult: rest.checkResult ?? null,
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
      if (Object.keys(set).length === 0) return;
      const failure = change.lastError ?? null;
      const failures = failure === null ? {} : { failures: { $each: [failure], $slice: -KEPT_FAILURES } };
      const pushed = (push: object): object => (Object.keys(push).length === 0 ? {} : { $push: push });
      if (change.state === undefined) {
        await collection.updateOne({ _id: id }, { $set: set, ...pushed(failures) }, { upsert: true });
        return;
      }
      const { state, detail = '', since } = change;
      const states = { states: { $each: [{ at: since ?? new Date().toISOString(), state, detail }], $slice: -KEPT_STATES } };
      const other = await collection.updateOne(
        { _id: id, state: { $ne: state } },
        { $set: set, ...pushed({ ...failures, ...states }) },
      );
      if (other.matchedCount === 1) return;
      const same = await collection.updateOne({ _id: id }, { $set: set, ...pushed(failures) }, { upsert: true });
      if (same.upsertedCount === 1) await collection.updateOne({ _id: id }, { $push: states });
    },

    async history(id) {
      const found = await collection.findOne({ _id: id }, { projection: { states: 1, failures: 1 } });
      return { states: found?.states ?? [], failures: found?.failures ?? [] };
    },

    async forget(id) {
      await collection.deleteOne({ _id: id });
    },
  };
}
