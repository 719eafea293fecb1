import { isDocument } from '../bson/types.ts';
import { failedToParse } from '../errors.ts';
import { asFilter, compileFilter } from '../query/filter.ts';
import { compileProjection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import { compileUpdate } from '../update/update.ts';
import { collectionName, deadlineOf, truthy, type Answer, type Call, type Command } from './call.ts';
import { hintName } from './find.ts';
import { refuseCollation } from './refusals.ts';
import { applyUpdate, asDocument, asVariables, idValue, matching, upsert } from './write.ts';

function findAndModify(call: Call): Answer {
  const { args } = call;
  refuseCollation(args);
  const name = collectionName(call);
  const removes = truthy(args['remove']);
  const wantsNew = truthy(args['new']);
  if (removes === (args['update'] !== undefined))
    throw failedToParse(
      removes ? 'Cannot specify both an update and remove=true' : 'Either an update or remove=true must be specified',
    );
  if (removes && truthy(args['upsert'])) throw failedToParse('Cannot specify both upsert=true and remove=true');
  if (removes && wantsNew)
    throw failedToParse("Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
  const filter = asFilter(args['query'], 'query');
  const variables = asVariables(args['let']);
  const matcher = compileFilter(filter, variables);
  const projection = compileProjection(isDocument(args['fields']) ? args['fields'] : args['projection'], filter);
  const show = (doc: Buffer): unknown => asDocument(projection === undefined ? doc : projection(doc));
  const change = removes ? undefined : compileUpdate(args['update'], filter, { arrayFilters: args['arrayFilters'], variables });
  const upserts = truthy(args['upsert']);
  const collection = upserts ? call.server.catalog.ensure(call.db, name) : call.server.catalog.find(call.db, name);
  const nothing =
    change === undefined
      ? { lastErrorObject: { n: 0 }, value: null }
      : { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  if (collection === undefined) return nothing;
  const hint = hintName(collection, args['hint']);
  const deadline = deadlineOf(call);
  const [found] = matching(collection, {
    filter,
    matcher,
    sort: parseSort(args['sort']),
    limit: 1,
    ...(hint === undefined ? {} : { hint }),
    ...(deadline === undefined ? {} : { deadline }),
  });
  if (change === undefined) {
    if (found === undefined) return nothing;
    collection.delete(found.record, found.doc);
    return { lastErrorObject: { n: 1 }, value: show(found.doc) };
  }
  if (found !== undefined) {
    const { after } = applyUpdate(collection, change, found.record, found.doc);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: show(wantsNew ? after : found.doc) };
  }
  if (!upserts) return nothing;
  const doc = upsert(collection, change);
  return { lastErrorObject: { n: 1, updatedExisting: false, upserted: idValue(doc) }, value: wantsNew ? show(doc) : null };
}

export const findAndModifyCommands: Readonly<Record<string, Command>> = {
  findAndModify: { run: findAndModify, writes: true },
  findandmodify: { run: findAndModify, writes: true },
};
