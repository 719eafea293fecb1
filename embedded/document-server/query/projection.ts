import { Aggregator } from 'mingo';
import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument, encodeValue } from '../bson/encode.ts';
import { isDocument, type Document } from '../bson/types.ts';
import { located, notSupported } from '../errors.ts';
import { compileElement } from './filter.ts';
import { toCommandError } from './mingo-errors.ts';
import { toNumber, type Predicate } from './predicates.ts';
import { positionsFor } from '../update/positions.ts';

/** Turns the bytes of a stored document into those of what is asked of it. */
export type Projection = (raw: Buffer) => Buffer;

interface Node {
  readonly fields: Map<string, Node | Leaf>;
}

type Leaf =
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'slice'; readonly skip: number; readonly limit: number | undefined }
  | { readonly kind: 'elemMatch'; readonly matches: Predicate }
  | { readonly kind: 'positional' };

const isNode = (entry: Node | Leaf): entry is Node => 'fields' in entry;

interface Parsed {
  readonly root: Node;
  including: boolean | undefined;
  readonly computed: Document;
  id: boolean | undefined;
}

/**
 * Compiles the projection of a `find`, or undefined for one that leaves documents as they are.
 * @throws CommandError for mixed inclusion and exclusion, path collisions and unknown operators.
 */
export function compileProjection(spec: unknown, filter: Document): Projection | undefined {
  if (spec === undefined || spec === null) return undefined;
  if (!isDocument(spec)) throw located(10065, 'Expected field projection to be of type object');
  if (Object.keys(spec).length === 0) return undefined;
  const parsed: Parsed = { root: { fields: new Map() }, including: undefined, computed: {}, id: undefined };
  for (const [path, value] of Object.entries(spec)) parse(parsed, path, value);
  const computes = Object.keys(parsed.computed).length > 0;
  if (parsed.including === undefined) parsed.including = computes || (parsed.id === true && onlyId(parsed));
  const including = parsed.including;
  if (parsed.id === false && including) parsed.root.fields.delete('_id');
  else if (including && parsed.id !== false) parsed.root.fields.set('_id', { kind: 'include' });
  else if (parsed.id === false) parsed.root.fields.set('_id', { kind: 'exclude' });
  return (raw) => {
    const document = decodeDocument(raw, 0);
    const out = project(document, parsed.root, including, '', { filter, document });
    if (computes) Object.assign(out, compute(raw, parsed.computed));
    return encodeDocument(out);
  };
}

const onlyId = (parsed: Parsed): boolean => parsed.root.fields.size === 0;

function parse(parsed: Parsed, path: string, value: unknown): void {
  const flag = toNumber(value) ?? value;
  if (path === '_id' && (typeof flag === 'boolean' || typeof flag === 'number')) {
    parsed.id = flag !== false && flag !== 0;
    return;
  }
  if (typeof flag === 'boolean' || typeof flag === 'number') {
    const include = flag !== false && flag !== 0;
    if (path.endsWith('.$')) {
      setMode(parsed, true, path);
      put(parsed.root, path.slice(0, -2), { kind: 'positional' });
      return;
    }
    setMode(parsed, include, path);
    put(parsed.root, path, { kind: include ? 'include' : 'exclude' });
    return;
  }
  if (isDocument(value)) return parseDocument(parsed, path, value);
  setMode(parsed, true, path);
  parsed.computed[path] = value;
}

function parseDocument(parsed: Parsed, path: string, value: Document): void {
  const [operator] = Object.keys(value);
  if (operator === undefined) throw located(51270, `An empty sub-projection is not a valid value. Found empty object at path`);
  switch (operator) {
    case '$slice':
      put(parsed.root, path, slice(value['$slice']));
      return;
    case '$elemMatch':
      setMode(parsed, true, path);
      put(parsed.root, path, { kind: 'elemMatch', matches: compileElement(value['$elemMatch'], {}) });
      return;
    case '$meta':
      throw notSupported('the projection operator $meta');
    default:
  }
  if (operator.startsWith('$')) {
    setMode(parsed, true, path);
    parsed.computed[path] = value;
    return;
  }
  for (const [key, inner] of Object.entries(value)) parse(parsed, `${path}.${key}`, inner);
}

function setMode(parsed: Parsed, include: boolean, path: string): void {
  if (parsed.including !== undefined && parsed.including !== include)
    throw located(
      include ? 31253 : 31254,
      `Cannot do ${include ? 'inclusion' : 'exclusion'} on field ${path} in ${include ? 'exclusion' : 'inclusion'} projection`,
    );
  parsed.including = include;
}

function slice(argument: unknown): Leaf {
  if (Array.isArray(argument)) {
    const [skip, limit] = argument.map(toNumber);
    if (skip === undefined || limit === undefined)
      throw located(28724, 'First argument to $slice must be an array and the others numbers');
    if (limit <= 0) throw located(28724, `The third argument to $slice must be positive: ${limit}`);
    return { kind: 'slice', skip, limit };
  }
  const count = toNumber(argument);
  if (count === undefined) throw located(28667, 'Invalid $slice syntax. The given syntax did not match the find() syntax');
  return count < 0 ? { kind: 'slice', skip: count, limit: undefined } : { kind: 'slice', skip: 0, limit: count };
}

function put(root: Node, path: string, leaf: Leaf): void {
  const parts = path.split('.');
  let node = root;
  for (const part of parts.slice(0, -1)) {
    const next = node.fields.get(part);
    if (next !== undefined && !isNode(next)) throw located(31249, `Path collision at ${path} remaining portion ${part}`);
    const made = next ?? { fields: new Map<string, Node | Leaf>() };
    node.fields.set(part, made);
    node = made;
  }
  const last = parts[parts.length - 1] as string;
  if (last === '') throw located(40353, 'FieldPath must not end with a dot');
  if (node.fields.has(last)) throw located(31250, `Path collision at ${path}`);
  node.fields.set(last, leaf);
}

interface Whole {
  readonly filter: Document;
  readonly document: Document;
}

function project(document: Document, node: Node, including: boolean, path: string, whole: Whole): Document {
  const out: Document = {};
  for (const [name, value] of Object.entries(document)) {
    const entry = node.fields.get(name);
    const here = path === '' ? name : `${path}.${name}`;
    const result =
      entry === undefined
        ? keep(value, !including)
        : isNode(entry)
          ? below(value, entry, including, here, whole)
          : leaf(value, entry, here, whole);
    if (result.keep) out[name] = result.value;
  }
  return out;
}

interface Kept {
  readonly keep: boolean;
  readonly value?: unknown;
}

const DROP: Kept = { keep: false };
const keep = (value: unknown, when: boolean): Kept => (when ? { keep: true, value } : DROP);

function below(value: unknown, node: Node, including: boolean, path: string, whole: Whole): Kept {
  if (isDocument(value)) return { keep: true, value: project(value, node, including, path, whole) };
  if (Array.isArray(value)) {
    const kept = value.map((element: unknown) => below(element, node, including, path, whole)).filter((element) => element.keep);
    return { keep: true, value: kept.map((element) => element.value) };
  }
  return keep(value, !including);
}

function leaf(value: unknown, entry: Leaf, path: string, whole: Whole): Kept {
  switch (entry.kind) {
    case 'include':
      return { keep: true, value };
    case 'exclude':
      return DROP;
    case 'slice':
      return { keep: true, value: Array.isArray(value) ? sliced(value, entry.skip, entry.limit) : value };
    case 'elemMatch': {
      if (!Array.isArray(value)) return DROP;
      const found: unknown = value.find((element: unknown) => {
        const encoded = encodeValue(element);
        return entry.matches(encoded.buf, encoded.type, encoded.at);
      });
      return found === undefined ? DROP : { keep: true, value: [found] };
    }
    case 'positional': {
      if (!Array.isArray(value)) return { keep: true, value };
      const index = positionsFor(whole.filter, whole.document, new Map()).matched(path);
      if (index === undefined)
        throw located(
          51246,
          "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
        );
      return { keep: true, value: [value[index]] };
    }
  }
}

function sliced(array: readonly unknown[], skip: number, limit: number | undefined): unknown[] {
  const from = skip < 0 ? Math.max(array.length + skip, 0) : skip;
  return array.slice(from, limit === undefined ? undefined : from + limit);
}

function compute(raw: Buffer, computed: Document): Document {
  try {
    const [out] = new Aggregator([{ $project: { _id: 0, ...computed } }], {}).run<Document>([decodeDocument(raw, 0, 'plain')]);
    return out ?? {};
  } catch (error) {
    throw toCommandError(error);
  }
}
