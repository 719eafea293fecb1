import { Schema, type Connection } from 'mongoose';
import { answerKey, type Reply, type ReplyState } from '../domain/index.ts';
import { standingStates, type ReplyChange, type ReplyFilter, type ReplyStore } from '../ports/replies.ts';
import { defineCollection } from './connection.ts';
import { fromStored, isDuplicateKey, toStored, type Stored } from './documents.ts';
import { after, pageOf } from './paging.ts';

/** A stored answer. `answerKey` stands while the answer does and is unique: one answer per mention, visibility and turn. */
interface ReplyDocument extends Stored<Reply> {
  answerKey?: string;
}

const text = { type: String };
const person = { type: new Schema({ id: text, name: text }, { _id: false }), default: null };
const schema = new Schema<ReplyDocument>(
  {
    _id: { type: String, required: true },
    brand: text,
    network: text,
    connection: text,
    case: text,
    customer: text,
    topic: text,
    mention: text,
    visibility: text,
    text,
    caseVersion: Number,
    turn: Number,
    state: text,
    by: person,
    at: text,
    approvalReason: text,
    decidedBy: person,
    decidedAt: text,
    triedAt: text,
    attempts: Number,
    heldUntil: text,
    nextAt: text,
    sentAt: text,
    externalId: text,
    url: text,
    moderated: Boolean,
    error: { type: new Schema({ code: text, message: text }, { _id: false }), default: null },
    source: text,
    answerKey: text,
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ answerKey: 1 }, { unique: true, sparse: true });
schema.index({ case: 1, at: 1 });
schema.index({ customer: 1, sentAt: -1 });
schema.index({ brand: 1, topic: 1, sentAt: -1 });
schema.index({ brand: 1, network: 1, externalId: 1 });
schema.index({ mention: 1 });
schema.index({ state: 1, at: -1, _id: -1 });
schema.index({ sentAt: -1, _id: -1 }, { partialFilterExpression: { sentAt: { $type: 'string' } } });
schema.index({ nextAt: 1 }, { partialFilterExpression: { nextAt: { $type: 'string' } } });

const MOST_UNDER_WAY = 5_000;
const MOVING: ReplyState[] = ['queued', 'sending', 'unknown'];

const stands = (state: ReplyState): boolean => standingStates.some((one) => one === state);

function toReply({ answerKey: _key, ...rest }: ReplyDocument): Reply {
  return fromStored(rest);
}

const free = (now: string) => ({ $or: [{ heldUntil: null }, { heldUntil: { $lte: now } }] });

/** Answers in MongoDB: one document each, every change one atomic write. */
export function openReplyStore(connection: Connection): ReplyStore {
  const collection = defineCollection<ReplyDocument>(connection, 'replies', schema);
  const sent = async (filter: Record<string, unknown>, limit: number): Promise<readonly Reply[]> =>
    (await collection.find(filter).sort({ sentAt: -1 }).limit(limit).toArray()).map(toReply);

  return {
    async insert(reply) {
      try {
        const key = stands(reply.state) ? { answerKey: answerKey(reply) } : {};
        await collection.insertOne({ ...toStored(reply), ...key });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toReply(document) : undefined;
    },

    async standing(mention) {
      const found = await collection.find({ mention, state: { $in: [...standingStates] } }).toArray();
      return found.map(toReply).toSorted((a, b) => a.turn - b.turn);
    },

    async ofCase(caseId, limit) {
      return (await collection.find({ case: caseId }).sort({ at: 1 }).limit(limit).toArray()).map(toReply);
    },

    sentTo: (customers, since, limit) =>
      customers.length === 0
        ? Promise.resolve([])
        : sent({ customer: { $in: [...customers] }, sentAt: { $type: 'string', $gte: since }, state: 'sent' }, limit),
    sentOnTopic: (brand, topic, limit) => sent({ brand, topic, sentAt: { $type: 'string' }, state: 'sent' }, limit),

    async sentBetween({ from, to }, page) {
      const found = await collection
        .find({ $and: [{ sentAt: { $type: 'string', $gte: from, $lt: to } }, after('sentAt', page)] })
        .sort({ sentAt: -1, _id: -1 })
        .limit(page.limit + 1)
        .toArray();
      return pageOf(found.map(toReply), page.limit, ({ sentAt, id }) => ({ value: sentAt ?? '', id }));
    },

    async list(filter, page) {
      const found = await collection
        .find({ $and: [filterOf(filter), after('at', page)] })
        .sort({ at: -1, _id: -1 })
        .limit(page.limit + 1)
        .toArray();
      return pageOf(found.map(toReply), page.limit, ({ at, id }) => ({ value: at, id }));
    },

    async change(id, from, change) {
      const returns = change.state !== undefined && stands(change.state) && !from.every(stands);
      const before = returns ? await collection.findOne({ _id: id }) : null;
      const update = updateOf(change, before ? answerKey(toReply(before)) : null);
      try {
        const document = await collection.findOneAndUpdate({ _id: id, state: { $in: [...from] } }, update, {
          returnDocument: 'after',
        });
        return document ? toReply(document) : undefined;
      } catch (error) {
        if (isDuplicateKey(error)) return undefined;
        throw error;
      }
    },

    async take(id, now, heldUntil) {
      const timely = { _id: id, nextAt: { $lte: now } };
      const first = await collection.findOneAndUpdate(
        { ...timely, state: 'queued' },
        { $set: { state: 'sending', heldUntil, nextAt: heldUntil } },
        { returnDocument: 'before' },
      );
      if (first) return toReply(first);
      const other = await collection.findOneAndUpdate(
        { $and: [{ ...timely, state: { $ne: 'queued' } }, free(now)] },
        { $set: { heldUntil } },
        { returnDocument: 'before' },
      );
      return other ? toReply(other) : undefined;
    },

    async due(now, limit) {
      const found = await collection
        .find({ $and: [{ nextAt: { $type: 'string', $lte: now } }, free(now)] }, { projection: { _id: 1 } })
        .sort({ nextAt: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id }) => _id);
    },

    async underWay() {
      const moving = { nextAt: { $type: 'string' as const, $gt: '' }, state: { $in: MOVING } };
      const found = await collection
        .find(moving, { projection: { connection: 1 } })
        .limit(MOST_UNDER_WAY)
        .toArray();
      const counts = new Map<string, number>();
      for (const { connection: one } of found) counts.set(one, (counts.get(one) ?? 0) + 1);
      return counts;
    },

    async byExternalIds(brand, network, externalIds) {
      if (externalIds.length === 0) return [];
      return (await collection.find({ brand, network, externalId: { $in: [...externalIds] } }).toArray()).map(toReply);
    },

    async onTheWay(mentions) {
      if (mentions.length === 0) return [];
      const found = await collection
        .find({ mention: { $in: [...mentions] }, state: { $in: ['sending', 'unknown', 'queued'] }, triedAt: { $ne: null } })
        .toArray();
      return found.map(toReply);
    },

    async eraseCustomer(customer) {
      await collection.updateMany({ customer }, { $set: { text: '' } });
    },
  };
}

function filterOf(filter: ReplyFilter): Record<string, unknown> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** An answer that no longer stands gives its place free; one that stands again takes it. */
function updateOf(change: ReplyChange, key: string | null) {
  const gone = change.state !== undefined && !stands(change.state);
  return {
    $set: { ...change, ...(key === null ? {} : { answerKey: key }) },
    ...(gone ? { $unset: { answerKey: '' as const } } : {}),
  };
}
