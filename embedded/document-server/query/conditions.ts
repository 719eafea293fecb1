import { isDocument, type Document } from '../bson/types.ts';
import { isOperatorDocument } from './filter.ts';
import { isRegex } from './predicates.ts';

/** One operator on one path, as it stands at the top of a filter (or under its `$and`s). */
export interface Condition {
  readonly path: string;
  readonly operator: string;
  readonly argument: unknown;
  /** Taken out of an `$elemMatch`: true of one element of an array, so it only narrows and never decides. */
  readonly hint: boolean;
}

export interface Conditions {
  readonly list: readonly Condition[];
  /** The branches of the `$or`s that stand at the top. */
  readonly alternatives: readonly (readonly Document[])[];
  /** Whether the list is all there is. */
  readonly complete: boolean;
}

/** Takes a filter apart into what must all be true. */
export function conditionsOf(filter: Document): Conditions {
  const list: Condition[] = [];
  const alternatives: Document[][] = [];
  let complete = true;

  function add(path: string, value: unknown): void {
    if (isRegex(value)) list.push({ path, operator: '$regex', argument: value, hint: false });
    else if (!isOperatorDocument(value)) list.push({ path, operator: '$eq', argument: value, hint: false });
    else
      for (const [operator, argument] of Object.entries(value)) {
        if (operator === '$elemMatch') addElement(path, argument);
        else if (operator === '$regex' && '$options' in value) complete = false;
        else list.push({ path, operator, argument, hint: false });
      }
  }

  function addElement(path: string, argument: unknown): void {
    complete = false;
    if (!isDocument(argument)) return;
    if (isOperatorDocument(argument)) {
      for (const [operator, value] of Object.entries(argument)) list.push({ path, operator, argument: value, hint: true });
      return;
    }
    for (const [key, value] of Object.entries(argument)) {
      if (isOperatorDocument(value))
        for (const [operator, inner] of Object.entries(value))
          list.push({ path: `${path}.${key}`, operator, argument: inner, hint: true });
      else if (!isRegex(value)) list.push({ path: `${path}.${key}`, operator: '$eq', argument: value, hint: true });
    }
  }

  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value)) {
      for (const entry of value) {
        const inner = conditionsOf(isDocument(entry) ? entry : {});
        list.push(...inner.list);
        alternatives.push(...inner.alternatives.map((branch) => [...branch]));
        if (!inner.complete) complete = false;
      }
    } else if (key === '$or' && Array.isArray(value)) {
      complete = false;
      alternatives.push(value.filter((entry) => isDocument(entry)));
    } else if (key.startsWith('$')) {
      if (key !== '$comment') complete = false;
    } else add(key, value);
  }
  return { list, alternatives, complete };
}
