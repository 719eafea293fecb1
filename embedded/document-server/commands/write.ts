import { decodeDocument, decodeValue } from '../bson/decode.ts';
import { isDocument, type Document } from '../bson/types.ts';
import { CommandError, failedToParse, located } from '../errors.ts';
import { asFilter, compileFilter } from '../query/filter.ts';
import { search, type Search } from '../query/scan.ts';
import { parseSort } from '../query/sort.ts';
import { idOf, withId, type Collection } from '../storage/collection.ts';
import { compileUpdate, refuseMulti, type Update } from '../update/update.ts';
import { collectionName, deadlineOf, documentList, truthy, type Answer, type Call, type Command } from './call.ts';
import { hintName } from './find.ts';
import { refuseCollation } from './refusals.ts';

const MOST_STATEMENTS = 100_000;

/**
 * Runs the statements of a write command one by one. A statement that fails leaves nothing behind; `ordered` says
 * whether those after it still run.
 */
function eachStatement(call: Call, count: number, run: (i: number) => void): Document[] {
  if (count === 0 || count > MOST_STATEMENTS)
    throw new CommandError(
      16,
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${count} operations.`,
    );
  const ordered = call.args['ordered'] === undefined || truthy(call.args['ordered']);
  const errors: Document[] = [];
  for (let index = 0; index < count; index++) {
    try {
      run(index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      errors.push({ index, code: error.code, ...error.details, errmsg: error.message });
      if (ordered) break;
    }
  }
  return errors;
}

const withErrors = (answer: Document, errors: readonly Document[]): Document =>
  errors.length > 0 ? { ...answer, writeErrors: errors } : answer;

function insert(call: Call): Answer {
  const name = collectionName(call);
  const collection = call.server.catalog.ensure(call.db, name);
  let n = 0;
  const errors = eachStatement(call, call.documents.length, (i) => {
    collection.insert(call.documents[i] as Buffer);
    n++;
  });
  return withErrors({ n }, errors);
}

/** Finds, and only then changes, so that a changed document is not found again further on. */
export function matching(collection: Collection, wish: Search): { record: number; doc: Buffer }[] {
  const found = search(collection, wish);
  const out: { record: number; doc: Buffer }[] = [];
  for (let next = found.next(); next !== undefined; next = found.next()) out.push(next);
  return out;
}

const KEEP_AT_ONCE = 1000;

/** Calls `change` for each match. Many matches are remembered by record only, so that memory stays small. */
function forEachMatch(collection: Collection, wish: Search, change: (record: number, doc: Buffer) => void): void {
  if (wish.limit === 1) {
    for (const { record, doc } of matching(collection, wish)) change(record, doc);
    return;
  }
  const found = search(collection, wish);
  const records: number[] = [];
  const docs: Buffer[] = [];
  for (let next = found.next(); next !== undefined; next = found.next()) {
    if (records.length < KEEP_AT_ONCE) docs.push(next.doc);
    records.push(next.record);
  }
  records.forEach((record, i) => {
    const doc = docs[i] ?? collection.get(record);
    if (doc !== undefined) change(record, doc);
  });
}

/** Writes the changed document unless nothing changed. */
export function applyUpdate(
  collection: Collection,
  update: Update,
  record: number,
  before: Buffer,
): { after: Buffer; modified: boolean } {
  const after = update.apply(before);
  if (after.equals(before)) return { after, modified: false };
  collection.replace(record, before, after);
  return { after, modified: true };
}

/** Adds the document an upsert makes. @returns its bytes. */
export function upsert(collection: Collection, update: Update): Buffer {
  const doc = withId(update.insert());
  collection.insert(doc);
  return doc;
}

export function idValue(doc: Buffer): unknown {
  const id = idOf(doc);
  return decodeValue(id.buf, id.type, id.at, 'exact');
}

const UPDATE_FIELDS = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'arrayFilters',
  'hint',
  'collation',
  'sort',
  'sampleId',
  'upsertSupplied',
]);

function update(call: Call): Answer {
  const name = collectionName(call);
  const statements = documentList(call, 'updates');
  const deadline = deadlineOf(call);
  let n = 0;
  let nModified = 0;
  const upserted: Document[] = [];
  const errors = eachStatement(call, statements.length, (index) => {
    const statement = statements[index] as Document;
    const unknownField = Object.keys(statement).find((key) => !UPDATE_FIELDS.has(key));
    if (unknownField !== undefined) throw located(40415, `BSON field 'update.updates.${unknownField}' is an unknown field.`);
    if (statement['u'] === undefined) throw located(40414, "BSON field 'update.updates.u' is missing but a required field");
    refuseCollation(statement);
    const filter = asFilter(statement['q'], 'q');
    const multi = truthy(statement['multi']);
    const variables = { ...asVariables(call.args['let']), ...asVariables(statement['c']) };
    const change = compileUpdate(statement['u'], filter, { arrayFilters: statement['arrayFilters'], variables });
    if (multi) refuseMulti(change);
    const collection = truthy(statement['upsert'])
      ? call.server.catalog.ensure(call.db, name)
      : call.server.catalog.find(call.db, name);
    if (collection === undefined) {
      compileFilter(filter, variables);
      return;
    }
    const hint = hintName(collection, statement['hint']);
    let matched = 0;
    const wish: Search = {
      filter,
      variables,
      limit: multi ? 0 : 1,
      ...(statement['sort'] === undefined ? {} : { sort: parseSort(statement['sort']) }),
      ...(hint === undefined ? {} : { hint }),
      ...(deadline === undefined ? {} : { deadline }),
    };
    forEachMatch(collection, wish, (record, doc) => {
      const { modified } = applyUpdate(collection, change, record, doc);
      matched++;
      n++;
      if (modified) nModified++;
    });
    if (matched > 0 || !truthy(statement['upsert'])) return;
    const doc = upsert(collection, change);
    n++;
    upserted.push({ index, _id: idValue(doc) });
  });
  return withErrors({ n, nModified, ...(upserted.length > 0 ? { upserted } : {}) }, errors);
}

export const asVariables = (value: unknown): Document => (isDocument(value) ? value : {});

function remove(call: Call): Answer {
  const name = collectionName(call);
  const statements = documentList(call, 'deletes');
  const deadline = deadlineOf(call);
  let n = 0;
  const errors = eachStatement(call, statements.length, (index) => {
    const statement = statements[index] as Document;
    refuseCollation(statement);
    const filter = asFilter(statement['q'], 'q');
    const limit = Number(statement['limit'] ?? Number.NaN);
    if (limit !== 0 && limit !== 1)
      throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${String(statement['limit'])}`);
    const matcher = compileFilter(filter, asVariables(call.args['let']));
    const collection = call.server.catalog.find(call.db, name);
    if (collection === undefined) return;
    const hint = hintName(collection, statement['hint']);
    forEachMatch(
      collection,
      { filter, matcher, limit, ...(hint === undefined ? {} : { hint }), ...(deadline === undefined ? {} : { deadline }) },
      (record, doc) => {
        collection.delete(record, doc);
        n++;
      },
    );
  });
  return withErrors({ n }, errors);
}

export const writeCommands: Readonly<Record<string, Command>> = {
  insert: { run: insert, writes: true },
  update: { run: update, writes: true },
  delete: { run: remove, writes: true },
};

/** A document in plain fields, for answers that hold one. */
export const asDocument = (raw: Buffer): Document => decodeDocument(raw, 0);
