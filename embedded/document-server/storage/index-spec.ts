import { compilePath, type Path } from '../bson/path.ts';
import { encodeDocument } from '../bson/encode.ts';
import { decodeDocument } from '../bson/decode.ts';
import type { Document } from '../bson/types.ts';
import { compileFilter, type Matcher } from '../query/filter.ts';

/** What the catalogue keeps about an index. */
export interface IndexSpec {
  readonly id: number;
  readonly name: string;
  readonly key: readonly { readonly path: string; readonly descending: boolean }[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partial?: Document;
  readonly expireAfterSeconds?: number;
  /** Per field of the key: whether any document ever held an array there. It only ever turns true. */
  readonly multikey: readonly boolean[];
  /** Whether a key was ever cut because it is too long for LMDB: such an index no longer sorts. */
  readonly long: boolean;
}

/** An index ready for use. */
export interface Index extends IndexSpec {
  readonly paths: readonly Path[];
  /** The four bytes its entries begin with. */
  readonly prefix: Buffer;
  readonly covers: Matcher | undefined;
  multikey: boolean[];
  long: boolean;
}

export function prefixOf(id: number): Buffer {
  const out = Buffer.allocUnsafe(4);
  out.writeUInt32BE(id, 0);
  return out;
}

export function compileIndex(spec: IndexSpec): Index {
  return {
    ...spec,
    multikey: [...spec.multikey],
    paths: spec.key.map((field) => compilePath(field.path)),
    prefix: prefixOf(spec.id),
    covers: spec.partial === undefined ? undefined : compileFilter(spec.partial),
  };
}

/** Every collection has it; it cannot be dropped. */
export const idIndex = (id: number): IndexSpec => ({
  id,
  name: '_id_',
  key: [{ path: '_id', descending: false }],
  unique: true,
  sparse: false,
  multikey: [false],
  long: false,
});

/** The `key` document of an index, such as `{ brand: 1, postedAt: -1 }`. */
export function keyPattern(index: IndexSpec): Document {
  return Object.fromEntries(index.key.map((field) => [field.path, field.descending ? -1 : 1]));
}

/** The index as `listIndexes` shows it. */
export function describeIndex(index: IndexSpec): Document {
  return {
    v: 2,
    key: keyPattern(index),
    name: index.name,
    ...(index.unique && index.name !== '_id_' ? { unique: true } : {}),
    ...(index.sparse ? { sparse: true } : {}),
    ...(index.partial === undefined ? {} : { partialFilterExpression: index.partial }),
    ...(index.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: index.expireAfterSeconds }),
  };
}

const str = (value: unknown): string => (typeof value === 'string' ? value : '');
const num = (value: unknown): number => (typeof value === 'number' ? value : Number(value));

export function specToDocument(spec: IndexSpec): Document {
  return {
    id: spec.id,
    name: spec.name,
    paths: spec.key.map((field) => field.path),
    descending: spec.key.map((field) => field.descending),
    unique: spec.unique,
    sparse: spec.sparse,
    partial: spec.partial,
    expireAfterSeconds: spec.expireAfterSeconds,
    multikey: [...spec.multikey],
    long: spec.long,
  };
}

export function specFromDocument(stored: Document): IndexSpec {
  const paths = Array.isArray(stored['paths']) ? stored['paths'] : [];
  const descending = Array.isArray(stored['descending']) ? stored['descending'] : [];
  const multikey = Array.isArray(stored['multikey']) ? stored['multikey'] : [];
  const partial = stored['partial'];
  return {
    id: num(stored['id']),
    name: str(stored['name']),
    key: paths.map((path, i) => ({ path: str(path), descending: descending[i] === true })),
    unique: stored['unique'] === true,
    sparse: stored['sparse'] === true,
    multikey: paths.map((_, i) => multikey[i] === true),
    long: stored['long'] === true,
    ...(typeof partial === 'object' && partial !== null ? { partial: decodeDocument(encodeDocument({ ...partial }), 0) } : {}),
    ...(stored['expireAfterSeconds'] === undefined ? {} : { expireAfterSeconds: num(stored['expireAfterSeconds']) }),
  };
}
