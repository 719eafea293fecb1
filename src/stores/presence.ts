import { Schema, type Connection } from 'mongoose';
import type { Presence } from '../domain/index.ts';
import { afterBeat, isPresent, PRESENCE_MS, type PresenceStore } from '../ports/presence.ts';
import { defineCollection } from './connection.ts';
import { isDuplicateKey } from './documents.ts';

interface PresenceDocument extends Omit<Presence, 'agent'> {
  _id: string;
  forgetAt: Date;
}

const text = { type: String };
const schema = new Schema<PresenceDocument>(
  {
    _id: { type: String, required: true },
    name: text,
    case: text,
    activity: text,
    status: text,
    since: text,
    activeAt: text,
    lastSeenAt: text,
    forgetAt: Date,
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ case: 1 });

const MOST = 1_000;
const ROUNDS = 5;

function toPresence({ _id, forgetAt: _forgetAt, ...rest }: PresenceDocument): Presence {
  return { agent: _id, ...rest };
}

/** Presence in MongoDB, forgotten by the server's own clock; what it has not swept yet is not shown. */
export function openPresenceStore(connection: Connection): PresenceStore {
  const collection = defineCollection<PresenceDocument>(connection, 'presences', schema);
  const alive = (at: string) => ({ lastSeenAt: { $gt: new Date(Date.parse(at) - PRESENCE_MS).toISOString() } });

  return {
    async beat(beat) {
      for (let round = 1; ; round++) {
        const found = await collection.findOne({ _id: beat.agent });
        const before = found && isPresent(toPresence(found), beat.at) ? toPresence(found) : undefined;
        const now = afterBeat(beat, before);
        const { agent: _id, ...fields } = now;
        const forgetAt = new Date(Date.parse(beat.at) + PRESENCE_MS);
        try {
          if (!found) await collection.insertOne({ _id, ...fields, forgetAt });
          else {
            const { matchedCount } = await collection.updateOne(
              { _id, lastSeenAt: found.lastSeenAt, since: found.since },
              { $set: { ...fields, forgetAt } },
            );
            if (matchedCount === 0 && round < ROUNDS) continue;
          }
          return { now, before };
        } catch (error) {
          if (!isDuplicateKey(error) || round >= ROUNDS) throw error;
        }
      }
    },

    async remove(agent, at) {
      const document = await collection.findOneAndDelete({ _id: agent });
      const presence = document ? toPresence(document) : undefined;
      return presence && isPresent(presence, at) ? presence : undefined;
    },

    async getMany(agents, at) {
      if (agents.length === 0) return [];
      return (await collection.find({ _id: { $in: [...agents] }, ...alive(at) }).toArray()).map(toPresence);
    },

    async list(filter, at) {
      const wanted = filter.case === undefined ? {} : { case: filter.case };
      const found = await collection
        .find({ ...wanted, ...alive(at) })
        .sort({ _id: 1 })
        .limit(MOST)
        .toArray();
      return found.map(toPresence);
    },
  };
}
