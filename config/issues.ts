import { z } from 'zod';
import { nearest } from './nearest.ts';

/** One complaint of a schema, in words, where it belongs. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Whether the key itself is wrong, or what it holds. */
  readonly at: 'key' | 'value';
}

type Issue = z.core.$ZodIssue;

/** What a schema has against a value, in words that say what to do. Shows no values, which may be secret. */
export function complaintsOf(schema: z.ZodType, value: unknown): readonly Complaint[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.flatMap((issue) => describe(issue, { schema, value }));
}

function describe(issue: Issue, context: { readonly schema: z.ZodType; readonly value: unknown }): readonly Complaint[] {
  const { path } = issue;
  const found = valueAt(context.value, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: unknownKey(key, keysAt(context.schema, path)),
        at: 'key',
      }));
    case 'invalid_union':
      return describeUnion(issue, context);
    case 'invalid_type':
      if (found === undefined) return [{ path, message: `is missing: ${article(issue.expected)} is needed`, at: 'value' }];
      return [{ path, message: wrongType(issue.expected, found), at: 'value' }];
    case 'invalid_value':
      if (found === undefined) return [{ path, message: `is missing: ${oneOf(issue.values)}`, at: 'value' }];
      return [{ path, message: `is not known: ${oneOf(issue.values)}${hint(found, issue.values)}`, at: 'value' }];
    case 'invalid_format':
      return [{ path, message: issue.format === 'email' ? 'is not an e-mail address' : issue.message, at: 'value' }];
    case 'too_small':
      return [{ path, message: size(issue.origin, 'at least', Number(issue.minimum), issue.message), at: 'value' }];
    case 'too_big':
      return [{ path, message: size(issue.origin, 'at most', Number(issue.maximum), issue.message), at: 'value' }];
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return [{ path, message: issue.message, at: 'value' }];
  }
}

/** Of the shapes a value may have, the one it comes nearest to says what is wrong. */
function describeUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  context: { readonly schema: z.ZodType; readonly value: unknown },
): readonly Complaint[] {
  const { path } = issue;
  const branch = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
  if (branch.length === 0) return [{ path, message: issue.message, at: 'value' }];
  return branch.flatMap((inner) => describe({ ...inner, path: [...path, ...inner.path] }, context));
}

/** How far a value got in one of its shapes: further inside is nearer, and a wrong kind of thing is nearest to nothing. */
function depth(branch: readonly Issue[]): number {
  const lengths = branch.map(({ code, path }) => (code === 'invalid_type' && path.length === 0 ? -1 : path.length));
  return Math.max(-1, ...lengths);
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  if (meant !== undefined) return `is not a known key; did you mean "${meant}"?`;
  return known.length === 0 ? 'is not a known key' : `is not a known key; known here: ${known.join(', ')}`;
}

function oneOf(values: readonly unknown[]): string {
  return `write ${values.length === 1 ? '' : 'one of '}${values.map(String).join(', ')}`;
}

function hint(found: unknown, values: readonly unknown[]): string {
  const meant = typeof found === 'string' ? nearest(found, values.map(String)) : undefined;
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

function wrongType(expected: string, found: unknown): string {
  const quotes = expected === 'string' && (typeof found === 'number' || typeof found === 'boolean') ? ': put it in quotes' : '';
  return `must be ${article(expected)}, not ${article(typeName(found))}${quotes}`;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function article(type: string): string {
  switch (type) {
    case 'array':
      return 'a list';
    case 'object':
    case 'record':
      return 'a group of keys';
    case 'string':
      return 'a text';
    case 'boolean':
      return 'true or false';
    case 'int':
      return 'a whole number';
    case 'null':
      return 'nothing';
    default:
      return `a ${type}`;
  }
}

function size(origin: string, bound: 'at least' | 'at most', limit: number, ownMessage: string): string {
  if (ownMessage.startsWith('is ')) return ownMessage;
  if (origin === 'string') return `must have ${bound} ${limit} ${limit === 1 ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set') return `must have ${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  return `must be ${bound} ${limit}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const part of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Reflect.get(current, part);
  }
  return current;
}

/** The keys a schema knows at a path; none where it takes any. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let current = bare(schema);
  for (const part of path) {
    const next = within(current, part);
    if (!next) return [];
    current = bare(next);
  }
  if (current instanceof z.ZodObject) return Object.keys(current.shape);
  if (current instanceof z.ZodRecord && current.keyType instanceof z.ZodEnum) return current.keyType.options.map(String);
  return [];
}

function within(schema: z.ZodType, part: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return asType(schema.shape[String(part)]);
  if (schema instanceof z.ZodArray) return asType(schema.element);
  if (schema instanceof z.ZodRecord) return asType(schema.valueType);
  return undefined;
}

/** The schema inside optional, default and transform. */
function bare(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  ) {
    const inner = asType(schema.unwrap());
    return inner ? bare(inner) : schema;
  }
  if (schema instanceof z.ZodPipe) {
    const inner = asType(schema.in);
    return inner ? bare(inner) : schema;
  }
  return schema;
}

function asType(schema: unknown): z.ZodType | undefined {
  return schema instanceof z.ZodType ? schema : undefined;
}
