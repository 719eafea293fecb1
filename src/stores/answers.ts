import { Schema, type Connection } from 'mongoose';
import type { Answer } from '../domain/index.ts';
import type { AnswerStore } from '../ports/answers.ts';
import { caseTally, type Tallied } from './case-tally.ts';
import { defineCollection } from './connection.ts';
import { fromStored, toStored, type Stored } from './documents.ts';
import { insertUnordered } from './insert-many.ts';

const QUERY_MS = 5_000;

interface AnswerDocument extends Stored<Answer>, Tallied {
  /** Words of the text and of what it answered: what is searched. */
  found: string[];
}

const text = { type: String };
const schema = new Schema<AnswerDocument>(
  {
    _id: { type: String, required: true },
    brand: text,
    topic: text,
    language: text,
    text,
    words: [text],
    asked: [text],
    found: [text],
    mention: text,
    customer: text,
    case: text,
    caseNumber: Number,
    sentAt: text,
    uses: Number,
    solved: Number,
    reopened: Number,
    usedIn: [text],
    endedIn: [text],
  },
  { versionKey: false, strict: 'throw', minimize: false },
);
schema.index({ brand: 1, topic: 1, language: 1, found: 1 });
schema.index({ mention: 1 });
schema.index({ customer: 1 });

function toAnswer({ usedIn: _used, endedIn: _ended, found: _found, ...rest }: AnswerDocument): Answer {
  return fromStored(rest);
}

/** Answers of solved cases in MongoDB; `found` is their full-text index. */
export function openAnswerStore(connection: Connection): AnswerStore {
  const collection = defineCollection<AnswerDocument>(connection, 'answers', schema);
  const tally = caseTally(connection, 'answers');

  const forget = async (filter: Record<string, unknown>): Promise<void> => {
    const known = await collection.find(filter, { projection: { words: 1 } }).toArray();
    if (known.length === 0) return;
    const operations = known.map(({ _id, words }) => ({
      updateOne: { filter: { _id }, update: { $set: { asked: [], found: words } } },
    }));
    await collection.bulkWrite(operations, { ordered: false });
  };

  return {
    ended: tally.ended,

    async known(ids) {
      const found = await collection.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray();
      return new Set(found.map(({ _id }) => _id));
    },

    async add(answers) {
      const documents = answers.map((answer) => ({
        ...toStored(answer),
        found: [...new Set([...answer.words, ...answer.asked])],
        usedIn: [answer.case],
        endedIn: [answer.case],
      }));
      await insertUnordered({ connection, collection }, documents, () => 16_000);
    },

    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toAnswer(document) : undefined;
    },

    async search({ brand, topic, language, words, limit }) {
      if (words.length === 0) return [];
      const found = await collection
        .find({ brand, topic, language, found: { $in: [...words] } })
        .sort({ sentAt: -1 })
        .limit(limit)
        .maxTimeMS(QUERY_MS)
        .toArray();
      return found.map(toAnswer);
    },

    used: tally.used,

    async forgetMentions(mentions) {
      if (mentions.length > 0) await forget({ mention: { $in: [...mentions] } });
    },

    async forgetCustomers(customers) {
      if (customers.length > 0) await forget({ customer: { $in: [...customers] } });
    },
  };
}
