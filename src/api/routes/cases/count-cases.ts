import { z } from 'zod';
import { caseQuery, caseSearchSchema, myQueuesOf, type CaseSearch } from '../../case-search.ts';
import type { Caller } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { recentCount } from '../../recent-counts.ts';
import { brandParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { named } from '../../views/registry.ts';

/** Counting stops here: nobody acts on the difference between 1,000 and 2,000. */
const MOST = 1_000;
/** Queries at a time: a page asks for these every few seconds. */
const AT_ONCE = 8;

const count = z.int().min(0).max(MOST);
const countsSchema = named(
  'CaseCounts',
  z.object({
    mine: count,
    myQueues: count,
    unowned: count,
    notified: count,
    approval: count,
    queues: z.record(z.string(), count),
    views: z.record(z.string(), count),
  }),
  { description: 'Open and pending cases by where the caller finds them; 1000 means that many or more.' },
);

/** Does each of these, some at a time, in order. */
async function each<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  return results;
}

/** A view that was saved before its search lost a meaning finds nothing; it does not break the others' counts. */
async function countOf(search: CaseSearch, caller: Caller, deps: ApiDeps): Promise<number> {
  try {
    const { filter } = await caseQuery(search, caller, deps);
    const status = filter.status;
    const counted = status === undefined ? { ...filter, live: true } : filter;
    // What is the caller's own shows each change at once.
    const own = filter.owner === caller.id || filter.notified === caller.id;
    if (own) return await deps.stores.cases.count(counted, MOST);
    return await recentCount(deps.stores.cases, { filter: counted, atMost: MOST, now: deps.clock.now() });
  } catch (error) {
    if (error instanceof Problem) return 0;
    throw error;
  }
}

export const countCases = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/cases/counts',
  name: 'countCases',
  tag: 'cases',
  summary: 'How many cases wait where',
  description: 'With `brand`, of that brand alone; a saved view that names a brand counts its own.',
  policy: 'read',
  query: z.strictObject({ brand: brandParam.exactOptional() }),
  responses: { 200: { description: 'The counts, each up to 1000.', schema: countsSchema } },
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const configuration = deps.configuration();
    const only = call.query;
    const fixed: readonly CaseSearch[] = [{ mine: true }, { unowned: true }, { notified: 'me' }, { approval: true }];
    const [mine = 0, unowned = 0, notified = 0, approval = 0] = await each(fixed, (search) =>
      countOf({ ...only, ...search }, caller, deps),
    );
    const ids = configuration.queues.map(({ id }) => id);
    const queued = await each(ids, (queue) =>
      recentCount(deps.stores.cases, { filter: { ...only, queue, live: true }, atMost: MOST, now: deps.clock.now() }),
    );
    const queues = Object.fromEntries(ids.map((id, index) => [id, queued[index] ?? 0]));
    const of = myQueuesOf(caller, configuration) ?? ids;
    const myQueues = Math.min(
      MOST,
      of.reduce((sum, id) => sum + (queues[id] ?? 0), 0),
    );
    const saved = await deps.stores.views.of(caller.id);
    const counted = await each(saved, async ({ id, search }): Promise<readonly [string, number]> => {
      const parsed = caseSearchSchema.safeParse(search);
      return [id, parsed.success ? await countOf({ ...only, ...parsed.data }, caller, deps) : 0];
    });
    return json({ mine, myQueues, unowned, notified, approval, queues, views: Object.fromEntries(counted) });
  },
});
