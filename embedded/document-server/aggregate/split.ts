import { isDocument, type Document } from '../bson/types.ts';
import { located } from '../errors.ts';
import { toNumber } from '../query/predicates.ts';
import type { Search } from '../query/scan.ts';
import { parseSort } from '../query/sort.ts';
import { bucketStages } from './stages.ts';

export interface Split {
  /** What the beginning of the pipeline asks of the collection. */
  readonly search: Search;
  readonly rest: readonly Document[];
  /** Top-level fields the rest reads, or undefined when it may read any. */
  readonly fields: ReadonlySet<string> | undefined;
}

/** Takes the `$match`, `$sort`, `$skip` and `$limit` a pipeline begins with as one search, which indexes can serve. */
export function splitPipeline(pipeline: readonly Document[]): Split {
  const filters: Document[] = [];
  let at = 0;
  const wish: { sort?: Search['sort']; skip?: number; limit?: number } = {};
  for (; at < pipeline.length; at++) {
    const stage = pipeline[at] as Document;
    const open = wish.skip === undefined && wish.limit === undefined;
    if ('$match' in stage && open) {
      const filter = stage['$match'];
      if (!isDocument(filter)) throw located(15959, 'the match filter must be an expression in an object');
      filters.push(filter);
    } else if ('$sort' in stage && open && wish.sort === undefined) wish.sort = sortOf(stage['$sort']);
    else if ('$skip' in stage && open) wish.skip = positive('$skip', stage['$skip'], 0);
    else if ('$limit' in stage && wish.limit === undefined) wish.limit = positive('$limit', stage['$limit'], 1);
    else break;
  }
  const [only] = filters;
  const filter = filters.length === 1 && only !== undefined ? only : filters.length === 0 ? {} : { $and: filters };
  const rest = pipeline.slice(at).flatMap((stage) => ('$bucket' in stage ? bucketStages(stage['$bucket']) : [stage]));
  return {
    search: {
      filter,
      ...(wish.sort === undefined ? {} : { sort: wish.sort }),
      ...(wish.skip === undefined ? {} : { skip: wish.skip }),
      ...(wish.limit === undefined ? {} : { limit: wish.limit }),
    },
    rest,
    fields: fieldsRead(rest),
  };
}

function sortOf(spec: unknown): Search['sort'] {
  const fields = parseSort(spec);
  if (fields.length === 0) throw located(15976, '$sort stage must have at least one sort key');
  return fields;
}

function positive(stage: string, value: unknown, least: number): number {
  const n = toNumber(value);
  if (n === undefined || !Number.isInteger(n) || n < least)
    throw located(
      stage === '$limit' && n === 0 ? 15958 : 5107201,
      `invalid argument to ${stage} stage: Expected a ${least === 0 ? 'non-negative' : 'positive'} number in: ${stage}: ${String(value)}`,
    );
  return n;
}

/** Stages after which nothing of the original documents is left but what their expressions took. */
const ENDS = new Set(['$group', '$sortByCount', '$count', '$bucket']);
const PASSES = new Set(['$match', '$unwind', '$addFields', '$set', '$sort', '$limit', '$skip', '$sample']);

/**
 * The top-level fields a pipeline reads before its documents are replaced by others. Undefined when that cannot be
 * told: too much is decoded then, never too little.
 */
function fieldsRead(rest: readonly Document[]): ReadonlySet<string> | undefined {
  const out = new Set<string>();
  for (const stage of rest) {
    const [name] = Object.keys(stage);
    if (name === undefined) return undefined;
    const argument = stage[name];
    if (!collect(argument, out)) return undefined;
    if (name === '$match' || name === '$sort') collectKeys(argument, out);
    if (ENDS.has(name)) return out;
    if (!PASSES.has(name)) return undefined;
  }
  return undefined;
}

/** Adds the fields named by `$field` texts; false when an expression takes the whole document. */
function collect(value: unknown, out: Set<string>): boolean {
  if (typeof value === 'string') {
    if (value.startsWith('$$')) return !/^\$\$(ROOT|CURRENT)/.test(value);
    if (value.startsWith('$')) out.add(value.slice(1).split('.')[0] as string);
    return true;
  }
  if (Array.isArray(value)) return value.every((entry) => collect(entry, out));
  if (isDocument(value)) {
    if ('$getField' in value) return false;
    return Object.values(value).every((entry) => collect(entry, out));
  }
  return true;
}

function collectKeys(value: unknown, out: Set<string>): void {
  if (Array.isArray(value)) for (const entry of value) collectKeys(entry, out);
  else if (isDocument(value))
    for (const [key, inner] of Object.entries(value)) {
      if (key.startsWith('$')) collectKeys(inner, out);
      else out.add(key.split('.')[0] as string);
    }
}
