import { findElement, someElement } from './raw.ts';
import { T } from './types.ts';

/** A dotted path, ready to be looked up in stored bytes. */
export interface Path {
  readonly text: string;
  /** The first part: the field of the document the path begins with. */
  readonly root: string;
  readonly parts: readonly Uint8Array[];
  /** Parts that may also be a position in an array. */
  readonly numeric: readonly boolean[];
}

export function compilePath(text: string): Path {
  const parts = text.split('.');
  return {
    text,
    root: parts[0] ?? '',
    parts: parts.map((part) => Buffer.from(part)),
    numeric: parts.map((part) => /^(0|[1-9]\d*)$/.test(part)),
  };
}

/** Sees a value a path leads to; type 0 (missing) where the path ends before its last part. True stops the walk. */
export type Visit = (type: number, at: number, buf: Buffer) => boolean;

/**
 * Visits what a path leads to, as MongoDB's queries read paths: through the objects within arrays, and through array
 * positions. A value at the end that is an array is visited whole; its elements are the visitor's business.
 * @returns whether a visit returned true.
 */
export function walkPath(buf: Buffer, doc: number, path: Path, visit: Visit, part = 0): boolean {
  const element = findElement(buf, doc, path.parts[part] as Uint8Array);
  if (element < 0) return visit(T.missing, 0, buf);
  const type = buf[element] as number;
  return walkValue(buf, type, element + 2 + (path.parts[part] as Uint8Array).length, path, visit, part + 1);
}

function walkValue(buf: Buffer, type: number, at: number, path: Path, visit: Visit, part: number): boolean {
  if (part === path.parts.length) return visit(type, at, buf);
  if (type === T.object) return walkPath(buf, at, path, visit, part);
  if (type !== T.array) return visit(T.missing, 0, buf);
  if (path.numeric[part]) {
    const name = path.parts[part] as Uint8Array;
    const element = findElement(buf, at, name);
    if (element >= 0 && walkValue(buf, buf[element] as number, element + 2 + name.length, path, visit, part + 1)) return true;
  }
  return someElement(buf, at, (elementType, value) => elementType === T.object && walkPath(buf, value, path, visit, part));
}

/** Calls `visit` with a value and, when it is an array, with each of its elements too. */
export function someOfValue(buf: Buffer, type: number, at: number, visit: Visit): boolean {
  if (visit(type, at, buf)) return true;
  return type === T.array && someElement(buf, at, (elementType, value) => visit(elementType, value, buf));
}
