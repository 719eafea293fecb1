import { KeyWriter, ORDER } from '../bson/key.ts';
import { compilePath, walkPath, type Path } from '../bson/path.ts';
import { someElement } from '../bson/raw.ts';
import { T, isDocument } from '../bson/types.ts';
import { badValue, located } from '../errors.ts';
import type { SortField } from './plan.ts';
import { toNumber } from './predicates.ts';

/**
 * Reads a sort document. `$natural` is not a field; see `naturalOrder`.
 * @throws CommandError BadValue, Location15974 and others.
 */
export function parseSort(sort: unknown): SortField[] {
  if (sort === undefined || sort === null) return [];
  if (!isDocument(sort)) throw located(10065, 'Expected field sort to be of type object');
  return Object.entries(sort).map(([path, order]) => {
    if (isDocument(order))
      throw located(17312, `the $meta sort key '${path}' is not implemented by the embedded document server`);
    const direction = toNumber(order);
    if (direction === undefined) throw located(15974, `Illegal key in $sort specification: ${path}: ${String(order)}`);
    if (direction !== 1 && direction !== -1)
      throw located(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    if (path === '') throw badValue('FieldPath cannot be constructed with empty string');
    return { path, descending: direction === -1 };
  });
}

/** Direction of `{ $natural: ±1 }`, or undefined when that is not what is asked. */
export function naturalOrder(fields: readonly SortField[]): 'forward' | 'reverse' | undefined {
  const [first] = fields;
  if (fields.length !== 1 || first?.path !== '$natural') return undefined;
  return first.descending ? 'reverse' : 'forward';
}

const out = new KeyWriter();
const one = new KeyWriter();

/** Makes the function that turns a stored document into bytes which sort it. Of an array the least (or greatest) element counts. */
export function sortKeys(fields: readonly SortField[]): (buf: Buffer, doc: number) => Buffer {
  const compiled = fields.map((field) => ({ path: compilePath(field.path), descending: field.descending }));
  return (buf, doc) => {
    out.reset();
    for (const { path, descending } of compiled) appendField(buf, doc, path, descending);
    return out.take();
  };
}

function appendField(buf: Buffer, doc: number, path: Path, descending: boolean): void {
  const start = out.length;
  let any = false;
  const offer = (type: number, at: number): void => {
    one.reset();
    if (type < 0) one.marker(ORDER.undefined, false);
    else one.value(buf, type, at);
    const order = any ? one.bytes.compare(out.bytes, start, out.length, 0, one.length) : 0;
    if (any && (descending ? order <= 0 : order >= 0)) return;
    any = true;
    out.length = start;
    out.raw(one.bytes, 0, one.length);
  };
  walkPath(buf, doc, path, (type, at) => {
    if (type !== T.array) {
      offer(type, at);
      return false;
    }
    let empty = true;
    someElement(buf, at, (elementType, value) => {
      empty = false;
      offer(elementType, value);
      return false;
    });
    if (empty) offer(-1, 0);
    return false;
  });
  if (!any) out.marker(ORDER.null, false);
  if (descending) out.invert(start);
}
