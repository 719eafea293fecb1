import { Timestamp } from 'bson';
import { keyOfValue } from '../bson/key.ts';
import { isDocument, type Document } from '../bson/types.ts';
import { CommandError, badValue, failedToParse, typeMismatch } from '../errors.ts';
import { compileAddToSet, compilePull, compilePullAll, compilePush } from './array-operators.ts';
import { arithmetic, bitwise, isNumeric } from './numbers.ts';
import { at, expand, type Positions } from './paths.ts';
import { toNumber } from '../query/predicates.ts';

/** Changes a document in place. */
export type Change = (document: Document, positions: Positions, inserting: boolean) => void;

type Place = ReturnType<typeof at>;
/** One operator on one field. */
type Step = (place: Place, document: Document, path: string) => void;

/**
 * Compiles an update of operators (`$set`, `$inc`, ...).
 * @throws CommandError FailedToParse for an unknown operator, ConflictingUpdateOperators, and what single operators refuse.
 */
export function compileOperators(update: Document): Change {
  const steps: { path: string; step: Step; onlyInsert: boolean }[] = [];
  for (const [operator, fields] of Object.entries(update)) {
    if (!isDocument(fields))
      throw failedToParse(
        `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${String(fields)}}`,
      );
    for (const [path, argument] of Object.entries(fields)) {
      checkPath(path);
      steps.push({ path, step: compileStep(operator, path, argument), onlyInsert: operator === '$setOnInsert' });
      if (operator === '$rename') steps.push({ path: String(argument), step: () => undefined, onlyInsert: false });
    }
    if (!OPERATORS.has(operator))
      throw failedToParse(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
  }
  // MongoDB applies, and so adds new fields, in the order of their names.
  steps.sort((a, b) => comparePaths(a.path, b.path));
  refuseConflicts(steps.map((s) => s.path));
  return (document, positions, inserting) => {
    for (const { path, step, onlyInsert } of steps) {
      if (onlyInsert && !inserting) continue;
      for (const parts of expand(document, path, positions)) step(at(document, parts), document, path);
    }
  };
}

const OPERATORS = new Set([
  '$set',
  '$setOnInsert',
  '$unset',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$rename',
  '$currentDate',
  '$bit',
  '$push',
  '$addToSet',
  '$pull',
  '$pullAll',
  '$pop',
]);

function checkPath(path: string): void {
  if (path === '') throw new CommandError(56, 'EmptyFieldName', 'An empty update path is not valid.');
  for (const part of path.split('.')) {
    if (part === '')
      throw new CommandError(
        56,
        'EmptyFieldName',
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    if (part.startsWith('$') && part !== '$' && !/^\$\[.*\]$/.test(part))
      throw new CommandError(
        52,
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
  }
  if (path.startsWith('$')) throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
}

function comparePaths(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const x = left[i] as string;
    const y = right[i] as string;
    if (x === y) continue;
    if (/^\d+$/.test(x) && /^\d+$/.test(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

function refuseConflicts(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const parts = path.split('.');
    for (let i = 1; i <= parts.length; i++) {
      const head = parts.slice(0, i).join('.');
      if (seen.has(head))
        throw new CommandError(
          40,
          'ConflictingUpdateOperators',
          `Updating the path '${path}' would create a conflict at '${head}'`,
        );
    }
    seen.add(path);
  }
  for (const path of paths)
    if (paths.some((other) => other.startsWith(`${path}.`)))
      throw new CommandError(
        40,
        'ConflictingUpdateOperators',
        `Updating the path '${path}' would create a conflict at '${path}'`,
      );
}

function compileStep(operator: string, path: string, argument: unknown): Step {
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return (place) => place.set(argument);
    case '$unset':
      return (place) => place.remove();
    case '$inc':
    case '$mul':
      return compileArithmetic(operator, path, argument);
    case '$min':
      return (place) => {
        if (!place.exists || keyOfValue(argument).compare(keyOfValue(place.value)) < 0) place.set(argument);
      };
    case '$max':
      return (place) => {
        if (!place.exists || keyOfValue(argument).compare(keyOfValue(place.value)) > 0) place.set(argument);
      };
    case '$rename':
      return compileRename(path, argument);
    case '$currentDate':
      return compileCurrentDate(argument);
    case '$bit':
      return compileBit(argument);
    case '$push':
      return onArray(operator, compilePush(argument), true);
    case '$addToSet':
      return onArray(operator, compileAddToSet(argument), true);
    case '$pull':
      return onArray(operator, compilePull(argument), false);
    case '$pullAll':
      return onArray(operator, compilePullAll(argument), false);
    case '$pop':
      return compilePop(path, argument);
    default:
      return () => undefined;
  }
}

function compileArithmetic(operator: '$inc' | '$mul', path: string, argument: unknown): Step {
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  if (!isNumeric(argument))
    throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(argument)}}`);
  return (place, document, at) => {
    if (!place.exists) return place.set(operator === '$inc' ? argument : arithmetic('$mul', argument, 0));
    if (!isNumeric(place.value))
      throw typeMismatch(
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${String(document['_id'])}} has the field '${at.split('.').pop() ?? ''}' of non-numeric type ${place.value === null ? 'null' : typeof place.value}`,
      );
    place.set(arithmetic(operator, place.value, argument));
  };
}

function compileRename(path: string, argument: unknown): Step {
  if (typeof argument !== 'string') throw badValue(`The 'to' field for $rename must be a string: ${path}: ${String(argument)}`);
  checkPath(argument);
  if (argument === path) throw badValue(`The source and target field for $rename must differ: ${path}: "${argument}"`);
  if (/\$/.test(path) || /\$/.test(argument))
    throw badValue(`The source and target field for $rename may not be dynamic: ${path}`);
  return (place, document) => {
    if (!place.exists) return;
    const { value } = place;
    place.remove();
    const target = at(document, argument.split('.'));
    target.remove();
    at(document, argument.split('.')).set(value);
  };
}

function compileCurrentDate(argument: unknown): Step {
  const type = isDocument(argument) ? argument['$type'] : argument === true || argument === false ? 'date' : undefined;
  if (type === 'date') return (place) => place.set(new Date());
  if (type === 'timestamp') return (place) => place.set(new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }));
  throw badValue("The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}");
}

function compileBit(argument: unknown): Step {
  if (!isDocument(argument)) throw badValue('The $bit modifier is not compatible with a value that is no document');
  const entries = Object.entries(argument);
  if (entries.length === 0)
    throw badValue('You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}');
  return (place) => {
    let value = place.exists ? place.value : 0;
    for (const [name, operand] of entries) {
      if (name !== 'and' && name !== 'or' && name !== 'xor')
        throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator`);
      value = bitwise(name, value, operand);
    }
    place.set(value);
  };
}

function onArray(operator: string, change: (array: readonly unknown[]) => unknown[], creates: boolean): Step {
  return (place, document, path) => {
    if (!place.exists) {
      if (creates) place.set(change([]));
      return;
    }
    if (!Array.isArray(place.value)) {
      const field = path.split('.').pop() ?? '';
      if (operator === '$push')
        throw badValue(
          `The field '${field}' must be an array but is of type ${place.value === null ? 'null' : typeof place.value} in document {_id: ${String(document['_id'])}}`,
        );
      throw badValue(`Cannot apply ${operator} to a non-array value`);
    }
    place.set(change(place.value));
  };
}

function compilePop(path: string, argument: unknown): Step {
  const end = toNumber(argument);
  if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${String(argument)}`);
  return (place) => {
    if (!place.exists) return;
    if (!Array.isArray(place.value))
      throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeof place.value}'`);
    place.set(end === 1 ? place.value.slice(0, -1) : place.value.slice(1));
  };
}
