import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import type { Document } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import { Collection } from './collection.ts';
import type { Environment } from './environment.ts';
import { compileIndex, idIndex, prefixOf, specFromDocument, specToDocument, type Index, type IndexSpec } from './index-spec.ts';

const COUNTER = Buffer.from('counter');
/** Before the name of a collection; no other key of the catalogue lies between it and `BEHIND`. */
const PREFIX = 'c\0';
const BEHIND = 'c\u0001';
const REMOVE_AT_ONCE = 20_000;

/** What databases, collections and indexes there are; kept in the environment and, for use, in memory. */
export class Catalog {
  readonly env: Environment;
  readonly #collections = new Map<string, Collection>();

  constructor(env: Environment) {
    this.env = env;
    this.reload();
  }

  /** Reads everything anew; needed after a transaction was undone. */
  reload(): void {
    this.#collections.clear();
    const { meta } = this.env;
    for (const { key, value } of meta.getRange({ start: Buffer.from(PREFIX), end: Buffer.from(BEHIND) })) {
      const [, db, ...name] = key.toString().split('\0');
      const stored = decodeDocument(value, 0);
      const indexes = Array.isArray(stored['indexes']) ? stored['indexes'] : [];
      this.#add(
        db ?? '',
        name.join('\0'),
        Number(stored['id']),
        indexes.map((index: Document) => compileIndex(specFromDocument(index))),
      );
    }
  }

  find(db: string, name: string): Collection | undefined {
    return this.#collections.get(`${db}\0${name}`);
  }

  list(db: string): Collection[] {
    return [...this.#collections.values()].filter((c) => c.db === db).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  databases(): string[] {
    return [...new Set([...this.#collections.values()].map((c) => c.db))].sort();
  }

  all(): IterableIterator<Collection> {
    return this.#collections.values();
  }

  /** The collection of that name, made now if there is none. */
  ensure(db: string, name: string): Collection {
    return this.find(db, name) ?? this.create(db, name);
  }

  create(db: string, name: string): Collection {
    checkNames(db, name);
    const id = this.nextId();
    const collection = this.#add(db, name, id, [compileIndex(idIndex(this.nextId()))]);
    this.save(collection);
    return collection;
  }

  nextId(): number {
    const { meta } = this.env;
    const next = (meta.get(COUNTER)?.readUInt32BE(0) ?? 0) + 1;
    meta.putSync(COUNTER, prefixOf(next));
    return next;
  }

  /** Writes down what the collection's indexes are. */
  save(collection: Collection): void {
    const indexes = collection.indexes.map((index) => specToDocument(index));
    this.env.meta.putSync(metaKey(collection), encodeDocument({ id: collection.id, indexes }));
  }

  drop(collection: Collection): void {
    for (const index of collection.indexes) this.#removeRange('keys', index.id);
    this.#removeRange('docs', collection.id);
    this.env.meta.removeSync(metaKey(collection));
    this.#collections.delete(`${collection.db}\0${collection.name}`);
  }

  /** Adds an index and builds it over what is there. @throws CommandError DuplicateKey; then there is no such index. */
  addIndex(collection: Collection, spec: Omit<IndexSpec, 'id' | 'multikey' | 'long'>): Index {
    const index = compileIndex({ ...spec, id: this.nextId(), multikey: spec.key.map(() => false), long: false });
    try {
      collection.build(index);
    } catch (error) {
      this.#removeRange('keys', index.id);
      throw error;
    }
    collection.indexes.push(index);
    this.save(collection);
    return index;
  }

  dropIndex(collection: Collection, index: Index): void {
    this.#removeRange('keys', index.id);
    collection.indexes = collection.indexes.filter((other) => other !== index);
    this.save(collection);
  }

  #add(db: string, name: string, id: number, indexes: Index[]): Collection {
    const collection = new Collection(this.env, { db, name, id, indexes }, () => this.save(collection));
    this.#collections.set(`${db}\0${name}`, collection);
    return collection;
  }

  /** Removes everything whose key begins with the id, in portions so that memory stays small. */
  #removeRange(store: 'docs' | 'keys', id: number): void {
    const from = this.env[store];
    for (;;) {
      const keys = [...from.getKeys({ start: prefixOf(id), end: prefixOf(id + 1), limit: REMOVE_AT_ONCE })];
      for (const key of keys) from.removeSync(key);
      if (keys.length < REMOVE_AT_ONCE) return;
    }
  }
}

const metaKey = (collection: Collection): Buffer => Buffer.from(`${PREFIX}${collection.db}\0${collection.name}`);

function checkNames(db: string, name: string): void {
  if (db === '' || db.length > 63 || /[/\\. "$*<>:|?\0]/.test(db))
    throw new CommandError(73, 'InvalidNamespace', `Invalid database name: '${db}'`);
  if (
    name === '' ||
    name.includes('$') ||
    name.includes('\0') ||
    name.startsWith('.') ||
    name.startsWith('system.') ||
    Buffer.byteLength(name) > 255
  )
    throw new CommandError(73, 'InvalidNamespace', `Invalid collection name: '${db}.${name}'`);
}
