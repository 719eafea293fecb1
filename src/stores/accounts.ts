import { Schema, type Connection } from 'mongoose';
import type { Account, AccountStore, SignIn, SignInStore } from '../ports/stores.ts';
import { defineCollection } from './connection.ts';
import { fromStored, toStored, type Stored } from './documents.ts';

type AccountDocument = Stored<Account>;
interface SignInDocument extends Stored<SignIn> {
  forgetAt: Date;
}

const text = { type: String };
const accountSchema = new Schema<AccountDocument>(
  {
    _id: { type: String, required: true },
    kind: text,
    name: text,
    roles: [text],
    secretHash: text,
    createdAt: text,
    disabledAt: text,
    invitation: { type: new Schema({ hash: text, expiresAt: text }, { _id: false }), default: null },
  },
  { versionKey: false },
);
accountSchema.index({ secretHash: 1 });
const signInSchema = new Schema<SignInDocument>(
  { _id: { type: String, required: true }, account: text, csrf: text, createdAt: text, expiresAt: text, forgetAt: Date },
  { versionKey: false },
);
signInSchema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

/** People and keys in MongoDB. */
export function openAccountStore(connection: Connection): AccountStore {
  const collection = defineCollection<AccountDocument>(connection, 'accounts', accountSchema);
  return {
    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? fromStored(document) : undefined;
    },

    async byKeyHash(hash) {
      const document = await collection.findOne({ secretHash: hash, kind: 'key' });
      return document ? fromStored(document) : undefined;
    },

    async list() {
      return (await collection.find({}).sort({ _id: 1 }).toArray()).map((document) => fromStored(document));
    },

    async put(account) {
      const { _id, ...fields } = toStored(account);
      await collection.updateOne({ _id }, { $set: fields }, { upsert: true });
    },

    async remove(id) {
      return (await collection.deleteOne({ _id: id })).deletedCount === 1;
    },
  };
}

/** Who is signed in, in MongoDB; forgotten when it expires. */
export function openSignInStore(connection: Connection): SignInStore {
  const collection = defineCollection<SignInDocument>(connection, 'signins', signInSchema);
  return {
    async put(signIn) {
      await collection.insertOne({ ...toStored(signIn), forgetAt: new Date(signIn.expiresAt) });
    },

    async get(id) {
      const document = await collection.findOne({ _id: id });
      if (!document) return undefined;
      const { forgetAt: _forget, ...rest } = document;
      return fromStored(rest);
    },

    async remove(id) {
      await collection.deleteOne({ _id: id });
    },

    async removeOf(account) {
      await collection.deleteMany({ account });
    },
  };
}
