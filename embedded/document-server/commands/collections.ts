import { encodeDocument } from '../bson/encode.ts';
import { isDocument, type Document } from '../bson/types.ts';
import { CommandError, badValue, notSupported } from '../errors.ts';
import { asFilter, compileFilter } from '../query/filter.ts';
import type { Collection } from '../storage/collection.ts';
import { collectionName, optionalNumber, truthy, type Answer, type Call, type Command } from './call.ts';
import { cursorReply } from './cursors.ts';

/** Answers with a list of documents as MongoDB's cursors do. */
export function listReply(call: Call, namespace: string, list: readonly Document[]): Answer {
  const encoded = list.map((document) => encodeDocument(document));
  let i = 0;
  const cursor = isDocument(call.args['cursor']) ? call.args['cursor']['batchSize'] : undefined;
  return cursorReply(
    'firstBatch',
    namespace,
    call.server.cursors.open(
      namespace,
      { next: () => encoded[i++] },
      { batchSize: cursor === undefined ? list.length + 1 : Number(cursor) },
    ),
  );
}

const REFUSED_OPTIONS = [
  'capped',
  'timeseries',
  'viewOn',
  'validator',
  'clusteredIndex',
  'encryptedFields',
  'changeStreamPreAndPostImages',
];

function create(call: Call): Answer {
  const name = collectionName(call);
  for (const option of REFUSED_OPTIONS)
    if (truthy(call.args[option]) || isDocument(call.args[option]) || typeof call.args[option] === 'string')
      throw notSupported(`the collection option ${option}`);
  if (call.server.catalog.find(call.db, name) !== undefined)
    throw new CommandError(48, 'NamespaceExists', `Collection ${call.db}.${name} already exists.`);
  call.server.catalog.create(call.db, name);
  return {};
}

function drop(call: Call): Answer {
  const name = collectionName(call);
  const collection = call.server.catalog.find(call.db, name);
  if (collection === undefined) throw new CommandError(26, 'NamespaceNotFound', 'ns not found');
  const nIndexesWas = collection.indexes.length;
  call.server.catalog.drop(collection);
  return { nIndexesWas, ns: `${call.db}.${name}` };
}

function dropDatabase(call: Call): Answer {
  const collections = call.server.catalog.list(call.db);
  for (const collection of collections) call.server.catalog.drop(collection);
  return collections.length > 0 ? { dropped: call.db } : {};
}

function filtered(call: Call, list: readonly Document[]): Document[] {
  const matches = compileFilter(asFilter(call.args['filter'], 'filter'));
  return list.filter((document) => matches(encodeDocument(document), 0));
}

function listCollections(call: Call): Answer {
  const list = call.server.catalog.list(call.db).map((c) =>
    truthy(call.args['nameOnly'])
      ? { name: c.name, type: 'collection' }
      : {
          name: c.name,
          type: 'collection',
          options: {},
          info: { readOnly: false },
          idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
        },
  );
  return listReply(call, `${call.db}.$cmd.listCollections`, filtered(call, list));
}

function listDatabases(call: Call): Answer {
  const { catalog } = call.server;
  const list = catalog.databases().map((name) => {
    if (truthy(call.args['nameOnly'])) return { name };
    const count = catalog.list(name).reduce((sum, c) => sum + c.count(), 0);
    return { name, sizeOnDisk: catalog.list(name).reduce((sum, c) => sum + c.bytes(), 0), empty: count === 0 };
  });
  const databases = filtered(call, list);
  return { databases, totalSize: databases.reduce((sum, d) => sum + Number(d['sizeOnDisk'] ?? 0), 0) };
}

function sizes(collection: Collection, scale: number): { count: number; size: number } {
  return { count: collection.count(), size: Math.trunc(collection.bytes() / scale) };
}

function collStats(call: Call): Answer {
  const name = collectionName(call);
  const collection = call.server.catalog.find(call.db, name);
  const scale = optionalNumber(call, 'scale') ?? 1;
  const { count, size } = collection === undefined ? { count: 0, size: 0 } : sizes(collection, scale);
  return {
    ns: `${call.db}.${name}`,
    count,
    size,
    avgObjSize: count > 0 ? Math.trunc((size * scale) / count) : 0,
    storageSize: size,
    nindexes: collection?.indexes.length ?? 0,
    scaleFactor: scale,
  };
}

function dbStats(call: Call): Answer {
  const scale = optionalNumber(call, 'scale') ?? 1;
  const collections = call.server.catalog.list(call.db);
  const all = collections.map((c) => sizes(c, scale));
  const objects = all.reduce((sum, s) => sum + s.count, 0);
  const dataSize = all.reduce((sum, s) => sum + s.size, 0);
  const indexes = collections.reduce((sum, c) => sum + c.indexes.length, 0);
  return {
    db: call.db,
    collections: collections.length,
    views: 0,
    objects,
    dataSize,
    storageSize: dataSize,
    indexes,
    scaleFactor: scale,
    avgObjSize: objects > 0 ? (dataSize * scale) / objects : 0,
  };
}

/** Only the time to live of an index can be changed. */
function collMod(call: Call): Answer {
  const name = collectionName(call);
  const collection = call.server.catalog.find(call.db, name);
  if (collection === undefined) throw new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${call.db}.${name}`);
  const other = Object.keys(call.args).find(
    (key) => !['collMod', 'index', '$db', 'lsid', 'comment', 'writeConcern', 'maxTimeMS', '$readPreference'].includes(key),
  );
  if (other !== undefined) throw notSupported(`the collMod option ${other}`);
  const wanted = call.args['index'];
  if (!isDocument(wanted)) return {};
  const index = collection.indexes.find(
    (i) =>
      i.name === wanted['name'] ||
      JSON.stringify(i.key.map((f) => f.path)) ===
        JSON.stringify(Object.keys(isDocument(wanted['keyPattern']) ? wanted['keyPattern'] : {})),
  );
  if (index === undefined)
    throw new CommandError(27, 'IndexNotFound', `cannot find index ${String(wanted['name'])} for ns ${call.db}.${name}`);
  const seconds = Number(wanted['expireAfterSeconds']);
  if (!Number.isFinite(seconds) || seconds < 0) throw badValue('expireAfterSeconds must be a number that is not negative');
  const before = index.expireAfterSeconds;
  collection.indexes = collection.indexes.map((i) => (i === index ? { ...i, expireAfterSeconds: seconds } : i));
  call.server.catalog.save(collection);
  return { ...(before === undefined ? {} : { expireAfterSeconds_old: before }), expireAfterSeconds_new: seconds };
}

export const collectionCommands: Readonly<Record<string, Command>> = {
  create: { run: create, writes: true },
  drop: { run: drop, writes: true },
  dropDatabase: { run: dropDatabase, writes: true },
  listCollections: { run: listCollections, writes: false },
  listDatabases: { run: listDatabases, writes: false },
  collStats: { run: collStats, writes: false },
  dbStats: { run: dbStats, writes: false },
  dbstats: { run: dbStats, writes: false },
  collMod: { run: collMod, writes: true },
};
