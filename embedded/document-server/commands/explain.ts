import { isDocument, type Document } from '../bson/types.ts';
import { CommandError, notSupported } from '../errors.ts';
import { splitPipeline } from '../aggregate/split.ts';
import { search } from '../query/scan.ts';
import type { Plan } from '../query/plan.ts';
import { keyPattern } from '../storage/index-spec.ts';
import { collectionName, type Answer, type Call, type Command } from './call.ts';
import { readSearch } from './find.ts';

function stageOf(plan: Plan): Document {
  switch (plan.kind) {
    case 'scan':
      return { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
    case 'union':
      return { stage: 'OR', inputStages: plan.plans.map((p) => stageOf(p)) };
    case 'index':
      return {
        stage: 'FETCH',
        inputStage: {
          stage: 'IXSCAN',
          keyPattern: keyPattern(plan.index),
          indexName: plan.index.name,
          isMultiKey: plan.index.multikey.includes(true),
          isUnique: plan.index.unique,
          isSparse: plan.index.sparse,
          isPartial: plan.index.partial !== undefined,
          direction: plan.reverse ? 'backward' : 'forward',
          ranges: plan.ranges.length,
        },
      };
  }
}

const sortsAfterwards = (plan: Plan, sorts: boolean): boolean => sorts && !(plan.kind === 'index' && plan.sorted);

/** Tells how a `find` (or `count`, `distinct`, the beginning of an `aggregate`) is answered, and by running it how much was read. */
function explain(call: Call): Answer {
  const inner = call.args['explain'];
  if (!isDocument(inner)) throw new CommandError(14, 'TypeMismatch', "BSON field 'explain.explain' must be an object");
  const [name] = Object.keys(inner);
  if (name === undefined || !['find', 'count', 'distinct', 'aggregate', 'update', 'delete', 'findAndModify'].includes(name))
    throw notSupported(`explain of ${String(name)}`);
  const of: Call = { ...call, name, args: normalise(name, inner) };
  const collection = call.server.catalog.find(call.db, collectionName(of));
  const wish = readSearch(of, collection);
  const namespace = `${call.db}.${collectionName(of)}`;
  if (collection === undefined) return { queryPlanner: { namespace, winningPlan: { stage: 'EOF' } }, ok: 1 };
  const started = Date.now();
  const found = search(collection, wish);
  let nReturned = 0;
  while (found.next() !== undefined) nReturned++;
  const input = stageOf(found.plan);
  const winningPlan = sortsAfterwards(found.plan, (wish.sort?.length ?? 0) > 0) ? { stage: 'SORT', inputStage: input } : input;
  return {
    queryPlanner: { namespace, parsedQuery: wish.filter, winningPlan, rejectedPlans: [] },
    executionStats: {
      executionSuccess: true,
      nReturned,
      executionTimeMillis: Date.now() - started,
      totalKeysExamined: found.effort.keys,
      totalDocsExamined: found.effort.docs,
    },
  };
}

/** The fields of other commands under the names `find` has for them. */
function normalise(name: string, inner: Document): Document {
  if (name === 'aggregate') {
    const pipeline = Array.isArray(inner['pipeline']) ? inner['pipeline'].filter((s) => isDocument(s)) : [];
    const { filter, sort, skip, limit } = splitPipeline(pipeline).search;
    const sorted = sort === undefined ? {} : { sort: Object.fromEntries(sort.map((f) => [f.path, f.descending ? -1 : 1])) };
    return { ...inner, filter, ...sorted, ...(skip === undefined ? {} : { skip }), ...(limit === undefined ? {} : { limit }) };
  }
  const list = inner['updates'] ?? inner['deletes'];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  const filter = inner['filter'] ?? inner['query'] ?? (isDocument(first) ? first['q'] : undefined) ?? {};
  return { ...inner, filter };
}

export const explainCommands: Readonly<Record<string, Command>> = {
  explain: { run: explain, writes: false },
};
