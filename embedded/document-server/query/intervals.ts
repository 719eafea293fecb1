import { BSONRegExp } from 'bson';
import { encodeValue } from '../bson/encode.ts';
import { NAN_KEY, ORDER, keyOf, keyOfValue, orderOfType } from '../bson/key.ts';
import { T } from '../bson/types.ts';
import { isOperatorDocument } from './filter.ts';
import { isRegex } from './predicates.ts';

/**
 * A stretch of sortable keys. An end holds for every key that begins with it: `[group]`, included, is the whole group,
 * and the empty key, included, is everything.
 */
export interface Interval {
  readonly low: Buffer;
  readonly lowIn: boolean;
  readonly high: Buffer;
  readonly highIn: boolean;
}

/** What one condition on a field means for an index over that field. */
export interface FieldBounds {
  /** In ascending order, not overlapping. */
  readonly intervals: readonly Interval[];
  /** Whether a key lies within exactly when its value satisfies the condition (no array being involved). */
  readonly exact: boolean;
}

const NONE = Buffer.alloc(0);

export const EVERYTHING: FieldBounds = {
  intervals: [{ low: NONE, lowIn: true, high: NONE, highIn: true }],
  exact: false,
};

const point = (key: Buffer): Interval => ({ low: key, lowIn: true, high: key, highIn: true });

export const isPoint = (interval: Interval): boolean =>
  interval.lowIn && interval.highIn && interval.low.length > 0 && interval.low.equals(interval.high);

/** The next sequence of bytes that does not begin with `key`; undefined when there is none. */
export function behind(key: Buffer): Buffer | undefined {
  for (let i = key.length - 1; i >= 0; i--) {
    if (key[i] === 0xff) continue;
    const out = Buffer.from(key.subarray(0, i + 1));
    out[i] = (out[i] as number) + 1;
    return out;
  }
  return undefined;
}

/** The bounds of one operator of a condition, or undefined when an index does not help with it. */
export function boundsOf(operator: string, argument: unknown): FieldBounds | undefined {
  switch (operator) {
    case '$eq':
      return equality([argument]);
    case '$in':
      return Array.isArray(argument) ? equality(argument) : undefined;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return comparison(operator, argument);
    case '$regex':
      return isRegex(argument) || typeof argument === 'string' ? prefixOfRegex(argument) : undefined;
    case '$all':
      return Array.isArray(argument) && argument.length > 0 && !isOperatorDocument(argument[0])
        ? inexact(equality([argument[0]]))
        : undefined;
    default:
      return undefined;
  }
}

const inexact = (bounds: FieldBounds | undefined): FieldBounds | undefined => bounds && { ...bounds, exact: false };

function equality(values: readonly unknown[]): FieldBounds | undefined {
  const keys: Buffer[] = [];
  let exact = true;
  for (const value of values) {
    if (isRegex(value) || Array.isArray(value)) return undefined;
    if (value === null || value === undefined) {
      exact = false;
      keys.push(Buffer.from([ORDER.null]));
    } else {
      const element = encodeValue(value);
      if (element.type === T.undefined) return undefined;
      keys.push(keyOf(element));
    }
  }
  keys.sort((a, b) => a.compare(b));
  return { intervals: keys.filter((key, i) => i === 0 || !key.equals(keys[i - 1] as Buffer)).map(point), exact };
}

function comparison(operator: string, value: unknown): FieldBounds | undefined {
  if (isRegex(value) || Array.isArray(value)) return undefined;
  const element = encodeValue(value);
  if (element.type === T.minKey || element.type === T.maxKey) return undefined;
  if (element.type === T.null) return operator.endsWith('e') ? equality([null]) : { intervals: [], exact: true };
  const key = keyOf(element);
  const group = Buffer.from([orderOfType(element.type)]);
  const isNumber = group[0] === ORDER.number;
  if (isNumber && key.equals(NAN_KEY)) return operator.endsWith('e') ? equality([value]) : { intervals: [], exact: true };
  if (operator.startsWith('$gt'))
    return { intervals: [{ low: key, lowIn: operator === '$gte', high: group, highIn: true }], exact: true };
  const low = isNumber ? { low: NAN_KEY, lowIn: false } : { low: group, lowIn: true };
  return { intervals: [{ ...low, high: key, highIn: operator === '$lte' }], exact: true };
}

/** `/^abc/` is the stretch of strings that begin with abc, and the pattern itself stored as a value. */
function prefixOfRegex(value: RegExp | BSONRegExp | string): FieldBounds | undefined {
  const pattern = typeof value === 'string' ? value : value instanceof RegExp ? value.source : value.pattern;
  const flags = typeof value === 'string' ? '' : value instanceof RegExp ? value.flags : value.options;
  if (flags.replaceAll(/[ug]/g, '') !== '') return undefined;
  const literal = /^\^([\w\s@:/#-]+)/.exec(pattern)?.[1];
  if (literal === undefined || pattern.includes('|')) return undefined;
  const rest = pattern.slice(literal.length + 1);
  const text = /^[*+?{]/.test(rest) ? literal.slice(0, -1) : literal;
  if (text === '') return undefined;
  const key = Buffer.concat([Buffer.from([ORDER.string]), Buffer.from(text)]);
  return { intervals: [point(key), point(keyOfValue(new BSONRegExp(pattern)))], exact: false };
}

const startOf = (interval: Interval): Buffer | undefined => (interval.lowIn ? interval.low : behind(interval.low));

function endOf(interval: Interval): Buffer | undefined {
  return interval.highIn ? behind(interval.high) : interval.high;
}

const less = (a: Buffer | undefined, b: Buffer | undefined): boolean =>
  a === undefined ? false : b === undefined ? true : a.compare(b) < 0;

/** What lies within both; for several conditions on a field no document holds an array in. */
export function intersect(a: FieldBounds, b: FieldBounds): FieldBounds {
  const intervals: Interval[] = [];
  for (const x of a.intervals)
    for (const y of b.intervals) {
      const low = less(startOf(x), startOf(y)) ? y : x;
      const high = less(endOf(y), endOf(x)) ? y : x;
      const both = { low: low.low, lowIn: low.lowIn, high: high.high, highIn: high.highIn };
      if (less(startOf(both), endOf(both)) || isPoint(both)) intervals.push(both);
    }
  return { intervals, exact: a.exact && b.exact };
}
