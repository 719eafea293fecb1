import { Decimal128, Double, Int32, Long } from 'bson';
import { badValue, notSupported } from '../errors.ts';

/*
 * Arithmetic of updates, with the types MongoDB gives the results: int with int stays int and grows into long; long
 * with int or long stays long; anything with a double is a double.
 */

const MOST = 2n ** 63n - 1n;
const LEAST = -(2n ** 63n);

const isInt = (n: number): boolean => (n | 0) === n && !Object.is(n, -0);

/** A double, wrapped where a bare number would be stored as an int. */
export const asDouble = (n: number): number | Double => (isInt(n) ? new Double(n) : n);

export const isNumeric = (value: unknown): value is number | Double | Long | Int32 | Decimal128 =>
  typeof value === 'number' ||
  value instanceof Double ||
  value instanceof Long ||
  value instanceof Int32 ||
  value instanceof Decimal128;

function isWhole(value: number | Double | Long | Int32): boolean {
  return value instanceof Long || value instanceof Int32 || (typeof value === 'number' && isInt(value));
}

const toBig = (value: number | Double | Long | Int32): bigint =>
  value instanceof Long ? value.toBigInt() : BigInt(Number(value));
const toDouble = (value: number | Double | Long | Int32): number => (value instanceof Long ? value.toNumber() : Number(value));

/**
 * Adds or multiplies two numbers.
 * @throws CommandError BadValue beyond 64 bits; CommandNotSupported for Decimal128.
 */
export function arithmetic(operator: '$inc' | '$mul', left: unknown, right: unknown): unknown {
  if (!isNumeric(left) || !isNumeric(right)) throw badValue(`${operator} needs numbers`);
  if (left instanceof Decimal128 || right instanceof Decimal128) throw notSupported(`${operator} of a Decimal128`);
  if (!isWhole(left) || !isWhole(right)) {
    const a = toDouble(left);
    const b = toDouble(right);
    return asDouble(operator === '$inc' ? a + b : a * b);
  }
  const a = toBig(left);
  const b = toBig(right);
  const result = operator === '$inc' ? a + b : a * b;
  if (result > MOST || result < LEAST)
    throw badValue(
      `Failed to apply ${operator} operations to current value (${a}) for document: the result is no 64-bit integer`,
    );
  if (left instanceof Long || right instanceof Long) return Long.fromBigInt(result);
  const n = Number(result);
  return isInt(n) ? n : Long.fromBigInt(result);
}

/** `$bit`: both must be int or long. */
export function bitwise(operator: 'and' | 'or' | 'xor', left: unknown, right: unknown): unknown {
  if (!isNumeric(left) || left instanceof Decimal128 || !isWhole(left))
    throw badValue(`Cannot apply $bit to a value of non-integral type`);
  if (!isNumeric(right) || right instanceof Decimal128 || !isWhole(right))
    throw badValue(`The $bit modifier field must be an Integer(32/64 bit)`);
  const a = toBig(left);
  const b = toBig(right);
  const result = operator === 'and' ? a & b : operator === 'or' ? a | b : a ^ b;
  return left instanceof Long || right instanceof Long ? Long.fromBigInt(result) : Number(result);
}
