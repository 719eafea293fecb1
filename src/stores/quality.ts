import { Schema, type Connection } from 'mongoose';
import type { Review, Sample, ScoreCard } from '../domain/index.ts';
import type { QualityStore, ReviewFilter, SolvedCase } from '../ports/quality.ts';
import type { CaseDocument } from './cases.schema.ts';
import { defineCollection } from './connection.ts';
import { duplicatesOf, fromStored, isDuplicateKey, toStored, type Stored } from './documents.ts';
import { after, pageOf } from './paging.ts';

const text = { type: String };
const mixed = Schema.Types.Mixed;
const person = { _id: false, id: text, name: text };
const options = { versionKey: false, strict: 'throw', minimize: false } as const;

const cardSchema = new Schema<Stored<ScoreCard>>(
  { _id: { type: String, required: true }, name: text, questions: mixed, passMark: Number },
  options,
);

const sampleSchema = new Schema<Stored<Sample>>(
  {
    _id: { type: String, required: true },
    by: person,
    at: text,
    seed: text,
    size: Number,
    from: text,
    to: text,
    brand: text,
    queue: text,
    agent: text,
    stratify: text,
    card: mixed,
    double: Number,
    population: Number,
    complete: Boolean,
    drawn: Number,
    strata: mixed,
  },
  options,
);
sampleSchema.index({ at: -1, _id: -1 });

const reviewSchema = new Schema<Stored<Review>>(
  {
    _id: { type: String, required: true },
    sample: text,
    card: mixed,
    case: text,
    caseNumber: Number,
    brand: text,
    queue: text,
    topic: text,
    solvedAt: text,
    agent: text,
    state: text,
    wanted: Number,
    scores: mixed,
    dispute: mixed,
    resolution: mixed,
    score: Number,
    passed: Boolean,
    at: text,
    version: Number,
  },
  options,
);
reviewSchema.index({ state: 1, solvedAt: -1, _id: -1 });
reviewSchema.index({ agent: 1, solvedAt: -1, _id: -1 });
reviewSchema.index({ sample: 1, solvedAt: -1, _id: -1 });

function filterOf({ states, sample, agent, scoredBy, notScoredBy, notAgent }: ReviewFilter): Record<string, unknown> {
  const conditions: Record<string, unknown>[] = [
    ...(states === undefined ? [] : [{ state: { $in: [...states] } }]),
    ...(sample === undefined ? [] : [{ sample }]),
    ...(agent === undefined ? [] : [{ agent }]),
    ...(scoredBy === undefined ? [] : [{ 'scores.by.id': scoredBy }]),
    ...(notScoredBy === undefined ? [] : [{ 'scores.by.id': { $ne: notScoredBy } }]),
    ...(notAgent === undefined ? [] : [{ agent: { $ne: notAgent } }]),
  ];
  return conditions.length === 0 ? {} : { $and: conditions };
}

type SolvedDocument = Pick<CaseDocument, '_id' | 'number' | 'brand' | 'queue' | 'topic' | 'solvedAt' | 'resolution' | 'owner'>;

function toSolved({ _id, resolution, owner, number, brand, queue, topic, solvedAt }: SolvedDocument): SolvedCase {
  const agent = resolution?.by ?? (owner.kind === 'agent' ? owner.id : null);
  return { id: _id, number, brand, queue, topic, solvedAt: solvedAt ?? '', agent };
}

/** Score-cards, samples and reviews in MongoDB. */
export function openQualityStore(connection: Connection): QualityStore {
  const cards = defineCollection<Stored<ScoreCard>>(connection, 'scorecards', cardSchema);
  const samples = defineCollection<Stored<Sample>>(connection, 'qualitysamples', sampleSchema);
  const reviews = defineCollection<Stored<Review>>(connection, 'qualityreviews', reviewSchema);
  const cases = connection.collection<CaseDocument>('cases');

  return {
    async putCard(card) {
      const { _id, ...rest } = toStored(card);
      await cards.replaceOne({ _id }, rest, { upsert: true });
    },

    async card(id) {
      const document = await cards.findOne({ _id: id });
      return document ? fromStored(document) : undefined;
    },

    async cards() {
      return (await cards.find().sort({ name: 1, _id: 1 }).toArray()).map((document) => fromStored(document));
    },

    async solved({ from, to, brand, queue, agent }, limit) {
      const found = await cases
        .find<SolvedDocument>(
          {
            solvedAt: { $gte: from, $lt: to },
            status: { $in: ['solved', 'closed'] },
            mergedInto: null,
            ...(brand === undefined ? {} : { brand }),
            ...(queue === undefined ? {} : { queue }),
            ...(agent === undefined
              ? {}
              : { $or: [{ 'resolution.by': agent }, { 'resolution.by': null, 'owner.kind': 'agent', 'owner.id': agent }] }),
          },
          { projection: { number: 1, brand: 1, queue: 1, topic: 1, solvedAt: 1, resolution: 1, owner: 1 } },
        )
        .sort({ solvedAt: -1 })
        .limit(limit + 1)
        .toArray();
      return { cases: found.slice(0, limit).map(toSolved), complete: found.length <= limit };
    },

    async addSample(sample, found) {
      try {
        if (found.length > 0) await reviews.insertMany(found.map(toStored), { ordered: false });
      } catch (error) {
        duplicatesOf(error);
      }
      try {
        await samples.insertOne(toStored(sample));
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    async sample(id) {
      const document = await samples.findOne({ _id: id });
      return document ? fromStored(document) : undefined;
    },

    async samples(page) {
      const found = await samples
        .find(after('at', page))
        .sort({ at: -1, _id: -1 })
        .limit(page.limit + 1)
        .toArray();
      return pageOf(
        found.map((document) => fromStored(document)),
        page.limit,
        ({ at, id }) => ({ value: at, id }),
      );
    },

    async review(id) {
      const document = await reviews.findOne({ _id: id });
      return document ? fromStored(document) : undefined;
    },

    async reviews(filter, page) {
      const found = await reviews
        .find({ $and: [filterOf(filter), after('solvedAt', page)] })
        .sort({ solvedAt: -1, _id: -1 })
        .limit(page.limit + 1)
        .toArray();
      return pageOf(
        found.map((document) => fromStored(document)),
        page.limit,
        ({ solvedAt, id }) => ({ value: solvedAt, id }),
      );
    },

    async saveReview(review) {
      const { _id, ...rest } = toStored(review);
      const { matchedCount } = await reviews.replaceOne({ _id, version: review.version - 1 }, rest);
      return matchedCount === 1;
    },
  };
}
