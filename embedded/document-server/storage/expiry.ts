import { compileFilter } from '../query/filter.ts';
import { search } from '../query/scan.ts';
import type { Catalog } from './catalog.ts';
import type { Collection } from './collection.ts';
import type { Index } from './index-spec.ts';

/** Documents removed in one transaction, so that others get their turn. */
const AT_ONCE = 1000;

/** Removes what TTL indexes say is over. @returns how many documents went; call again while it is not 0. */
export function sweepExpired(catalog: Catalog, now: number): number {
  let removed = 0;
  for (const collection of catalog.all())
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined) continue;
      removed += sweepIndex(collection, index, now - index.expireAfterSeconds * 1000);
    }
  return removed;
}

function sweepIndex(collection: Collection, index: Index, before: number): number {
  const path = index.key[0]?.path ?? '';
  const filter = { [path]: { $lte: new Date(before) } };
  const matcher = compileFilter(index.partial === undefined ? filter : { $and: [filter, index.partial] });
  const found = search(collection, {
    filter: index.partial === undefined ? filter : { ...filter, ...index.partial },
    matcher,
    hint: index.name,
    limit: AT_ONCE,
  });
  const list: { record: number; doc: Buffer }[] = [];
  for (let next = found.next(); next !== undefined; next = found.next()) list.push(next);
  for (const { record, doc } of list) collection.delete(record, doc);
  return list.length;
}
