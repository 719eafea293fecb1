import { Lazy, type Iterator } from 'mingo/lazy';
import type { Options } from 'mingo/types';
import { keyOfValue } from '../bson/key.ts';
import { encodeDocument } from '../bson/encode.ts';
import { isDocument, type Document } from '../bson/types.ts';
import { located } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { parseSort, sortKeys } from '../query/sort.ts';

const asDocument = (value: unknown): Document => (isDocument(value) ? value : {});

/** `$match` further down a pipeline, with the same rules as a query. */
export function $match(documents: Iterator, filter: unknown, options: Options): Iterator {
  if (!isDocument(filter)) throw located(15959, 'the match filter must be an expression in an object');
  const matches = compileFilter(filter, options.variables ?? {});
  return documents.filter((document: unknown) => matches(encodeDocument(asDocument(document)), 0));
}

/** `$sort` further down a pipeline, in MongoDB's order of values; equal documents stay in the order they came. */
export function $sort(documents: Iterator, spec: unknown, _options: Options): Iterator {
  const fields = parseSort(spec);
  if (fields.length === 0) throw located(15976, '$sort stage must have at least one sort key');
  const keyOf = sortKeys(fields);
  return documents.transform((list: unknown[]) =>
    Lazy(
      list
        .map((document) => ({ document, key: keyOf(encodeDocument(asDocument(document)), 0) }))
        .sort((a, b) => a.key.compare(b.key))
        .map((row) => row.document),
    ),
  );
}

/** `$bucket` as the `$group` and `$sort` it stands for. @throws CommandError for boundaries out of order. */
export function bucketStages(argument: unknown): Document[] {
  const { groupBy, boundaries, default: other, output } = asDocument(argument);
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw located(40192, "The $bucket 'boundaries' field must be an array with at least 2 values");
  const keys = boundaries.map((boundary: unknown) => keyOfValue(boundary));
  for (let i = 1; i < keys.length; i++)
    if ((keys[i - 1] as Buffer).compare(keys[i] as Buffer) >= 0)
      throw located(40194, "The 'boundaries' option to $bucket must be sorted in ascending order");
  const branches = boundaries.slice(0, -1).map((low: unknown, i) => ({
    case: { $and: [{ $gte: [groupBy, { $literal: low }] }, { $lt: [groupBy, { $literal: boundaries[i + 1] as unknown }] }] },
    // oxlint-disable-next-line unicorn/no-thenable -- a branch of `$switch` is spelled so
    then: { $literal: low },
  }));
  const accumulators = output === undefined ? { count: { $sum: 1 } } : asDocument(output);
  const fallback = other === undefined ? {} : { default: { $literal: other } };
  return [{ $group: { _id: { $switch: { branches, ...fallback } }, ...accumulators } }, { $sort: { _id: 1 } }];
}
