import type { Connection } from 'mongoose';
import { freshId, mentionId, OTHER_TOPIC, type Mention } from '../domain/index.ts';
import type { MentionEdit, MentionFilter, MentionStore, StoredMention } from '../ports/stores.ts';
import { fromStored, toStored } from './documents.ts';
import { insertUnordered } from './insert-many.ts';
import { openMentionLabels } from './mentions.labels.ts';
import { mentionCollection, type MentionDocument } from './mentions.schema.ts';
import { after, pageOf } from './paging.ts';

const SEARCH_MS = 3_000;

/** What a document lacks that was stored before labels had versions and could be corrected. */
const BEFORE_CORRECTIONS = {
  langConfidence: 0,
  intentConfidence: 0,
  contradictsRating: false,
  labelsVersion: '',
  corrected: {},
  langHint: null,
  country: null,
  copies: 0,
};

const toMention = (document: MentionDocument): Mention => {
  const { revisionIds: _ids, recheckedAt: _at, undecidedSince: _since, uncounted: _mark, ...rest } = document;
  return fromStored({ ...BEFORE_CORRECTIONS, voices: [], ...rest });
};

const toDocument = (mention: Mention): MentionDocument => ({
  ...toStored(mention),
  ...(mention.disposition === null ? { undecidedSince: mention.receivedAt } : {}),
  ...(mention.own ? {} : { uncounted: freshId() }),
});

/** Bytes, more or less: what is not text is small. A character is three bytes at most in UTF-8, a pair of them four. */
const roughSize = ({ text, media, sentiment }: MentionDocument): number =>
  2_000 + 3 * text.length + 500 * media.length + 100 * sentiment.words.length;

const STORED_FIELDS = {
  externalId: 1,
  batch: 1,
  text: 1,
  rating: 1,
  postedAt: 1,
  editedAt: 1,
  deletedAt: 1,
  revisions: 1,
  customer: 1,
  case: 1,
  disposition: 1,
} as const;

const escapeRegex = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Says the type again, as the index of cases does: some servers use it only then. */
const namedCase = (id: string) => ({ $type: 'string' as const, $eq: id });

/** `other` is what fits no topic of the brand's. */
const topicFilter = (topic: string): Record<string, unknown> =>
  topic === OTHER_TOPIC ? { topics: { $size: 0 } } : { 'topics.id': topic };

/** What was stored before competitors were looked for names none. */
const voiceFilter = ({ id, own }: NonNullable<MentionFilter['voice']>): Record<string, unknown> =>
  own ? { $or: [{ voices: id }, { 'voices.0': { $exists: false } }] } : { voices: id };

function filterOf(filter: MentionFilter): Record<string, unknown> {
  const posted = {
    ...(filter.from === undefined ? {} : { $gte: filter.from }),
    ...(filter.to === undefined ? {} : { $lt: filter.to }),
  };
  return {
    ...(filter.brand === undefined ? {} : { brand: filter.brand }),
    ...(filter.network === undefined ? {} : { network: filter.network }),
    ...(filter.sentiment === undefined ? {} : { 'sentiment.label': filter.sentiment }),
    ...(filter.topic === undefined ? {} : topicFilter(filter.topic)),
    ...(filter.intent === undefined ? {} : { intent: filter.intent }),
    ...(filter.lang === undefined ? {} : { lang: filter.lang }),
    ...(filter.country === undefined ? {} : { country: filter.country }),
    ...(filter.voice === undefined ? {} : voiceFilter(filter.voice)),
    ...(filter.case === undefined ? {} : { case: namedCase(filter.case) }),
    ...(filter.customer === undefined ? {} : { customer: filter.customer }),
    ...(filter.q === undefined ? {} : { text: { $regex: escapeRegex(filter.q), $options: 'i' } }),
    ...(Object.keys(posted).length === 0 ? {} : { postedAt: posted }),
    ...(filter.case === undefined ? { deletedAt: null } : {}),
  };
}

function editOperations(edit: MentionEdit) {
  return [
    {
      updateOne: {
        filter: {
          _id: edit.id,
          deletedAt: null,
          $or: [{ editedAt: null }, { editedAt: { $lt: edit.editedAt } }, { editedAt: edit.editedAt, text: { $ne: edit.text } }],
        },
        update: {
          $set: {
            externalId: edit.externalId,
            text: edit.text,
            rating: edit.rating,
            editedAt: edit.editedAt,
            case: edit.case,
            disposition: edit.disposition,
            ...edit.labels,
            langHint: edit.langHint,
            ...(edit.country === null ? {} : { country: edit.country }),
            corrected: {},
            uncounted: freshId(),
          },
          $push: { revisions: edit.revision },
          $addToSet: { revisionIds: { $each: [edit.revision.externalId, edit.externalId] } },
        },
      },
    },
  ];
}

const PURGED = {
  url: null,
  country: null,
  text: '',
  'author.handle': null,
  'author.name': null,
  'sentiment.words': [],
  media: [],
  revisions: [],
};

/** Mentions in MongoDB. Hot batches go through the driver: the pipeline has checked them already. */
export function openMentionStore(connection: Connection): MentionStore {
  const collection = mentionCollection(connection);
  const store: MentionStore = {
    ...openMentionLabels(collection, toMention),

    async existing(ids) {
      const found = await collection.find({ _id: { $in: [...ids] } }, { projection: STORED_FIELDS }).toArray();
      return new Map(found.map((document): [string, StoredMention] => [document._id, fromStored(document)]));
    },

    async insert(mentions) {
      if (mentions.length === 0) return new Set();
      const refused = await insertUnordered({ connection, collection }, mentions.map(toDocument), roughSize);
      return new Set(mentions.filter((_, index) => !refused.has(index)).map(({ id }) => id));
    },

    async revise(edits) {
      if (edits.length > 0) await collection.bulkWrite(edits.flatMap(editOperations), { ordered: false });
    },

    async purge(ids, at) {
      const live = await collection.find({ _id: { $in: [...ids] }, deletedAt: null }, { projection: { _id: 1 } }).toArray();
      const found = live.map(({ _id }) => _id);
      // A mark each: one that two mentions share could be taken off the second when only the first was counted.
      const operations = found.map((_id) => ({
        updateOne: { filter: { _id }, update: { $set: { ...PURGED, deletedAt: at, uncounted: freshId() } } },
      }));
      if (operations.length > 0) await collection.bulkWrite(operations, { ordered: false });
      return found;
    },

    async forgetCountries(ids) {
      const found = await collection.find({ _id: { $in: [...ids] }, country: { $gt: '' } }, { projection: { _id: 1 } }).toArray();
      const operations = found.map(({ _id }) => ({
        updateOne: { filter: { _id }, update: { $set: { country: null, uncounted: freshId() } } },
      }));
      if (operations.length > 0) await collection.bulkWrite(operations, { ordered: false });
    },

    async changedReviews({ brand, from, to, limit }) {
      const of = (field: 'editedAt' | 'deletedAt') =>
        collection
          .find(
            // The type again, so that servers use the index.
            { brand, [field]: { $type: 'string' as const, $gte: from, $lt: to }, rating: { $ne: null }, case: { $ne: null } },
            { maxTimeMS: SEARCH_MS },
          )
          .sort({ [field]: -1 })
          .limit(limit)
          .toArray();
      const changedAt = ({ editedAt, deletedAt }: MentionDocument): string => deletedAt ?? editedAt ?? '';
      const found = new Map((await Promise.all([of('editedAt'), of('deletedAt')])).flat().map((one) => [one._id, one]));
      return [...found.values()]
        .toSorted((a, b) => (changedAt(a) === changedAt(b) ? 0 : changedAt(a) > changedAt(b) ? -1 : 1))
        .slice(0, limit)
        .map(toMention);
    },

    async findByExternalId(brand, network, externalIds) {
      const byId = new Map(externalIds.map((externalId) => [mentionId(brand, network, externalId), externalId]));
      const direct = await collection.find({ _id: { $in: [...byId.keys()] } }, { projection: { _id: 1 } }).toArray();
      const found = new Map<string, string>();
      for (const { _id } of direct) found.set(byId.get(_id) ?? '', _id);
      const missing = externalIds.filter((externalId) => !found.has(externalId));
      if (missing.length === 0) return found;
      const revised = await collection
        .find({ revisionIds: { $in: [...missing] }, brand, network }, { projection: { revisionIds: 1 } })
        .toArray();
      for (const { _id, revisionIds } of revised) {
        for (const externalId of revisionIds ?? []) if (missing.includes(externalId)) found.set(externalId, _id);
      }
      return found;
    },

    async setCase(assignments) {
      if (assignments.length === 0) return;
      const operations = assignments.map(({ id, case: caseId, disposition }) => ({
        updateOne: {
          filter: { _id: id },
          update: disposition
            ? { $set: { case: caseId, disposition }, $unset: { undecidedSince: '' as const } }
            : { $set: { case: caseId } },
        },
      }));
      await collection.bulkWrite(operations, { ordered: false });
    },

    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toMention(document) : undefined;
    },

    async getMany(ids) {
      return (await collection.find({ _id: { $in: [...ids] } }).toArray()).map(toMention);
    },

    async list(filter, page) {
      const found = await collection
        .find({ $and: [filterOf(filter), after('postedAt', page)] })
        .sort({ postedAt: -1, _id: -1 })
        .limit(page.limit + 1)
        .maxTimeMS(SEARCH_MS)
        .toArray();
      return pageOf(found.map(toMention), page.limit, ({ postedAt, id }) => ({ value: postedAt, id }));
    },

    async walk(behindId, limit) {
      const found = await collection
        .find(behindId === null ? {} : { _id: { $gt: behindId } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toMention);
    },

    async ofCase(caseId, limit) {
      return (
        await collection
          .find({ case: namedCase(caseId) })
          .sort({ postedAt: 1 })
          .limit(limit)
          .toArray()
      ).map(toMention);
    },

    async ofCustomers(customers, limit) {
      const found = await collection
        .find({ customer: { $in: [...customers] } })
        .sort({ postedAt: -1 })
        .limit(limit)
        .toArray();
      return found.map(toMention);
    },

    async undecided(before, limit) {
      const filter = { undecidedSince: { $lt: before }, disposition: null };
      return (await collection.find(filter).limit(limit).maxTimeMS(SEARCH_MS).toArray()).map(toMention);
    },

    async toRecheck({ brand, connection: connectionId, since, limit, at }) {
      const filter = {
        brand,
        connection: connectionId,
        postedAt: { $gte: since },
        deletedAt: null,
        visibility: 'public' as const,
      };
      const found = await collection
        .find(filter, { projection: { externalId: 1 } })
        .sort({ recheckedAt: 1 })
        .limit(limit)
        .toArray();
      const ids = found.map(({ _id }) => _id);
      if (ids.length > 0) await collection.updateMany({ _id: { $in: ids } }, { $set: { recheckedAt: at } });
      return found.map(({ externalId }) => externalId);
    },

    count: (filter) => collection.countDocuments(filterOf(filter), { maxTimeMS: SEARCH_MS }),
  };
  return store;
}
