import { keyOfValue } from '../bson/key.ts';
import { isDocument, type Document } from '../bson/types.ts';
import { CommandError, badValue, notSupported } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { toNumber } from '../query/predicates.ts';
import type { Collection } from '../storage/collection.ts';
import { describeIndex, type IndexSpec } from '../storage/index-spec.ts';
import { collectionName, documentList, truthy, type Answer, type Call, type Command } from './call.ts';
import { listReply } from './collections.ts';
import { refuseCollation } from './refusals.ts';

type NewIndex = Omit<IndexSpec, 'id' | 'multikey' | 'long'>;

const OPTIONS = new Set([
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
  'ns',
  'hidden',
  'collation',
]);

const cannotCreate = (message: string): CommandError => new CommandError(67, 'CannotCreateIndex', message);

function readIndex(spec: Document): NewIndex {
  for (const option of Object.keys(spec)) if (!OPTIONS.has(option)) throw unknownOption(option);
  if (truthy(spec['hidden'])) throw notSupported('hidden indexes');
  refuseCollation(spec);
  const { key } = spec;
  if (!isDocument(key) || Object.keys(key).length === 0) throw cannotCreate('Index keys cannot be an empty object');
  const fields = Object.entries(key).map(([path, order]) => readField(path, order));
  const name = spec['name'];
  if (typeof name !== 'string' || name === '')
    throw cannotCreate("The 'name' field is a required property of an index specification");
  const partial = spec['partialFilterExpression'];
  if (partial !== undefined && !isDocument(partial)) throw cannotCreate("The field 'partialFilterExpression' must be an object");
  if (partial !== undefined) checkPartial(partial);
  if (partial !== undefined && truthy(spec['sparse']))
    throw cannotCreate('cannot mix "partialFilterExpression" and "sparse" options');
  const seconds = spec['expireAfterSeconds'];
  return {
    name,
    key: fields,
    unique: truthy(spec['unique']),
    sparse: truthy(spec['sparse']),
    ...(partial === undefined ? {} : { partial }),
    ...(seconds === undefined ? {} : { expireAfterSeconds: readSeconds(seconds, fields.length) }),
  };
}

const KNOWN_ELSEWHERE = new Set([
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'wildcardProjection',
  'clustered',
  'prepareUnique',
  'storageEngine',
]);

function unknownOption(option: string): CommandError {
  if (KNOWN_ELSEWHERE.has(option)) return notSupported(`the index option ${option}`);
  return new CommandError(
    197,
    'InvalidIndexSpecificationOption',
    `The field '${option}' is not valid for an index specification`,
  );
}

function readField(path: string, order: unknown): IndexSpec['key'][number] {
  if (path === '') throw cannotCreate('Index keys cannot be an empty field');
  if (typeof order === 'string') {
    if (['text', '2d', '2dsphere', 'hashed', 'geoHaystack'].includes(order)) throw notSupported(`the index type ${order}`);
    throw cannotCreate(`Unknown index plugin '${order}'`);
  }
  if (path.includes('$**')) throw notSupported('wildcard indexes');
  const direction = toNumber(order);
  if (direction === undefined || direction === 0 || Number.isNaN(direction))
    throw cannotCreate(
      `Values in v:2 index key pattern cannot be of type ${typeof order}. Only numbers > 0, numbers < 0, and strings are allowed.`,
    );
  return { path, descending: direction < 0 };
}

function readSeconds(value: unknown, fields: number): number {
  const seconds = toNumber(value);
  if (seconds === undefined || seconds < 0 || seconds > 2_147_483_647)
    throw cannotCreate(`TTL index 'expireAfterSeconds' option must be within an acceptable range, try a lower number`);
  if (fields > 1) throw cannotCreate('TTL indexes are single-field indexes, compound indexes do not support TTL');
  return seconds;
}

const PARTIAL_OPERATORS = new Set(['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$and', '$or', '$in']);

/** MongoDB allows only operators whose truth it can reason about. */
function checkPartial(filter: Document): void {
  compileFilter(filter);
  for (const [key, value] of Object.entries(filter)) {
    if (key.startsWith('$') && !PARTIAL_OPERATORS.has(key))
      throw cannotCreate(`Expression not supported in partial index: ${key}`);
    if ((key === '$and' || key === '$or') && Array.isArray(value)) {
      for (const entry of value) if (isDocument(entry)) checkPartial(entry);
    } else if (isDocument(value)) {
      for (const [operator, argument] of Object.entries(value)) {
        if (!operator.startsWith('$')) continue;
        if (!PARTIAL_OPERATORS.has(operator) || (operator === '$exists' && !truthy(argument)))
          throw cannotCreate(`Expression not supported in partial index: $not or ${operator}`);
      }
    }
  }
}

const sameKey = (a: IndexSpec['key'], b: IndexSpec['key']): boolean => JSON.stringify(a) === JSON.stringify(b);

function sameOptions(a: NewIndex, b: NewIndex): boolean {
  return (
    a.unique === b.unique &&
    a.sparse === b.sparse &&
    a.expireAfterSeconds === b.expireAfterSeconds &&
    keyOfValue(a.partial ?? null).equals(keyOfValue(b.partial ?? null))
  );
}

/** True when there is such an index already. @throws CommandError for one that is almost the same. */
function exists(collection: Collection, wanted: NewIndex): boolean {
  for (const index of collection.indexes) {
    const key = sameKey(index.key, wanted.key);
    if (index.name === '_id_' && key) return true;
    if (key && keyOfValue(index.partial ?? null).equals(keyOfValue(wanted.partial ?? null))) {
      if (!sameOptions(index, wanted))
        throw index.name === wanted.name
          ? new CommandError(
              86,
              'IndexKeySpecsConflict',
              `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${JSON.stringify(describeIndex({ ...wanted, id: 0, multikey: [], long: false }))}, existing index: ${JSON.stringify(describeIndex(index))}`,
            )
          : new CommandError(
              85,
              'IndexOptionsConflict',
              `An equivalent index already exists with the same name but different options. Requested index: ${wanted.name}, existing index: ${index.name}`,
            );
      if (index.name !== wanted.name)
        throw new CommandError(85, 'IndexOptionsConflict', `Index already exists with a different name: ${index.name}`);
      return true;
    }
    if (index.name === wanted.name)
      throw new CommandError(
        86,
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${wanted.name}, existing index: ${JSON.stringify(describeIndex(index))}`,
      );
  }
  return false;
}

function createIndexes(call: Call): Answer {
  const name = collectionName(call);
  const { catalog } = call.server;
  const specs = documentList(call, 'indexes');
  if (specs.length === 0) throw badValue('Must specify at least one index to create');
  const wanted = specs.map(readIndex);
  const createdCollectionAutomatically = catalog.find(call.db, name) === undefined;
  const collection = catalog.ensure(call.db, name);
  const numIndexesBefore = collection.indexes.length;
  for (const index of wanted) {
    if (!exists(collection, index)) catalog.addIndex(collection, index);
  }
  const numIndexesAfter = collection.indexes.length;
  return {
    numIndexesBefore,
    numIndexesAfter,
    createdCollectionAutomatically,
    ...(numIndexesAfter === numIndexesBefore ? { note: 'all indexes already exist' } : {}),
  };
}

function existing(call: Call): Collection {
  const name = collectionName(call);
  const collection = call.server.catalog.find(call.db, name);
  if (collection === undefined) throw new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${call.db}.${name}`);
  return collection;
}

function listIndexes(call: Call): Answer {
  const collection = existing(call);
  return listReply(
    call,
    collection.namespace,
    collection.indexes.map((index) => describeIndex(index)),
  );
}

function dropIndexes(call: Call): Answer {
  const collection = existing(call);
  const nIndexesWas = collection.indexes.length;
  const wanted = call.args['index'];
  const names =
    wanted === '*'
      ? collection.indexes.map((i) => i.name).filter((n) => n !== '_id_')
      : Array.isArray(wanted)
        ? wanted
        : [wanted];
  const found = names.map((which: unknown) => {
    const index = collection.indexes.find((i) =>
      isDocument(which)
        ? sameKey(
            i.key,
            Object.entries(which).map(([path, order]) => readField(path, order)),
          )
        : i.name === which,
    );
    if (index === undefined) throw new CommandError(27, 'IndexNotFound', `index not found with name [${String(which)}]`);
    if (index.name === '_id_') throw new CommandError(72, 'InvalidOptions', 'cannot drop _id index');
    return index;
  });
  for (const index of found) call.server.catalog.dropIndex(collection, index);
  return { nIndexesWas };
}

export const indexCommands: Readonly<Record<string, Command>> = {
  createIndexes: { run: createIndexes, writes: true },
  listIndexes: { run: listIndexes, writes: false },
  dropIndexes: { run: dropIndexes, writes: true },
  deleteIndexes: { run: dropIndexes, writes: true },
};
