import { isDocument, type Document } from '../bson/types.ts';
import { CommandError, badValue } from '../errors.ts';

export type Container = Document | unknown[];

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

export const isContainer = (value: unknown): value is Container => Array.isArray(value) || isDocument(value);

export function child(container: Container, part: string): unknown {
  if (Array.isArray(container)) return isIndex(part) ? container[Number(part)] : undefined;
  return Object.hasOwn(container, part) ? container[part] : undefined;
}

const MOST_PADDING = 1_500_000;

function assign(container: Container, part: string, value: unknown): void {
  if (!Array.isArray(container)) {
    if (part === '__proto__')
      Object.defineProperty(container, part, { value, enumerable: true, configurable: true, writable: true });
    else container[part] = value;
    return;
  }
  const index = Number(part);
  if (index > container.length + MOST_PADDING) throw badValue(`can't backfill more than ${MOST_PADDING} elements`);
  while (container.length < index) container.push(null);
  container[index] = value;
}

/**
 * What is at a path, and a way to change it. Missing objects on the way are made when something is set.
 * @throws CommandError PathNotViable when the way leads through a value that holds no fields.
 */
export function at(
  document: Document,
  parts: readonly string[],
): { value: unknown; exists: boolean; set(value: unknown): void; remove(): void } {
  const last = parts.length - 1;
  let container: Container = document;
  let depth = 0;
  while (depth < last) {
    const next: unknown = child(container, parts[depth] as string);
    if (next === undefined) break;
    if (!isContainer(next)) return blocked(parts, depth, next);
    container = next;
    depth++;
  }
  const holder = container;
  const part = parts[depth] as string;
  const reached = depth === last;
  const value = reached ? child(holder, part) : undefined;
  return {
    value,
    exists: value !== undefined,
    set(next) {
      if (Array.isArray(holder) && !isIndex(part)) throw notViable(part, `{${parts[depth - 1] ?? ''}: [...]}`);
      let made = next;
      for (let i = last; i > depth; i--) made = { [parts[i] as string]: made };
      assign(holder, part, made);
    },
    remove() {
      if (!reached || value === undefined) return;
      if (Array.isArray(holder)) holder[Number(part)] = null;
      else delete holder[part];
    },
  };
}

function blocked(parts: readonly string[], depth: number, value: unknown): ReturnType<typeof at> {
  return {
    value: undefined,
    exists: false,
    set() {
      throw notViable(parts[depth + 1] ?? '', `{${parts[depth] ?? ''}: ${String(value)}}`);
    },
    remove: () => undefined,
  };
}

const notViable = (field: string, element: string): CommandError =>
  new CommandError(28, 'PathNotViable', `Cannot create field '${field}' in element ${element}`);

/** Decides which elements of an array a `$`, `$[]` or `$[name]` in a path stands for. */
export interface Positions {
  /** Index of the element the query matched, for the array at the given path. */
  matched(arrayPath: string): number | undefined;
  /** Whether an element satisfies the array filter of that name. */
  accepts(name: string, element: unknown): boolean;
}

/**
 * The paths, without placeholders, that a path with placeholders stands for in a document.
 * @throws CommandError BadValue where there is no array, or the query did not say which element.
 */
export function expand(document: Document, path: string, positions: Positions): string[][] {
  if (!path.includes('$')) return [path.split('.')];
  let heads: string[][] = [[]];
  for (const part of path.split('.')) heads = heads.flatMap((head) => expandPart(document, head, part, path, positions));
  return heads;
}

function expandPart(document: Document, head: string[], part: string, path: string, positions: Positions): string[][] {
  if (part === '$') {
    const index = positions.matched(head.join('.'));
    if (index === undefined) throw badValue('The positional operator did not find the match needed from the query.');
    return [[...head, String(index)]];
  }
  const name = /^\$\[(.*)\]$/.exec(part)?.[1];
  if (name === undefined) return [[...head, part]];
  const array = at(document, head).value;
  if (!Array.isArray(array)) {
    if (array === undefined)
      throw badValue(`The path '${head.join('.')}' must exist in the document in order to apply array updates.`);
    throw badValue(
      `Cannot apply array updates to non-array element ${head[head.length - 1] ?? ''}: ${JSON.stringify(array)} (path '${path}')`,
    );
  }
  return array.flatMap((element, i) => (name === '' || positions.accepts(name, element) ? [[...head, String(i)]] : []));
}
