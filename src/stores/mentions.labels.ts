import type { Collection } from 'mongoose';
import { correctionFields, freshId, type Corrected, type Mention } from '../domain/index.ts';
import type { MentionLabelStore } from '../ports/label-stores.ts';
import type { MentionDocument } from './mentions.schema.ts';
import { confidenceRows } from './queries/confidence.ts';

/** Holds while nobody corrected anything since: one that is missing and one that is null are the same to the server. */
function asCorrected(corrected: Corrected): Record<string, string | null> {
  return Object.fromEntries(correctionFields.map((field) => [`corrected.${field}.at`, corrected[field]?.at ?? null]));
}

/** What labels have to do with stored mentions, in MongoDB. */
export function openMentionLabels(
  collection: Collection<MentionDocument>,
  toMention: (document: MentionDocument) => Mention,
): MentionLabelStore {
  return {
    async correct({ id, field, labels, mark, expected }) {
      const { matchedCount } = await collection.updateOne(
        {
          _id: id,
          deletedAt: null,
          revisions: { $size: expected.revisions },
          [`corrected.${field}.at`]: expected.correctedAt,
        },
        { $set: { ...labels, [`corrected.${field}`]: mark, uncounted: freshId() } },
      );
      return matchedCount === 1;
    },

    async relabel(entries) {
      if (entries.length === 0) return 0;
      const operations = entries.map(({ id, labels, expected: { externalId, editedAt, revisions, corrected } }) => ({
        updateOne: {
          filter: { _id: id, deletedAt: null, externalId, editedAt, revisions: { $size: revisions }, ...asCorrected(corrected) },
          update: { $set: { ...labels, uncounted: freshId() } },
        },
      }));
      const { matchedCount } = await collection.bulkWrite(operations, { ordered: false });
      return matchedCount;
    },

    async labelledOtherwise({ brands, version, since, after, scan }) {
      const seen = await collection
        .find(after === null ? {} : { _id: { $gt: after } }, {
          projection: { brand: 1, labelsVersion: 1, postedAt: 1, deletedAt: 1, own: 1 },
        })
        .sort({ _id: 1 })
        .limit(scan)
        .toArray();
      const wanted = seen.filter(
        ({ brand, labelsVersion, postedAt, deletedAt, own }) =>
          brands.includes(brand) &&
          deletedAt === null &&
          !own &&
          labelsVersion !== version &&
          (since === null || postedAt >= since),
      );
      const ids = wanted.map(({ _id }) => _id);
      const found = ids.length === 0 ? [] : await collection.find({ _id: { $in: ids } }).toArray();
      return {
        mentions: found.map(toMention),
        looked: seen.length,
        next: seen.length < scan ? null : (seen.at(-1)?._id ?? null),
      };
    },

    confidence: (brand, from, to) => confidenceRows(collection, { brand, from, to }),
  };
}
