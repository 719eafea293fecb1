import { Schema, type Connection } from 'mongoose';
import { OTHER_TOPIC, type RollupSlice } from '../domain/index.ts';
import type { BucketKey, CountedCase, CountedMention, RollupStore, Uncounted } from '../ports/rollups.ts';
import type { CaseDocument } from './cases.schema.ts';
import { defineCollection } from './connection.ts';
import { duplicatesOf, isDuplicateKey } from './documents.ts';
import type { MentionDocument } from './mentions.schema.ts';
import { cellFields, toCells, toStoredCells, type StoredBytes, type StoredCells } from './rollups.cells.ts';
import { toPeople, toStoredPeople } from './rollups.people.ts';

/** One slice of one bucket. The finest is the one that decides who counted last. */
interface RollupDocument extends BucketKey, Partial<StoredCells> {
  _id: string;
  slice: RollupSlice | typeof PEOPLE;
  revision: number;
  people?: StoredBytes;
}

interface FillDocument {
  _id: string;
  to: string;
  form: number;
}

/** How cells are written: what was counted in an earlier form is counted once more. */
const FORM = 3;

const text = { type: String };
const schema = new Schema<RollupDocument>(
  {
    _id: { type: String, required: true },
    brand: text,
    size: text,
    slice: text,
    start: text,
    revision: Number,
    counts: Buffer,
    authors: Buffer,
    times: Buffer,
    fives: Buffer,
    voices: Buffer,
    countries: Buffer,
    people: Buffer,
  },
  { versionKey: false, strict: 'throw', minimize: false },
);
schema.index({ brand: 1, size: 1, slice: 1, start: 1 });

const fillSchema = new Schema<FillDocument>(
  { _id: { type: String, required: true }, to: text, form: Number },
  { versionKey: false },
);

/** Who spoke, beside the slices. */
const PEOPLE = 'people';
const FINEST: RollupSlice = 'ntl';
const READ_MS = 30_000;
/** A server compares each document with every one of a list. */
const UNMARKED_AT_ONCE = 500;

const inOrder = <T extends { readonly start: string }>(documents: readonly T[]): readonly T[] =>
  documents.toSorted((a, b) => (a.start === b.start ? 0 : a.start < b.start ? -1 : 1));

const idOf = ({ brand, size, start }: BucketKey, slice: RollupDocument['slice']): string => `${brand} ${size} ${start} ${slice}`;

/** Rollups in MongoDB, and the marks that stand in mentions and cases themselves. */
export function openRollupStore(connection: Connection): RollupStore {
  const collection = defineCollection<RollupDocument>(connection, 'rollups', schema);
  const fills = defineCollection<FillDocument>(connection, 'rollupfills', fillSchema);
  const mentions = connection.collection<MentionDocument>('mentions');
  const cases = connection.collection<CaseDocument>('cases');

  /** Puts slices, each unless a later one stands there; whole, so that no part stays of what was counted before. */
  async function putSlices(documents: readonly RollupDocument[]): Promise<void> {
    const operations = documents.map(({ _id, ...replacement }) => ({
      replaceOne: { filter: { _id, revision: { $lt: replacement.revision } }, replacement, upsert: true },
    }));
    try {
      await collection.bulkWrite(operations, { ordered: false });
    } catch (error) {
      // One of a later revision has this id: it stands.
      duplicatesOf(error);
    }
  }

  /** Puts the finest slice where the bucket was counted so often and no more. */
  async function putFinest(document: RollupDocument, after: number): Promise<boolean> {
    const { _id, ...whole } = document;
    if (after > 0) return (await collection.replaceOne({ _id, revision: after }, whole)).matchedCount === 1;
    try {
      await collection.insertOne(document);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  return {
    async uncounted(limit) {
      const options = { limit, maxTimeMS: READ_MS };
      const [said, opened] = await Promise.all([
        mentions.find({ uncounted: { $gt: '' } }, { ...options, projection: { brand: 1, postedAt: 1, uncounted: 1 } }).toArray(),
        cases.find({ uncounted: { $gt: '' } }, { ...options, projection: { brand: 1, openedAt: 1, uncounted: 1 } }).toArray(),
      ]);
      const things: readonly Uncounted[] = [
        ...said.map(({ _id, brand, postedAt, uncounted = '' }) => ({
          kind: 'mention' as const,
          id: _id,
          brand,
          at: postedAt,
          stamp: uncounted,
        })),
        ...opened.map(({ _id, brand, openedAt, uncounted = '' }) => ({
          kind: 'case' as const,
          id: _id,
          brand,
          at: openedAt,
          stamp: uncounted,
        })),
      ];
      return things.slice(0, limit);
    },

    async counted(things) {
      // A stamp is never used twice, so one that still stands says that nothing changed.
      for (const kind of ['mention', 'case'] as const) {
        const all = things.filter((thing) => thing.kind === kind);
        for (let from = 0; from < all.length; from += UNMARKED_AT_ONCE) {
          const some = all.slice(from, from + UNMARKED_AT_ONCE);
          const filter = { _id: { $in: some.map(({ id }) => id) }, uncounted: { $in: some.map(({ stamp }) => stamp) } };
          const update = { $unset: { uncounted: '' as const } };
          if (kind === 'mention') await mentions.updateMany(filter, update);
          else await cases.updateMany(filter, update);
        }
      }
    },

    async mentionsOf(brand, from, to) {
      const found = await mentions
        .find(
          { brand, postedAt: { $gte: from, $lt: to }, deletedAt: null, own: false },
          {
            projection: {
              network: 1,
              'topics.id': 1,
              lang: 1,
              'sentiment.label': 1,
              'sentiment.score': 1,
              intent: 1,
              'author.externalId': 1,
              'author.followers': 1,
              rating: 1,
              voices: 1,
              country: 1,
              postedAt: 1,
            },
            maxTimeMS: READ_MS,
          },
        )
        .toArray();
      return found.map(
        ({
          _id,
          network,
          topics,
          lang,
          sentiment,
          intent,
          author,
          rating,
          voices = [],
          country = null,
          postedAt,
        }): CountedMention => ({
          id: _id,
          network,
          topic: topics[0]?.id ?? OTHER_TOPIC,
          lang,
          sentiment: sentiment.label,
          score: sentiment.score,
          intent,
          author: author.externalId,
          followers: author.followers ?? 0,
          rating,
          voices,
          country,
          postedAt,
        }),
      );
    },

    async casesOf(brand, from, to) {
      const found = await cases
        .find(
          { openedAt: { $gte: from, $lt: to }, brand, mergedInto: null },
          {
            projection: {
              networks: 1,
              topic: 1,
              language: 1,
              openedAt: 1,
              firstMentionAt: 1,
              'sla.firstResponse.metAt': 1,
              solvedAt: 1,
              reopened: 1,
            },
            maxTimeMS: READ_MS,
          },
        )
        .toArray();
      return found.map(({ networks, topic, language, openedAt, firstMentionAt, sla, solvedAt, reopened }): CountedCase => ({
        network: networks[0] ?? 'custom',
        topic,
        lang: language,
        openedAt,
        firstMentionAt,
        answeredAt: sla.firstResponse?.metAt ?? null,
        solvedAt,
        reopened,
      }));
    },

    async revision(bucket) {
      const found = await collection.findOne({ _id: idOf(bucket, FINEST) }, { projection: { revision: 1 } });
      return found?.revision ?? 0;
    },

    async put(bucket, after, { slices, people }) {
      const place = (slice: RollupDocument['slice']) => ({ _id: idOf(bucket, slice), ...bucket, slice, revision: after + 1 });
      const document = (slice: RollupSlice): RollupDocument => ({ ...place(slice), ...toStoredCells(slices.get(slice) ?? []) });
      if (!(await putFinest(document(FINEST), after))) return false;
      const others = [...slices.keys()].filter((slice) => slice !== FINEST).map(document);
      await putSlices([...others, { ...place(PEOPLE), people: toStoredPeople(people, bucket.start) }]);
      return true;
    },

    async read({ brands, size, slice, from, to, ...wanted }) {
      const found = await collection
        .find(
          { brand: { $in: [...brands] }, size, slice, start: { $gte: from, $lt: to } },
          { projection: { brand: 1, start: 1, revision: 1, ...cellFields(wanted.details) }, maxTimeMS: READ_MS },
        )
        .toArray();
      return inOrder(found).map(({ brand, start, revision, counts, ...details }) => ({
        brand,
        size,
        slice,
        start,
        revision,
        cells: counts === undefined ? [] : toCells({ counts, ...details }, wanted),
      }));
    },

    async readPeople({ brands, size, from, to }) {
      const found = await collection
        .find(
          { brand: { $in: [...brands] }, size, slice: PEOPLE, start: { $gte: from, $lt: to } },
          { projection: { start: 1, people: 1 }, maxTimeMS: READ_MS },
        )
        .toArray();
      return inOrder(found).flatMap(({ start, people }) => (people === undefined ? [] : toPeople(people, start)));
    },

    async span(brand) {
      const edge = async (direction: 1 | -1): Promise<readonly string[]> => {
        const [mention, item] = await Promise.all([
          mentions.findOne({ brand }, { projection: { postedAt: 1 }, sort: { postedAt: direction, _id: direction } }),
          cases.findOne({ brand }, { projection: { openedAt: 1 }, sort: { openedAt: direction } }),
        ]);
        return [...(mention ? [mention.postedAt] : []), ...(item ? [item.openedAt] : [])].toSorted();
      };
      const [firsts, lasts] = await Promise.all([edge(1), edge(-1)]);
      const [from, to] = [firsts[0], lasts.at(-1)];
      return from === undefined || to === undefined ? null : { from, to };
    },

    async filledTo(brand) {
      return (await fills.findOne({ _id: brand, form: FORM }))?.to;
    },

    async saveFilledTo(brand, to) {
      await fills.updateOne({ _id: brand }, { $set: { to, form: FORM } }, { upsert: true });
    },
  };
}
