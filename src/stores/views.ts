import { Schema, type Connection } from 'mongoose';
import { MOST_VIEWS, type SavedView, type SavedViewStore } from '../ports/views.ts';
import { defineCollection } from './connection.ts';
import { fromStored, isDuplicateKey, toStored, type Stored } from './documents.ts';

/** Names of parameters are data here, so they are kept as pairs and not as fields. */
interface ViewDocument extends Omit<Stored<SavedView>, 'search'> {
  search: { name: string; value: string }[];
}

const text = { type: String };
const schema = new Schema<ViewDocument>(
  {
    _id: { type: String, required: true },
    name: text,
    search: [{ _id: false, name: text, value: text }],
    shared: Boolean,
    owner: text,
    createdAt: text,
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ owner: 1 });

const MOST_SHOWN = 500;

const toView = ({ search, ...rest }: ViewDocument): SavedView => ({
  ...fromStored(rest),
  search: Object.fromEntries(search.map(({ name, value }) => [name, value])),
});

const byName = (a: SavedView, b: SavedView): number => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);

/** Saved views in MongoDB: a handful per person. */
export function openSavedViewStore(connection: Connection): SavedViewStore {
  const collection = defineCollection<ViewDocument>(connection, 'views', schema);
  return {
    async put(view) {
      const others = await collection.countDocuments({ owner: view.owner, _id: { $ne: view.id } });
      if (others >= MOST_VIEWS) return false;
      const { _id, search, ...rest } = toStored(view);
      const pairs = Object.entries(search).map(([name, value]) => ({ name, value }));
      try {
        await collection.updateOne({ _id, owner: view.owner }, { $set: { ...rest, search: pairs } }, { upsert: true });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toView(document) : undefined;
    },

    async of(owner) {
      const found = await collection
        .find({ $or: [{ owner }, { shared: true }] })
        .limit(MOST_SHOWN)
        .toArray();
      return found.map(toView).toSorted(byName);
    },

    async remove(id) {
      return (await collection.deleteOne({ _id: id })).deletedCount === 1;
    },
  };
}
