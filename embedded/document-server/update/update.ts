import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import { keyOf, keyOfValue } from '../bson/key.ts';
import { isDocument, type Document } from '../bson/types.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { isOperatorDocument } from '../query/filter.ts';
import type { Variables } from '../query/expression.ts';
import { idOf } from '../storage/collection.ts';
import { compileOperators } from './compile.ts';
import { at } from './paths.ts';
import { compilePipelineUpdate } from './pipeline.ts';
import { compileArrayFilters, positionsFor } from './positions.ts';

/** An update, ready to be applied to any number of documents. */
export interface Update {
  /** Whether it names a whole new document, which only one document at a time may become. */
  readonly replaces: boolean;
  /** The bytes of the changed document. */
  apply(before: Buffer): Buffer;
  /** The bytes of the document an upsert adds. */
  insert(): Buffer;
}

/**
 * Compiles the update part of `update` and `findAndModify`.
 * @throws CommandError for what MongoDB refuses.
 */
export function compileUpdate(
  update: unknown,
  filter: Document,
  options: { arrayFilters?: unknown; variables?: Variables },
): Update {
  if (Array.isArray(update)) {
    if (options.arrayFilters !== undefined) throw failedToParse('arrayFilters may not be specified for pipeline-syle updates');
    const change = compilePipelineUpdate(update, options.variables ?? {});
    return {
      replaces: false,
      apply: (before) => finish(before, change(before)),
      insert: () => withIdOfFilter(filter, change(encodeDocument(fromFilter(filter)))),
    };
  }
  if (!isDocument(update)) throw failedToParse('Update argument must be either an object or an array');
  const keys = Object.keys(update);
  if (keys[0]?.startsWith('$') === true) return operatorUpdate(update, filter, options.arrayFilters);
  const operator = keys.find((key) => key.startsWith('$'));
  if (operator !== undefined)
    throw new CommandError(
      52,
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${operator}' in '${operator}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  return replacement(update, filter);
}

function operatorUpdate(update: Document, filter: Document, arrayFilters: unknown): Update {
  const change = compileOperators(update);
  const filters = compileArrayFilters(arrayFilters, update);
  return {
    replaces: false,
    apply(before) {
      const document = decodeDocument(before, 0);
      change(document, positionsFor(filter, document, filters), false);
      return finish(before, encodeDocument(document));
    },
    insert() {
      const document = fromFilter(filter);
      const id = document['_id'];
      change(document, positionsFor({}, document, filters), true);
      if (id !== undefined && !keyOfValue(id).equals(keyOfValue(document['_id']))) throw immutable('_id');
      return encodeDocument(document);
    },
  };
}

function replacement(update: Document, filter: Document): Update {
  return {
    replaces: true,
    apply(before) {
      const { _id: given, ...rest } = update;
      const id = decodeDocument(before, 0, 'exact', new Set(['_id']))['_id'];
      if (given !== undefined && !keyOfValue(given).equals(keyOf(idOf(before)))) throw immutable('_id');
      return encodeDocument({ _id: id, ...rest });
    },
    insert: () => withIdOfFilter(filter, encodeDocument(update)),
  };
}

const immutable = (path: string): CommandError =>
  new CommandError(66, 'ImmutableField', `Performing an update on the path '${path}' would modify the immutable field '_id'`);

/** Refuses a changed `_id`. */
function finish(before: Buffer, after: Buffer): Buffer {
  const old = idOf(before);
  if (after[4] === old.type && after.length > 10 && after.compare(before, 4, old.at + 4, 4, old.at + 4) === 0 && old.at === 9) {
    if (keyOf(old).equals(keyOf({ buf: after, type: after[4], at: 9 }))) return after;
  }
  const { _id: id } = decodeDocument(after, 0, 'exact', new Set(['_id']));
  if (id === undefined || !keyOfValue(id).equals(keyOf(old))) throw immutable('_id');
  return after;
}

function withIdOfFilter(filter: Document, raw: Buffer): Buffer {
  const document = decodeDocument(raw, 0);
  const wanted = fromFilter(filter)['_id'];
  if (document['_id'] === undefined) return wanted === undefined ? raw : encodeDocument({ _id: wanted, ...document });
  if (wanted !== undefined && !keyOfValue(wanted).equals(keyOfValue(document['_id']))) throw immutable('_id');
  return raw;
}

/** The fields a filter says a document must have: what an upsert starts from. */
export function fromFilter(filter: Document): Document {
  const out: Document = {};
  const set = (path: string, value: unknown): void => {
    if (path === '_id') out['_id'] = value;
    else {
      const place = at(out, path.split('.'));
      if (place.exists)
        throw new CommandError(54, 'NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`);
      place.set(value);
    }
  };
  collect(filter, set);
  return out;
}

function collect(filter: Document, set: (path: string, value: unknown) => void): void {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value)) {
      for (const entry of value) if (isDocument(entry)) collect(entry, set);
    } else if (key === '$or' && Array.isArray(value) && value.length === 1 && isDocument(value[0])) collect(value[0], set);
    else if (!key.startsWith('$')) {
      const single = singleValue(value);
      if (single !== undefined) set(key, single.value);
    }
  }
}

function singleValue(value: unknown): { value: unknown } | undefined {
  if (!isOperatorDocument(value)) {
    if (
      value instanceof RegExp ||
      (typeof value === 'object' && value !== null && '_bsontype' in value && value._bsontype === 'BSONRegExp')
    )
      return undefined;
    return { value };
  }
  if ('$eq' in value) return { value: value['$eq'] };
  const list = value['$in'] ?? value['$all'];
  return Array.isArray(list) && list.length === 1 ? { value: list[0] } : undefined;
}

/** A replacement for many documents makes no sense. */
export function refuseMulti(update: Update): void {
  if (update.replaces) throw failedToParse('multi update is not supported for replacement-style update');
}
