import { createHash } from 'node:crypto';
import { KeyWriter, ORDER } from '../bson/key.ts';
import { walkPath, type Path } from '../bson/path.ts';
import { findElement, someElement } from '../bson/raw.ts';
import { T } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import type { Index } from './index-spec.ts';

/*
 * The entries a document has in an index. LMDB takes keys of 1978 bytes. A longer one keeps its first `KEPT` bytes and
 * then a SHA-256 of the whole, so two different long values still differ (uniqueness holds) and one that is searched
 * for is found by its first bytes and checked against the document.
 */

/** Bytes of a key that are kept as they are, counted from the index's prefix. */
export const KEPT = 1900;

const writer = new KeyWriter();

/** What a writer holds, cut to what LMDB takes. */
export function limitKey(from: KeyWriter): Buffer {
  if (from.length <= KEPT) return from.take();
  const digest = createHash('sha256').update(from.view()).digest();
  return Buffer.concat([from.bytes.subarray(0, KEPT), digest]);
}

function limited(index: Index, onChanged: (index: Index) => void): Buffer {
  if (writer.length > KEPT && !index.long) {
    index.long = true;
    onChanged(index);
  }
  return limitKey(writer);
}

/**
 * The keys of a document in an index: index prefix and encoded values, without the record id. Empty when the index
 * does not cover the document (sparse, partial).
 * Sets `index.multikey` where it meets an array and `index.long` where it cuts a key; `onChanged` tells of the first time.
 */
export function indexKeys(index: Index, buf: Buffer, doc: number, onChanged: (index: Index) => void): Buffer[] {
  if (index.covers !== undefined && !index.covers(buf, doc)) return [];
  writer.reset();
  writer.raw(index.prefix, 0, 4);
  let missing = 0;
  for (let i = 0; i < index.paths.length; i++) {
    const descending = index.key[i]?.descending === true;
    const wrote = writeSingle(index.paths[i] as Path, buf, doc, descending);
    if (wrote === 'several') return severalKeys(index, buf, doc, onChanged);
    if (wrote === 'missing') missing++;
  }
  return index.sparse && missing === index.paths.length ? [] : [limited(index, onChanged)];
}

/** Appends the one value at a path, or says that there is an array on the way and nothing was appended. */
function writeSingle(path: Path, buf: Buffer, doc: number, descending: boolean): 'one' | 'missing' | 'several' {
  let outcome: 'one' | 'missing' | 'several' = 'several';
  let visits = 0;
  const before = writer.length;
  if (crossesArray(path, buf, doc)) return 'several';
  walkPath(buf, doc, path, (type, at) => {
    visits++;
    if (type === T.array) {
      outcome = 'several';
      return true;
    }
    writer.value(buf, type, at, descending);
    outcome = type === T.missing ? 'missing' : 'one';
    return false;
  });
  if (outcome !== 'several' && visits === 1) return outcome;
  writer.length = before;
  return 'several';
}

/** Whether a value before the end of a dotted path is an array. */
function crossesArray(path: Path, buf: Buffer, doc: number): boolean {
  return path.parts.length > 1 && arrayDepth(path, buf, doc, path.parts.length - 1) > 0;
}

/** How many parts lead to the first array along the path, looking at no more than `limit` parts; 0 when there is none. */
function arrayDepth(path: Path, buf: Buffer, doc: number, limit: number): number {
  let at = doc;
  for (let depth = 1; depth <= limit; depth++) {
    const name = path.parts[depth - 1] as Uint8Array;
    const element = findElement(buf, at, name);
    const type = element < 0 ? T.missing : buf[element];
    if (type === T.array) return depth;
    if (type !== T.object) return 0;
    at = element + 2 + name.length;
  }
  return 0;
}

/** The slow way, for documents with arrays: every combination of the values along all paths. */
function severalKeys(index: Index, buf: Buffer, doc: number, onChanged: (index: Index) => void): Buffer[] {
  let list: { parts: Buffer[]; missing: number }[] = [{ parts: [], missing: 0 }];
  const arrays: string[] = [];
  const groups = groupByArray(index, buf, doc);
  for (const group of groups) {
    if (group.array !== undefined) arrays.push(group.array);
    const next: typeof list = [];
    for (const row of list)
      for (const values of group.rows)
        next.push({ parts: [...row.parts, ...values.parts], missing: row.missing + values.missing });
    list = next;
  }
  if (new Set(arrays).size > 1)
    throw new CommandError(
      171,
      'CannotIndexParallelArrays',
      `cannot index parallel arrays [${[...new Set(arrays)].join('] [')}]`,
    );
  noteMultikey(index, buf, doc, onChanged);
  const order = groups.flatMap((group) => group.fields);
  const out = new Map<string, Buffer>();
  for (const row of list) {
    if (index.sparse && row.missing === index.paths.length) continue;
    writer.reset();
    writer.raw(index.prefix, 0, 4);
    for (let field = 0; field < index.paths.length; field++) {
      const part = row.parts[order.indexOf(field)] as Buffer;
      writer.raw(part, 0, part.length);
    }
    const key = limited(index, onChanged);
    out.set(key.toString('latin1'), key);
  }
  return [...out.values()];
}

interface Group {
  /** The array the fields of this group run through, if any. */
  readonly array: string | undefined;
  readonly fields: readonly number[];
  readonly rows: readonly { parts: Buffer[]; missing: number }[];
}

function noteMultikey(index: Index, buf: Buffer, doc: number, onChanged: (index: Index) => void): void {
  index.paths.forEach((path, i) => {
    if (index.multikey[i] || firstArray(path, buf, doc) === undefined) return;
    index.multikey[i] = true;
    onChanged(index);
  });
}

/** The shortest beginning of the path whose value is an array, if there is one. */
function firstArray(path: Path, buf: Buffer, doc: number): string | undefined {
  const depth = arrayDepth(path, buf, doc, path.parts.length);
  return depth === 0 ? undefined : path.text.split('.').slice(0, depth).join('.');
}

/** Fields that run through the same array vary together, element by element; all others vary on their own. */
function groupByArray(index: Index, buf: Buffer, doc: number): Group[] {
  const byArray = new Map<string, number[]>();
  const groups: Group[] = [];
  index.paths.forEach((path, i) => {
    const array = firstArray(path, buf, doc);
    if (array === undefined) groups.push({ array, fields: [i], rows: valuesOf(index, i, buf, doc) });
    else byArray.set(array, [...(byArray.get(array) ?? []), i]);
  });
  for (const [array, fields] of byArray) groups.push({ array, fields, rows: rowsOfArray(index, array, fields, buf, doc) });
  return groups;
}

function valuesOf(index: Index, field: number, buf: Buffer, doc: number): { parts: Buffer[]; missing: number }[] {
  const out: { parts: Buffer[]; missing: number }[] = [];
  const descending = index.key[field]?.descending === true;
  walkPath(buf, doc, index.paths[field] as Path, (type, at) => {
    for (const value of expanded(buf, type, at))
      out.push({ parts: [encode(buf, value.type, value.at, descending)], missing: type === T.missing ? 1 : 0 });
    return false;
  });
  return out.length > 0 ? out : [{ parts: [nullKey(descending)], missing: 1 }];
}

const part = new KeyWriter();

function encode(buf: Buffer, type: number, at: number, descending: boolean): Buffer {
  part.reset();
  if (type === EMPTY_ARRAY) part.marker(ORDER.undefined, descending);
  else part.value(buf, type, at, descending);
  return part.take();
}

function nullKey(descending: boolean): Buffer {
  part.reset();
  part.marker(ORDER.null, descending);
  return part.take();
}

const EMPTY_ARRAY = -1;

/** An array stands for its elements; an empty one for a value of its own below null. */
function expanded(buf: Buffer, type: number, at: number): { type: number; at: number }[] {
  if (type !== T.array) return [{ type, at }];
  const out: { type: number; at: number }[] = [];
  someElement(buf, at, (elementType, value) => {
    out.push({ type: elementType, at: value });
    return false;
  });
  return out.length > 0 ? out : [{ type: EMPTY_ARRAY, at }];
}

/** One row per element of the array, holding the values of all fields that run through it. */
function rowsOfArray(
  index: Index,
  array: string,
  fields: readonly number[],
  buf: Buffer,
  doc: number,
): { parts: Buffer[]; missing: number }[] {
  if (fields.length === 1) return valuesOf(index, fields[0] as number, buf, doc);
  const sets = fields.map((field) => valuesPerElement(index, array, field, buf, doc));
  const count = Math.max(...sets.map((set) => set.length));
  const rows: { parts: Buffer[]; missing: number }[] = [];
  for (let element = 0; element < count; element++) {
    let combos: { parts: Buffer[]; missing: number }[] = [{ parts: [], missing: 0 }];
    for (let f = 0; f < fields.length; f++) {
      const values = sets[f]?.[element] ?? [
        { parts: [nullKey(index.key[fields[f] as number]?.descending === true)], missing: 1 },
      ];
      combos = combos.flatMap((row) =>
        values.map((v) => ({ parts: [...row.parts, ...v.parts], missing: row.missing + v.missing })),
      );
    }
    rows.push(...combos);
  }
  return rows;
}

function valuesPerElement(
  index: Index,
  array: string,
  field: number,
  buf: Buffer,
  doc: number,
): { parts: Buffer[]; missing: number }[][] {
  const path = index.paths[field] as Path;
  const depth = array.split('.').length;
  const descending = index.key[field]?.descending === true;
  const rest: Path | undefined =
    path.parts.length === depth ? undefined : { ...path, parts: path.parts.slice(depth), numeric: path.numeric.slice(depth) };
  const out: { parts: Buffer[]; missing: number }[][] = [];
  const head: Path = { ...path, parts: path.parts.slice(0, depth), numeric: path.numeric.slice(0, depth) };
  walkPath(buf, doc, head, (type, at) => {
    for (const element of expanded(buf, type, at)) {
      if (rest === undefined) {
        out.push([{ parts: [encode(buf, element.type, element.at, descending)], missing: 0 }]);
        continue;
      }
      const values: { parts: Buffer[]; missing: number }[] = [];
      if (element.type === T.object)
        walkPath(buf, element.at, rest, (t, a) => {
          for (const v of expanded(buf, t, a))
            values.push({ parts: [encode(buf, v.type, v.at, descending)], missing: t === T.missing ? 1 : 0 });
          return false;
        });
      out.push(values.length > 0 ? values : [{ parts: [nullKey(descending)], missing: 1 }]);
    }
    return false;
  });
  return out.length > 0 ? out : [[{ parts: [nullKey(descending)], missing: 1 }]];
}
