import { encodeDocument, encodeValue } from '../bson/encode.ts';
import { keyOf, keyOfValue } from '../bson/key.ts';
import { isDocument } from '../bson/types.ts';
import { badValue } from '../errors.ts';
import { compileElement, compileValue, isOperatorDocument } from '../query/filter.ts';
import { isRegex, toNumber, type Predicate } from '../query/predicates.ts';
import { parseSort, sortKeys } from '../query/sort.ts';

const MODIFIERS = new Set(['$each', '$slice', '$sort', '$position']);

function whole(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  const n = toNumber(value);
  if (n === undefined || !Number.isInteger(n))
    throw badValue(`The value for ${name} must be an integer value but was given: ${JSON.stringify(value)}`);
  return n;
}

/** Compiles the argument of `$push` for one field. @throws CommandError BadValue. */
export function compilePush(argument: unknown): (array: readonly unknown[]) => unknown[] {
  if (!isDocument(argument) || !Object.hasOwn(argument, '$each')) {
    if (isDocument(argument) && Object.keys(argument)[0]?.startsWith('$') && MODIFIERS.has(Object.keys(argument)[0] ?? ''))
      throw badValue('The argument to $push needs $each for its other modifiers');
    return (array) => [...array, argument];
  }
  const unknownKey = Object.keys(argument).find((key) => !MODIFIERS.has(key));
  if (unknownKey !== undefined) throw badValue(`Unrecognized clause in $push: ${unknownKey}`);
  const each: unknown = argument['$each'];
  if (!Array.isArray(each)) throw badValue(`The argument to $each in $push must be an array but it was of type ${typeof each}`);
  const values: readonly unknown[] = each;
  const position = whole(argument['$position'], '$position');
  const slice = whole(argument['$slice'], '$slice');
  const order = argument['$sort'] === undefined ? undefined : compileSort(argument['$sort']);
  return (array) => {
    const before = position ?? array.length;
    const out: unknown[] = [...array.slice(0, before), ...values, ...array.slice(before)];
    const sorted = order === undefined ? out : order(out);
    if (slice === undefined) return sorted;
    return slice < 0 ? sorted.slice(slice) : sorted.slice(0, slice);
  };
}

/** `$sort` within `$push`: 1 or -1 for the elements themselves, or fields of them. */
function compileSort(spec: unknown): (array: readonly unknown[]) => unknown[] {
  const direction = toNumber(spec);
  if (direction !== undefined) {
    if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
    return (array) => sortBy(array, (value) => keyOfValue(value), direction);
  }
  const keysOf = sortKeys(parseSort(spec));
  return (array) => sortBy(array, (value) => keysOf(encodeDocument(isDocument(value) ? value : {}), 0), 1);
}

function sortBy(array: readonly unknown[], keyOf: (value: unknown) => Buffer, direction: number): unknown[] {
  return array
    .map((value) => ({ value, key: keyOf(value) }))
    .sort((a, b) => direction * a.key.compare(b.key))
    .map((row) => row.value);
}

/** Compiles the argument of `$addToSet`. */
export function compileAddToSet(argument: unknown): (array: readonly unknown[]) => unknown[] {
  const isEach = isDocument(argument) && Object.hasOwn(argument, '$each');
  const values = isEach ? argument['$each'] : [argument];
  if (!Array.isArray(values)) throw badValue('The argument to $each in $addToSet must be an array');
  return (array) => {
    const out = [...array];
    const present = new Set(array.map((value) => keyOfValue(value).toString('latin1')));
    for (const value of values) {
      const key = keyOfValue(value).toString('latin1');
      if (present.has(key)) continue;
      present.add(key);
      out.push(value);
    }
    return out;
  };
}

/** Compiles the condition of `$pull`: a value, operators on a value, or a filter for elements that are documents. */
export function compilePull(condition: unknown): (array: readonly unknown[]) => unknown[] {
  const drops = pullPredicate(condition);
  return (array) =>
    array.filter((value) => {
      const element = encodeValue(value);
      return !drops(element.buf, element.type, element.at);
    });
}

function pullPredicate(condition: unknown): Predicate {
  if (isDocument(condition)) return compileElement(condition, {});
  if (isRegex(condition) || isOperatorDocument(condition)) return compileValue(condition, {});
  const wanted = keyOfValue(condition).toString('latin1');
  return (buf, type, at) => keyOf({ buf, type, at }).toString('latin1') === wanted;
}

export function compilePullAll(argument: unknown): (array: readonly unknown[]) => unknown[] {
  if (!Array.isArray(argument)) throw badValue('$pullAll requires an array argument');
  const unwanted = new Set(argument.map((value) => keyOfValue(value).toString('latin1')));
  return (array) => array.filter((value) => !unwanted.has(keyOfValue(value).toString('latin1')));
}
