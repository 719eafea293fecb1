import { BSONRegExp, Decimal128, Long } from 'bson';
import { encodeValue } from '../bson/encode.ts';
import { NAN_KEY, ORDER, compareWithKey, keyOf, keyOfValue, orderOfType, KeyWriter } from '../bson/key.ts';
import { int32, someElement, stringAt } from '../bson/raw.ts';
import { T, TYPE_NAMES, isDocument } from '../bson/types.ts';
import { int64Number } from '../bson/decode.ts';
import { badValue, located } from '../errors.ts';

/** Tests one value where it lies in stored bytes. */
export type Predicate = (buf: Buffer, type: number, at: number) => boolean;

export const isRegex = (value: unknown): value is RegExp | BSONRegExp => value instanceof RegExp || value instanceof BSONRegExp;

const isNullish = (type: number): boolean => type === T.null || type === T.missing || type === T.undefined;

export function equals(value: unknown): Predicate {
  if (value === null || value === undefined) return (_buf, type) => isNullish(type);
  const element = encodeValue(value);
  const group = orderOfType(element.type);
  const key = keyOf(element);
  if (element.type === T.string) return equalsText(element.buf.subarray(element.at), key);
  if (element.type === T.objectId) {
    const { buf: wanted, at: from } = element;
    return (buf, type, at) => type === T.objectId && wanted.compare(buf, at, at + 12, from, from + 12) === 0;
  }
  return (buf, type, at) => orderOfType(type) === group && type !== T.missing && compareWithKey(buf, type, at, key) === 0;
}

/** Length and bytes of a string can be compared at once, without looking for NULs. */
function equalsText(stored: Buffer, key: Buffer): Predicate {
  const length = stored.length;
  return (buf, type, at) => {
    if (type === T.symbol) return compareWithKey(buf, type, at, key) === 0;
    return type === T.string && int32(buf, at) === length - 4 && stored.compare(buf, at, at + length) === 0;
  };
}

const COMPARISONS = {
  $gt: (order: number) => order > 0,
  $gte: (order: number) => order >= 0,
  $lt: (order: number) => order < 0,
  $lte: (order: number) => order <= 0,
} as const;

export type Comparison = keyof typeof COMPARISONS;

export function compares(operator: Comparison, value: unknown): Predicate {
  if (isRegex(value)) throw badValue(`Can't have RegEx as arg to predicate over field with ${operator}.`);
  const element = encodeValue(value);
  const inclusive = operator === '$gte' || operator === '$lte';
  if (element.type === T.null) return inclusive ? (_buf, type) => isNullish(type) : () => false;
  const holds = COMPARISONS[operator];
  const key = keyOf(element);
  if (element.type === T.minKey || element.type === T.maxKey)
    return (buf, type, at) => type !== T.missing && holds(compareWithKey(buf, type, at, key));
  const group = orderOfType(element.type);
  if (group === ORDER.number) return comparesNumber(key, holds, inclusive);
  return (buf, type, at) => orderOfType(type) === group && holds(compareWithKey(buf, type, at, key));
}

/** NaN compares with nothing but itself, and with that only as equal. */
function comparesNumber(key: Buffer, holds: (order: number) => boolean, inclusive: boolean): Predicate {
  if (key.equals(NAN_KEY))
    return (buf, type, at) => inclusive && orderOfType(type) === ORDER.number && compareWithKey(buf, type, at, key) === 0;
  return (buf, type, at) =>
    orderOfType(type) === ORDER.number &&
    holds(compareWithKey(buf, type, at, key)) &&
    compareWithKey(buf, type, at, NAN_KEY) !== 0;
}

const scratch = new KeyWriter();

export function isIn(values: unknown): Predicate {
  if (!Array.isArray(values)) throw badValue('$in needs an array');
  const keys = new Set<string>();
  const patterns: Predicate[] = [];
  let nullish = false;
  for (const value of values) {
    if (isDocument(value) && Object.keys(value)[0]?.startsWith('$') && !('$ref' in value) && !('$id' in value))
      throw badValue('cannot nest $ under $in');
    if (isRegex(value)) patterns.push(matchesRegex(value));
    if (value === null || value === undefined) nullish = true;
    else keys.add(keyOfValue(isRegex(value) ? toBsonRegex(value) : value).toString('latin1'));
  }
  return (buf, type, at) => {
    if (isNullish(type)) return nullish;
    const writer = scratch.reset();
    writer.value(buf, type, at);
    return keys.has(writer.bytes.toString('latin1', 0, writer.length)) || patterns.some((pattern) => pattern(buf, type, at));
  };
}

export const toBsonRegex = (value: RegExp | BSONRegExp): BSONRegExp =>
  value instanceof BSONRegExp ? value : new BSONRegExp(value.source, value.flags.replaceAll(/[^imsx]/g, ''));

/** A string that matches the pattern, or the same pattern stored as a value. */
export function matchesRegex(value: RegExp | BSONRegExp | string, options?: unknown): Predicate {
  const pattern = typeof value === 'string' ? value : value instanceof RegExp ? value.source : value.pattern;
  const given =
    typeof options === 'string'
      ? options
      : typeof value === 'string'
        ? ''
        : value instanceof RegExp
          ? value.flags
          : value.options;
  for (const flag of given) if (!'imsxug'.includes(flag)) throw located(51108, `invalid flag in regex options: ${flag}`);
  if (given.includes('x')) throw badValue("the regular expression option 'x' is not implemented by the embedded document server");
  const regex = compileRegex(pattern, [...new Set(given)].filter((flag) => 'ims'.includes(flag)).join(''));
  const stored = keyOfValue(new BSONRegExp(pattern, given.replaceAll(/[^imsx]/g, '')));
  return (buf, type, at) => {
    if (type === T.string || type === T.symbol) return regex.test(stringAt(buf, at));
    return type === T.regex && compareWithKey(buf, type, at, stored) === 0;
  };
}

/** PCRE allows options at the beginning of the pattern and needless escapes; with `u` JavaScript takes no needless escapes. */
function compileRegex(pattern: string, flags: string): RegExp {
  const leading = /^\(\?([ims]+)\)/.exec(pattern);
  const source = leading === null ? pattern : pattern.slice(leading[0].length);
  const all = [...new Set(flags + (leading?.[1] ?? ''))].join('');
  try {
    return new RegExp(source, `${all}u`);
  } catch {
    try {
      return new RegExp(source, all);
    } catch (error) {
      throw located(51091, `Regular expression is invalid: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function typeNumbers(value: unknown): readonly number[] {
  if (typeof value === 'string') {
    const types = TYPE_NAMES[value];
    if (types === undefined) throw badValue(`Unknown type name alias: ${value}`);
    return types;
  }
  const n = toNumber(value);
  if (n === undefined) throw badValue('type must be represented as a number or a string');
  if (n === -1) return [T.minKey];
  if (!Object.values(TYPE_NAMES).some((types) => types.includes(n))) throw badValue(`Invalid numerical type code: ${n}`);
  return [n];
}

export function hasType(value: unknown): Predicate {
  const types = new Set((Array.isArray(value) ? value : [value]).flatMap(typeNumbers));
  if (types.size === 0) throw badValue('$type must match at least one type');
  return (_buf, type) => types.has(type);
}

/** A JavaScript number for a number of any BSON type, or undefined for what is none. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (value instanceof Long) return value.toNumber();
  if (value instanceof Decimal128) return Number(value.toString());
  if (typeof value === 'object' && value !== null && '_bsontype' in value) {
    if (value._bsontype === 'Double' || value._bsontype === 'Int32') return Number(value);
  }
  return undefined;
}

export function hasSize(value: unknown): Predicate {
  const size = toNumber(value);
  if (size === undefined || !Number.isInteger(size))
    throw badValue(`Failed to parse $size. Expected an integer in: $size: ${String(value)}`);
  if (size < 0) throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
  return (buf, type, at) => {
    if (type !== T.array) return false;
    let count = 0;
    someElement(buf, at, () => {
      count++;
      return false;
    });
    return count === size;
  };
}

function numberAt(buf: Buffer, type: number, at: number): number | undefined {
  switch (type) {
    case T.int:
      return int32(buf, at);
    case T.double:
      return buf.readDoubleLE(at);
    case T.long:
      return int64Number(buf, at);
    default:
      return undefined;
  }
}

export function hasRemainder(value: unknown): Predicate {
  if (!Array.isArray(value)) throw badValue('malformed mod, needs to be an array');
  if (value.length < 2) throw badValue('malformed mod, not enough elements');
  if (value.length > 2) throw badValue('malformed mod, too many elements');
  const divisor = Math.trunc(toNumber(value[0]) ?? Number.NaN);
  const remainder = Math.trunc(toNumber(value[1]) ?? Number.NaN);
  if (Number.isNaN(divisor)) throw badValue('malformed mod, divisor not a number');
  if (Number.isNaN(remainder)) throw badValue('malformed mod, remainder not a number');
  if (divisor === 0) throw badValue('divisor cannot be 0');
  return (buf, type, at) => {
    const n = numberAt(buf, type, at);
    return n !== undefined && Number.isFinite(n) && Math.trunc(n) % divisor === remainder;
  };
}

type BitsOperator = '$bitsAllSet' | '$bitsAnySet' | '$bitsAllClear' | '$bitsAnyClear';

export function hasBits(operator: BitsOperator, value: unknown): Predicate {
  const mask = bitMask(operator, value);
  return (buf, type, at) => {
    const n = numberAt(buf, type, at);
    if (n === undefined || !Number.isInteger(n)) return false;
    const set = BigInt.asUintN(64, type === T.long ? buf.readBigInt64LE(at) : BigInt(n)) & mask;
    switch (operator) {
      case '$bitsAllSet':
        return set === mask;
      case '$bitsAnySet':
        return set !== 0n;
      case '$bitsAllClear':
        return set === 0n;
      case '$bitsAnyClear':
        return set !== mask;
    }
  };
}

function bitMask(operator: string, value: unknown): bigint {
  if (Array.isArray(value)) {
    let mask = 0n;
    for (const position of value) {
      const bit = toNumber(position);
      if (bit === undefined || !Number.isInteger(bit) || bit < 0)
        throw badValue(`bit positions must be an integer but got: ${String(position)}`);
      mask |= 1n << BigInt(Math.min(bit, 63));
    }
    return mask;
  }
  const n = toNumber(value);
  if (n === undefined || !Number.isInteger(n) || n < 0)
    throw badValue(`${operator} takes an Array, a number, or a BinData but received: ${String(value)}`);
  return BigInt(n);
}
