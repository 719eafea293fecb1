import { keyOfValue } from '../bson/key.ts';
import { encodeDocument } from '../bson/encode.ts';
import type { Document } from '../bson/types.ts';
import { conditionsOf, type Condition } from './conditions.ts';
import { compileFilter } from './filter.ts';

/**
 * Whether whatever satisfies all `conditions` also satisfies the filter of a partial index. Errs towards no: then the
 * index just is not used.
 */
export function implies(conditions: readonly Condition[], partial: Document): boolean {
  const wanted = conditionsOf(partial);
  return (
    wanted.complete &&
    wanted.list.every((want) => conditions.some((have) => !have.hint && have.path === want.path && guarantees(have, want)))
  );
}

function guarantees(have: Condition, want: Condition): boolean {
  if (have.operator === want.operator && same(have.argument, want.argument)) return true;
  switch (have.operator) {
    case '$eq':
      return satisfies(have.argument, want);
    case '$in':
      return Array.isArray(have.argument) && have.argument.length > 0 && have.argument.every((value) => satisfies(value, want));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeGuarantees(have, want);
    default:
      return false;
  }
}

const same = (a: unknown, b: unknown): boolean => keyOfValue(a).equals(keyOfValue(b));

/** Only plain values: what an array holds could satisfy both sides by different elements. */
function satisfies(value: unknown, want: Condition): boolean {
  if (value === null || value === undefined || Array.isArray(value)) return false;
  const test = compileFilter({ v: { [want.operator]: want.argument } });
  return NEGATIONS.has(want.operator) ? false : test(encodeDocument({ v: value }), 0);
}

/** An array may hold the value asked for and another one that breaks a negation. */
const NEGATIONS = new Set(['$ne', '$nin', '$not', '$nor', '$size']);

function rangeGuarantees(have: Condition, want: Condition): boolean {
  if (have.argument === null || have.argument === undefined) return false;
  if (want.operator === '$exists') return want.argument === true || want.argument === 1;
  const up = have.operator.startsWith('$gt');
  if (!want.operator.startsWith(up ? '$gt' : '$lt')) return false;
  const order = keyOfValue(have.argument).compare(keyOfValue(want.argument));
  if (keyOfValue(have.argument)[0] !== keyOfValue(want.argument)[0]) return false;
  if (order === 0) return have.operator === want.operator || want.operator.endsWith('e');
  return up ? order > 0 : order < 0;
}
