import { ObjectId } from 'bson';
import { checkSize, type Element } from '../bson/encode.ts';
import { KeyWriter } from '../bson/key.ts';
import { afterValue, findElement, int32 } from '../bson/raw.ts';
import { T, typeName } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import { duplicateKey } from './duplicate-key.ts';
import type { Environment } from './environment.ts';
import { indexKeys, limitKey } from './index-keys.ts';
import type { Index } from './index-spec.ts';

/** Documents are numbered in the order they came; the number never changes while the document lives. */
export type RecordId = number;

const NOTHING = Buffer.alloc(0);
const ID = Buffer.from('_id');

/** The documents of one collection and the entries of its indexes. All writing happens inside `Environment.write`. */
export class Collection {
  readonly db: string;
  readonly name: string;
  readonly id: number;
  readonly env: Environment;
  indexes: Index[];
  /** Called when an index meets its first array (or over-long key), which the catalogue has to remember. */
  readonly #onChanged: () => void;
  readonly #prefix: Buffer;
  #nextRecord: number | undefined;
  #count: number | undefined;

  constructor(env: Environment, of: { db: string; name: string; id: number; indexes: Index[] }, onChanged: () => void) {
    this.env = env;
    this.db = of.db;
    this.name = of.name;
    this.id = of.id;
    this.indexes = of.indexes;
    this.#onChanged = onChanged;
    this.#prefix = this.#key(0).subarray(0, 4);
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  /** Bounds of all documents: first key and the key behind the last. */
  range(): { start: Buffer; end: Buffer } {
    const end = Buffer.from(this.#prefix);
    end.writeUInt32BE(this.id + 1, 0);
    return { start: this.#prefix, end };
  }

  count(): number {
    this.#count ??= this.env.docs.getKeysCount(this.range());
    return this.#count;
  }

  /** Bytes of all documents, estimated from the first thousand. */
  bytes(): number {
    let sampled = 0;
    let bytes = 0;
    for (const { value } of this.env.docs.getRange({ ...this.range(), limit: 1000 })) {
      sampled++;
      bytes += value.length;
    }
    return sampled === 0 ? 0 : Math.round((bytes / sampled) * this.count());
  }

  /** A copy of the stored bytes. */
  get(record: RecordId): Buffer | undefined {
    return this.env.docs.getBinary(this.#key(record));
  }

  /** The stored bytes, valid only until the next read. */
  peek(record: RecordId): Buffer | undefined {
    return this.env.docs.getBinaryFast(this.#key(record));
  }

  /** The record with the given `_id`. */
  findId(id: Element): RecordId | undefined {
    const value = this.env.keys.getBinaryFast(this.#idKey(id));
    return value === undefined ? undefined : value.readUIntBE(0, 6);
  }

  /**
   * Adds a document. `raw` is kept as it is when its first field is `_id`.
   * @returns the record.
   * @throws CommandError DuplicateKey and others; nothing has been written then.
   */
  insert(raw: Buffer): RecordId {
    const doc = withId(raw);
    checkSize(doc.length);
    const record = this.#takeRecord();
    const keys = this.indexes.map((index) => this.keysOf(index, doc));
    this.indexes.forEach((index, i) => this.#refuseDuplicates(index, keys[i] ?? [], record, doc));
    this.env.docs.putSync(this.#key(record), doc);
    this.indexes.forEach((index, i) => this.addKeys(index, keys[i] ?? [], record));
    if (this.#count !== undefined) this.#count++;
    return record;
  }

  /**
   * Replaces the document of a record.
   * @throws CommandError DuplicateKey, ImmutableField and others; nothing has been written then.
   */
  replace(record: RecordId, before: Buffer, after: Buffer): void {
    checkSize(after.length);
    const changes = this.indexes.map((index) => difference(this.keysOf(index, before), this.keysOf(index, after)));
    this.indexes.forEach((index, i) => this.#refuseDuplicates(index, changes[i]?.added ?? [], record, after));
    this.env.docs.putSync(this.#key(record), after);
    this.indexes.forEach((index, i) => {
      this.#removeKeys(index, changes[i]?.removed ?? [], record);
      this.addKeys(index, changes[i]?.added ?? [], record);
    });
  }

  delete(record: RecordId, before: Buffer): void {
    for (const index of this.indexes) this.#removeKeys(index, this.keysOf(index, before), record);
    this.env.docs.removeSync(this.#key(record));
    if (this.#count !== undefined) this.#count--;
  }

  keysOf(index: Index, doc: Buffer): Buffer[] {
    return indexKeys(index, doc, 0, this.#onChanged);
  }

  addKeys(index: Index, keys: readonly Buffer[], record: RecordId): void {
    for (const key of keys) {
      if (index.unique) this.env.keys.putSync(key, recordBytes(record));
      else this.env.keys.putSync(withRecord(key, record), NOTHING);
    }
  }

  /** Builds one index over all documents. @throws CommandError DuplicateKey. */
  build(index: Index): void {
    for (const { key, value } of this.env.docs.getRange(this.range())) {
      const record = key.readUIntBE(4, 6);
      const keys = this.keysOf(index, value);
      this.#refuseDuplicates(index, keys, record, value);
      this.addKeys(index, keys, record);
    }
  }

  #refuseDuplicates(index: Index, keys: readonly Buffer[], record: RecordId, doc: Buffer): void {
    if (!index.unique) return;
    for (const key of keys) {
      const holder = this.env.keys.getBinaryFast(key);
      if (holder !== undefined && holder.readUIntBE(0, 6) !== record) throw duplicateKey(this.namespace, index, doc, key);
    }
  }

  #removeKeys(index: Index, keys: readonly Buffer[], record: RecordId): void {
    for (const key of keys) this.env.keys.removeSync(index.unique ? key : withRecord(key, record));
  }

  #takeRecord(): RecordId {
    if (this.#nextRecord === undefined) {
      const { start, end } = this.range();
      const last = [...this.env.docs.getKeys({ start: end, end: start, reverse: true, limit: 1 })][0];
      this.#nextRecord = last === undefined || last.compare(start, 0, 4, 0, 4) !== 0 ? 1 : last.readUIntBE(4, 6) + 1;
    }
    return this.#nextRecord++;
  }

  #key(record: RecordId): Buffer {
    const key = Buffer.allocUnsafe(10);
    key.writeUInt32BE(this.id, 0);
    key.writeUIntBE(record, 4, 6);
    return key;
  }

  #idKey(id: Element): Buffer {
    const index = this.indexes[0];
    const writer = idWriter.reset();
    writer.raw(index?.prefix ?? NOTHING, 0, 4);
    writer.value(id.buf, id.type, id.at);
    return limitKey(writer);
  }
}

const idWriter = new KeyWriter();

export function recordBytes(record: RecordId): Buffer {
  const out = Buffer.allocUnsafe(6);
  out.writeUIntBE(record, 0, 6);
  return out;
}

export function withRecord(key: Buffer, record: RecordId): Buffer {
  const out = Buffer.allocUnsafe(key.length + 6);
  key.copy(out, 0, 0, key.length);
  out.writeUIntBE(record, key.length, 6);
  return out;
}

function difference(before: readonly Buffer[], after: readonly Buffer[]): { added: Buffer[]; removed: Buffer[] } {
  if (before.length === 1 && after.length === 1 && before[0]?.equals(after[0] as Buffer)) return { added: [], removed: [] };
  return {
    added: after.filter((key) => !before.some((other) => other.equals(key))),
    removed: before.filter((key) => !after.some((other) => other.equals(key))),
  };
}

/** The document with `_id` as its first field; one without gets a new ObjectId. */
export function withId(raw: Buffer): Buffer {
  const element = findElement(raw, 0, ID);
  if (element < 0)
    return withFirst(raw, Buffer.concat([Buffer.from([T.objectId]), ID, NUL, new ObjectId().id]), raw.length, raw.length);
  const type = raw[element] as number;
  if (type === T.array || type === T.regex || type === T.undefined)
    throw new CommandError(53, 'InvalidIdField', `The '_id' value cannot be of type ${typeName(type)}`);
  if (element === 4) return raw;
  const end = afterValue(raw, type, element + 5);
  return withFirst(raw, raw.subarray(element, end), element, end);
}

const NUL = Buffer.from([0]);

/** Sets an element before all others and leaves out the bytes between `cut` and `until`. */
function withFirst(raw: Buffer, first: Uint8Array, cut: number, until: number): Buffer {
  const last = int32(raw, 0) - 1;
  const body = cut > last ? [raw.subarray(4, last)] : [raw.subarray(4, cut), raw.subarray(until, last)];
  const out = Buffer.concat([NOTHING4, first, ...body, NUL]);
  out.writeInt32LE(out.length, 0);
  return out;
}

const NOTHING4 = Buffer.alloc(4);

/** Where the `_id` of a stored document lies. */
export function idOf(doc: Buffer): Element {
  const element = findElement(doc, 0, ID);
  return { buf: doc, type: doc[element] as number, at: element + 5 };
}
