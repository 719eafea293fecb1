import { Schema, type Connection } from 'mongoose';
import type { Macro } from '../domain/index.ts';
import type { MacroFilter, MacroStore } from '../ports/macros.ts';
import { caseTally, type Tallied } from './case-tally.ts';
import { defineCollection } from './connection.ts';
import { fromStored, toStored, type Stored } from './documents.ts';

type MacroDocument = Stored<Macro> & Tallied;

const text = { type: String };
const schema = new Schema<MacroDocument>(
  {
    _id: { type: String, required: true },
    brand: text,
    language: text,
    topic: text,
    name: text,
    text,
    shared: Boolean,
    owner: { _id: false, id: text, name: text },
    actions: { _id: false, status: text, priority: text, topic: text, note: text },
    createdAt: text,
    changedAt: text,
    uses: Number,
    solved: Number,
    reopened: Number,
    usedIn: [text],
    endedIn: [text],
  },
  { versionKey: false, strict: 'throw', minimize: false },
);
schema.index({ 'owner.id': 1, name: 1 });
schema.index({ shared: 1, name: 1 });

function toMacro({ usedIn: _used, endedIn: _ended, ...rest }: MacroDocument): Macro {
  return fromStored(rest);
}

function filterOf({ reader, brand, language, topic }: MacroFilter): Record<string, unknown> {
  return {
    $or: [{ shared: true }, { 'owner.id': reader }],
    ...(brand === undefined ? {} : { brand: { $in: [brand, null] } }),
    ...(language === undefined ? {} : { language: { $in: [language, null] } }),
    ...(topic === undefined ? {} : { topic }),
  };
}

/** Macros in MongoDB. */
export function openMacroStore(connection: Connection): MacroStore {
  const collection = defineCollection<MacroDocument>(connection, 'macros', schema);
  return {
    ...caseTally(connection, 'macros'),

    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toMacro(document) : undefined;
    },

    async list(filter, limit) {
      return (await collection.find(filterOf(filter)).sort({ name: 1, _id: 1 }).limit(limit).toArray()).map(toMacro);
    },

    count: (owner) => collection.countDocuments({ 'owner.id': owner }),

    async put(macro) {
      const { _id, uses: _uses, solved: _solved, reopened: _reopened, ...written } = toStored(macro);
      const nothing = { uses: 0, solved: 0, reopened: 0, usedIn: [], endedIn: [] };
      await collection.updateOne({ _id }, { $set: written, $setOnInsert: nothing }, { upsert: true });
    },

    async remove(id) {
      return (await collection.deleteOne({ _id: id })).deletedCount === 1;
    },
  };
}
