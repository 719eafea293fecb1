import { Long } from 'bson';
import { isDocument } from '../bson/types.ts';
import { badValue, located, typeMismatch } from '../errors.ts';
import { asFilter, compileFilter } from '../query/filter.ts';
import { compileProjection } from '../query/projection.ts';
import { toNumber } from '../query/predicates.ts';
import { search, type Search } from '../query/scan.ts';
import { parseSort } from '../query/sort.ts';
import type { Collection } from '../storage/collection.ts';
import { keyPattern } from '../storage/index-spec.ts';
import { collectionName, countOf, deadlineOf, optionalNumber, truthy, type Answer, type Call, type Command } from './call.ts';
import { cursorReply, type Source } from './cursors.ts';
import { refuseCollation } from './refusals.ts';

const NOTHING: Source = { next: () => undefined };

/** Name of the index a hint means. @throws CommandError BadValue when there is no such index. */
export function hintName(collection: Collection | undefined, hint: unknown): string | undefined {
  if (hint === undefined || (isDocument(hint) && Object.keys(hint).length === 0)) return undefined;
  if (isDocument(hint) && '$natural' in hint) return undefined;
  const wanted = JSON.stringify(isDocument(hint) ? Object.entries(hint).map(([k, v]) => [k, toNumber(v)]) : hint);
  const index = collection?.indexes.find(
    (i) => i.name === hint || (isDocument(hint) && JSON.stringify(Object.entries(keyPattern(i))) === wanted),
  );
  if (index === undefined && collection !== undefined)
    throw badValue('error processing query: planner returned error: hint provided does not correspond to an existing index');
  return index?.name;
}

/** What a `find` asks for, read from its fields. */
export function readSearch(call: Call, collection: Collection | undefined): Search {
  refuseCollation(call.args);
  const limit = optionalNumber(call, 'limit') ?? 0;
  if (limit < 0) throw located(51024, `BSON field 'limit' value must be >= 0, actual value '${limit}'`);
  const hint = hintName(collection, call.args['hint']);
  const deadline = deadlineOf(call);
  const variables = call.args['let'];
  return {
    filter: asFilter(call.args['filter'], 'filter'),
    sort: parseSort(call.args['sort']),
    skip: countOf(call, 'skip') ?? 0,
    limit,
    ...(hint === undefined ? {} : { hint }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(isDocument(variables) ? { variables } : {}),
  };
}

function find(call: Call): Answer {
  const name = collectionName(call);
  const { args, server } = call;
  if (truthy(args['tailable']))
    throw badValue('tailable cursors need a capped collection, which the embedded document server does not have');
  const collection = server.catalog.find(call.db, name);
  const wish = readSearch(call, collection);
  const projection = compileProjection(args['projection'], wish.filter);
  const namespace = `${call.db}.${name}`;
  let source = NOTHING;
  if (collection === undefined) compileFilter(wish.filter, wish.variables);
  else {
    const found = search(collection, wish);
    source = { next: projection === undefined ? () => found.next()?.doc : () => mapped(found.next()?.doc, projection) };
  }
  const batchSize = countOf(call, 'batchSize');
  return cursorReply(
    'firstBatch',
    namespace,
    server.cursors.open(namespace, source, { batchSize, singleBatch: truthy(args['singleBatch']) }),
  );
}

const mapped = (doc: Buffer | undefined, map: (doc: Buffer) => Buffer): Buffer | undefined =>
  doc === undefined ? undefined : map(doc);

function getMore(call: Call): Answer {
  const id = toNumber(call.args['getMore']);
  const name = call.args['collection'];
  if (id === undefined || typeof name !== 'string') throw typeMismatch("getMore needs a cursor id and the field 'collection'");
  const namespace = `${call.db}.${name}`;
  return cursorReply('nextBatch', namespace, call.server.cursors.more(id, namespace, countOf(call, 'batchSize')));
}

function killCursors(call: Call): Answer {
  const ids = call.args['cursors'];
  if (!Array.isArray(ids)) throw typeMismatch("BSON field 'killCursors.cursors' is the wrong type, expected type 'array'");
  const cursorsKilled: Long[] = [];
  const cursorsNotFound: Long[] = [];
  for (const value of ids) {
    const id = toNumber(value) ?? 0;
    (call.server.cursors.kill(id) ? cursorsKilled : cursorsNotFound).push(Long.fromNumber(id));
  }
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
}

function count(call: Call): Answer {
  const collection = call.server.catalog.find(call.db, collectionName(call));
  refuseCollation(call.args);
  const filter = asFilter(call.args['query'], 'query');
  const skip = countOf(call, 'skip') ?? 0;
  const limit = Math.abs(optionalNumber(call, 'limit') ?? 0);
  const matcher = compileFilter(filter);
  if (collection === undefined) return { n: 0 };
  const hint = hintName(collection, call.args['hint']);
  if (Object.keys(filter).length === 0) {
    const n = Math.max(collection.count() - skip, 0);
    return { n: limit > 0 ? Math.min(n, limit) : n };
  }
  const deadline = deadlineOf(call);
  const found = search(collection, {
    filter,
    matcher,
    skip,
    limit,
    ...(hint === undefined ? {} : { hint }),
    ...(deadline === undefined ? {} : { deadline }),
  });
  let n = 0;
  while (found.next() !== undefined) n++;
  return { n };
}

export const findCommands: Readonly<Record<string, Command>> = {
  find: { run: find, writes: false },
  getMore: { run: getMore, writes: false },
  killCursors: { run: killCursors, writes: false },
  count: { run: count, writes: false },
};
