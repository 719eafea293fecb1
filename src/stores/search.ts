import { Schema, type Connection } from 'mongoose';
import type { SearchEntry, SearchKind, SearchProgress, SearchQuery, SearchStore } from '../ports/search.ts';
import { SearchTooWideError } from '../ports/search.ts';
import type { PageRequest } from '../ports/page.ts';
import { defineCollection } from './connection.ts';
import { duplicatesOf } from './documents.ts';
import { after, decodeCursor, encodeCursor, type Position } from './paging.ts';

/**
 * How entries are made now. Those made otherwise are replaced whatever their revision, so that a new release may fold words
 * differently.
 */
const MADE = 1;

/** `gone`: it was removed; nothing of it is left, and nothing is put here again. */
interface EntryDocument extends Omit<SearchEntry, 'id' | 'words'> {
  _id: string;
  thing: string;
  words: string[];
  made: number;
  gone?: boolean;
}

interface ProgressDocument extends SearchProgress {
  _id: string;
}

const text = { type: String };
const schema = new Schema<EntryDocument>(
  {
    _id: { type: String, required: true },
    kind: text,
    thing: text,
    brand: text,
    words: [text],
    title: text,
    excerpt: text,
    at: text,
    network: text,
    visibility: text,
    revision: Number,
    made: Number,
    gone: Boolean,
  },
  { versionKey: false, strict: 'throw' },
);
const BY_TIME = { kind: 1, at: -1, _id: -1 } as const;
schema.index({ kind: 1, words: 1, at: -1, _id: -1 });
schema.index(BY_TIME);

const progressSchema = new Schema<ProgressDocument>(
  { _id: { type: String, required: true }, readTo: Number, walk: Schema.Types.Mixed },
  { versionKey: false },
);

const SEARCH_MS = 3_000;
/** Where fewer than this begin alike, they are all looked at; where there are more, the newest are soon found by looking from the end. */
const FEW = 500;
const DAY_MS = 86_400_000;
const STRETCHES_MS = [2 * DAY_MS, 30 * DAY_MS];
const OVER_TIME = 50;

const keyOf = (kind: SearchKind, id: string): string => `${kind} ${id}`;

function toEntry({ _id: _key, thing, made: _made, gone: _gone, ...rest }: EntryDocument): SearchEntry {
  return { ...rest, id: thing };
}

const tookTooLong = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === OVER_TIME;

/** The first condition names the longest word: it is likely the rarest, and an index can only begin with one. */
function conditionsOf({ words, prefix, brand, includePrivate }: SearchQuery): readonly Record<string, unknown>[] {
  return [
    ...words.toSorted((a, b) => b.length - a.length).map((word) => ({ words: word })),
    ...(prefix === null ? [] : [{ words: { $regex: `^${prefix}` } }]),
    ...(brand === undefined ? [] : [{ brand }]),
    ...(includePrivate ? [] : [{ visibility: 'public' }]),
  ];
}

/** The search index in MongoDB: a collection of its own with the words of each thing. */
export function openSearchStore(connection: Connection): SearchStore {
  const collection = defineCollection<EntryDocument>(connection, 'search', schema);
  const progress = defineCollection<ProgressDocument>(connection, 'searchprogress', progressSchema);

  /**
   * The newest of one kind. Looks at the last days first, then further back, so that a common word has few things to sort. A beginning
   * that many words have is looked for by time, one that few have by word.
   */
  const ofKind = async (kind: SearchKind, query: SearchQuery, page: PageRequest): Promise<EntryDocument[]> => {
    const { prefix } = query;
    if (query.words.length > 0 && prefix !== null) {
      // The finished words find few things, mostly; which of them have the unfinished one is then seen at a glance.
      const some = await ofKind(kind, { ...query, prefix: null }, { ...page, limit: FEW });
      const found = some.filter(({ words }) => words.some((word) => word.startsWith(prefix)));
      if (some.length <= FEW || found.length > page.limit) return found.slice(0, page.limit + 1);
    }
    const conditions = [{ kind }, ...conditionsOf(query)];
    const startsOnly = query.words.length === 0;
    const many =
      startsOnly && (await collection.countDocuments({ $and: conditions }, { limit: FEW, maxTimeMS: SEARCH_MS })) === FEW;
    const hint = many ? { hint: BY_TIME } : {};
    const start = page.cursor === null ? Date.now() : Date.parse(decodeCursor(page.cursor).value);
    const stretches = startsOnly && !many ? [] : STRETCHES_MS;
    const wanted = page.limit + 1;
    for (const stretch of [...stretches, null]) {
      const since = stretch === null || Number.isNaN(start) ? [] : [{ at: { $gte: new Date(start - stretch).toISOString() } }];
      const found = await collection
        .find({ $and: [...conditions, after('at', page), ...since] }, hint)
        .sort({ at: -1, _id: -1 })
        .limit(wanted)
        .maxTimeMS(SEARCH_MS)
        .toArray();
      if (stretch === null || found.length >= wanted) return found;
    }
    return [];
  };

  return {
    async put(entries) {
      if (entries.length === 0) return;
      const known = await collection
        .find({ _id: { $in: entries.map(({ kind, id }) => keyOf(kind, id)) } }, { projection: { revision: 1, made: 1, gone: 1 } })
        .toArray();
      const byKey = new Map(known.map((document) => [document._id, document]));
      const newer = entries.filter(({ kind, id, revision }) => {
        const there = byKey.get(keyOf(kind, id));
        if (there?.gone === true) return false;
        return !there || revision === null || there.made !== MADE || (there.revision ?? -1) < revision;
      });
      if (newer.length === 0) return;
      const operations = newer.map(({ id, ...entry }) => ({
        updateOne: {
          filter: {
            _id: keyOf(entry.kind, id),
            gone: { $ne: true },
            ...(entry.revision === null ? {} : { $or: [{ revision: { $lt: entry.revision } }, { made: { $ne: MADE } }] }),
          },
          update: { $set: { ...entry, words: [...entry.words], thing: id, made: MADE } },
          upsert: true,
        },
      }));
      try {
        await collection.bulkWrite(operations, { ordered: false });
      } catch (error) {
        // Somebody put a newer one, or removed it, in between: theirs stands, and the key is taken.
        duplicatesOf(error);
      }
    },

    async remove(kind, ids) {
      if (ids.length === 0) return;
      const nothing = { words: [], title: '', excerpt: '', brand: '', network: null, visibility: 'private' as const };
      const operations = ids.map((id) => ({
        updateOne: {
          filter: { _id: keyOf(kind, id) },
          update: { $set: { ...nothing, kind, thing: id, at: '', revision: null, made: MADE, gone: true } },
          upsert: true,
        },
      }));
      await collection.bulkWrite(operations, { ordered: false });
    },

    async find(query, page) {
      if (query.words.length === 0 && query.prefix === null) return { items: [], nextCursor: null };
      try {
        const found = (await Promise.all(query.kinds.map((kind) => ofKind(kind, query, page)))).flat().toSorted(newestFirst);
        const shown = found.slice(0, page.limit);
        const last = shown.at(-1);
        return {
          items: shown.map(toEntry),
          nextCursor: found.length > page.limit && last ? encodeCursor(positionOf(last)) : null,
        };
      } catch (cause) {
        if (!tookTooLong(cause)) throw cause;
        throw new SearchTooWideError('looking takes too long: search for more, or for rarer, words', { cause });
      }
    },

    async progress() {
      const document = await progress.findOne({ _id: 'index' });
      return document ? { readTo: document.readTo, walk: document.walk } : undefined;
    },

    async saveProgress(at) {
      await progress.updateOne({ _id: 'index' }, { $set: { readTo: at.readTo, walk: at.walk } }, { upsert: true });
    },

    async clear() {
      await progress.deleteOne({ _id: 'index' });
      await collection.deleteMany({ gone: { $ne: true } });
    },
  };
}

const positionOf = ({ at, _id }: EntryDocument): Position => ({ value: at, id: _id });

function newestFirst(a: EntryDocument, b: EntryDocument): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a._id < b._id ? 1 : -1;
}
