import { decodeDocument } from '../bson/decode.ts';
import { compilePath, someOfValue, walkPath, type Path } from '../bson/path.ts';
import { afterValue as valueEnd, someElement } from '../bson/raw.ts';
import { T, isDocument, type Document } from '../bson/types.ts';
import { badValue, failedToParse, located, notSupported } from '../errors.ts';
import { compileExpression, type Variables } from './expression.ts';
import {
  compares,
  equals,
  hasBits,
  hasRemainder,
  hasSize,
  hasType,
  isIn,
  isRegex,
  matchesRegex,
  toBsonRegex,
  toNumber,
  type Predicate,
} from './predicates.ts';

/** Tests a document where it lies in stored bytes. */
export type Matcher = (buf: Buffer, doc: number) => boolean;

/** A test of the value a path leads to, with the values an array holds or without. */
type FieldTest = (buf: Buffer, doc: number, path: Path) => boolean;

/**
 * Compiles a query filter.
 * @throws CommandError BadValue and others for operators and arguments MongoDB refuses or this server lacks.
 */
export function compileFilter(filter: Document, variables: Variables = {}): Matcher {
  const matchers = Object.entries(filter).map(([key, value]) => compileEntry(key, value, variables));
  const [first, second] = matchers;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (buf, doc) => matchers.every((matches) => matches(buf, doc));
}

function compileEntry(key: string, value: unknown, variables: Variables): Matcher {
  if (!key.startsWith('$')) return compileField(key, value, variables);
  switch (key) {
    case '$and': {
      const all = compileList(key, value, variables);
      return (buf, doc) => all.every((matches) => matches(buf, doc));
    }
    case '$or': {
      const any = compileList(key, value, variables);
      return (buf, doc) => any.some((matches) => matches(buf, doc));
    }
    case '$nor': {
      const none = compileList(key, value, variables);
      return (buf, doc) => !none.some((matches) => matches(buf, doc));
    }
    case '$expr': {
      const expression = compileExpression(value, variables);
      return (buf, doc) => isTrue(expression(decodeDocument(buf, doc, 'plain')));
    }
    case '$comment':
      return () => true;
    case '$alwaysTrue':
      return () => true;
    case '$alwaysFalse':
      return () => false;
    case '$where':
    case '$text':
    case '$jsonSchema':
      throw notSupported(`the query operator ${key}`);
    default:
      throw badValue(
        `unknown top level operator: ${key}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

const isTrue = (value: unknown): boolean => value !== false && value !== null && value !== undefined && value !== 0;

function compileList(operator: string, value: unknown, variables: Variables): Matcher[] {
  if (!Array.isArray(value)) throw badValue(`${operator} must be an array`);
  if (value.length === 0) throw badValue(`$and/$or/$nor must be a nonempty array`);
  return value.map((entry) => {
    if (!isDocument(entry)) throw badValue('$or/$and/$nor entries need to be full objects');
    return compileFilter(entry, variables);
  });
}

function compileField(key: string, value: unknown, variables: Variables): Matcher {
  const path = compilePath(key);
  const tests = compileOperators(value, variables);
  const [first, second] = tests;
  if (first !== undefined && second === undefined) return (buf, doc) => first(buf, doc, path);
  return (buf, doc) => tests.every((test) => test(buf, doc, path));
}

/** Whether a value in a filter is `{ $op: ... }` rather than a value to be equal to. */
export function isOperatorDocument(value: unknown): value is Document {
  if (!isDocument(value)) return false;
  const first = Object.keys(value)[0];
  return first !== undefined && first.startsWith('$') && first !== '$ref' && first !== '$id' && first !== '$db';
}

function compileOperators(value: unknown, variables: Variables): FieldTest[] {
  if (isRegex(value)) return [onAny(matchesRegex(value))];
  if (!isOperatorDocument(value)) return [onAny(equals(value))];
  return Object.entries(value).map(([operator, argument]) => compileOperator(operator, argument, value, variables));
}

/** True when the value or, for an array, one of its elements satisfies the predicate. */
const onAny =
  (predicate: Predicate): FieldTest =>
  (buf, doc, path) =>
    walkPath(buf, doc, path, (type, at) => someOfValue(buf, type, at, (t, a) => predicate(buf, t, a)));

/** True when the value itself satisfies the predicate; elements of an array are not looked at. */
const onWhole =
  (predicate: Predicate): FieldTest =>
  (buf, doc, path) =>
    walkPath(buf, doc, path, (type, at) => predicate(buf, type, at));

const not =
  (test: FieldTest): FieldTest =>
  (buf, doc, path) =>
    !test(buf, doc, path);

function compileOperator(operator: string, argument: unknown, siblings: Document, variables: Variables): FieldTest {
  switch (operator) {
    case '$eq':
      return onAny(equals(isRegex(argument) ? toBsonRegex(argument) : argument));
    case '$ne':
      if (isRegex(argument)) throw badValue("Can't have regex as arg to $ne.");
      return not(onAny(equals(argument)));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return onAny(compares(operator, argument));
    case '$in':
      return onAny(isIn(argument));
    case '$nin':
      if (!Array.isArray(argument)) throw badValue('$nin needs an array');
      return not(onAny(isIn(argument)));
    case '$exists': {
      const present = onWhole((_buf, type) => type !== T.missing);
      return isTrue(toNumber(argument) ?? argument) ? present : not(present);
    }
    case '$type':
      return onAny(hasType(argument));
    case '$regex':
      if (typeof argument !== 'string' && !isRegex(argument)) throw badValue('$regex has to be a string');
      return onAny(matchesRegex(argument, siblings['$options']));
    case '$options':
      if (siblings['$regex'] === undefined) throw badValue('$options needs a $regex');
      return () => true;
    case '$size':
      return onWhole(hasSize(argument));
    case '$mod':
      return onAny(hasRemainder(argument));
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return onAny(hasBits(operator, argument));
    case '$not':
      return compileNot(argument, variables);
    case '$elemMatch':
      return onWhole(compileElemMatch(argument, variables));
    case '$all':
      return compileAll(argument, variables);
    case '$comment':
      return () => true;
    case '$near':
    case '$nearSphere':
    case '$geoWithin':
    case '$geoIntersects':
      throw notSupported(`the query operator ${operator}`);
    default:
      throw badValue(`unknown operator: ${operator}`);
  }
}

function compileNot(argument: unknown, variables: Variables): FieldTest {
  if (!isRegex(argument) && !isOperatorDocument(argument)) {
    if (isDocument(argument) && Object.keys(argument).length === 0) throw badValue('$not cannot be empty');
    throw badValue('$not needs a regex or a document');
  }
  const tests = compileOperators(argument, variables);
  return (buf, doc, path) => !tests.every((test) => test(buf, doc, path));
}

/** `$elemMatch` as a predicate on the array: one element satisfies all of the conditions. */
export function compileElemMatch(argument: unknown, variables: Variables): Predicate {
  const matches = compileElement(argument, variables);
  return (buf, type, at) => type === T.array && someElement(buf, at, (t, a) => matches(buf, t, a));
}

/** The condition of an `$elemMatch` (or a `$pull`) as a predicate on one element. */
export function compileElement(argument: unknown, variables: Variables): Predicate {
  if (!isDocument(argument)) throw badValue('$elemMatch needs an Object');
  const first = Object.keys(argument)[0];
  const ofValue = isOperatorDocument(argument) && first !== '$and' && first !== '$or' && first !== '$nor' && first !== '$expr';
  if (!ofValue) {
    const matches = compileFilter(argument, variables);
    return (buf, type, at) => (type === T.object || type === T.array) && matches(buf, at);
  }
  const matches = compileValue(argument, variables);
  return (buf, type, at) => matches(buf, type, at);
}

const SELF = compilePath('v');

/** Operators applied to a bare value, as `$pull` and value `$elemMatch` need it: the value is set into a document of its own. */
export function compileValue(condition: unknown, variables: Variables): Predicate {
  const tests = compileOperators(condition, variables);
  return (buf, type, at) => {
    const wrapped = wrapValue(buf, type, at);
    return tests.every((test) => test(wrapped, 0, SELF));
  };
}

function wrapValue(buf: Buffer, type: number, at: number): Buffer {
  const end = valueEnd(buf, type, at);
  const size = end - at + 8;
  const out = Buffer.allocUnsafe(size);
  out.writeInt32LE(size, 0);
  out[4] = type;
  out[5] = 118;
  out[6] = 0;
  buf.copy(out, 7, at, end);
  out[size - 1] = 0;
  return out;
}

function compileAll(argument: unknown, variables: Variables): FieldTest {
  if (!Array.isArray(argument)) throw badValue('$all needs an array');
  if (argument.length === 0) return () => false;
  const tests = argument.map((entry): FieldTest => {
    if (isDocument(entry) && '$elemMatch' in entry) return onWhole(compileElemMatch(entry['$elemMatch'], variables));
    if (isOperatorDocument(entry)) throw badValue('no $ expressions in $all');
    return onAny(isRegex(entry) ? matchesRegex(entry) : equals(entry));
  });
  return (buf, doc, path) => tests.every((test) => test(buf, doc, path));
}

/** Refuses what is no document, with the wording MongoDB uses for it. */
export function asFilter(value: unknown, field: string): Document {
  if (value === undefined) return {};
  if (!isDocument(value))
    throw value === null
      ? located(10065, `invalid parameter: expected an object (${field})`)
      : failedToParse(`Expected field ${field} to be of type object`);
  return value;
}
