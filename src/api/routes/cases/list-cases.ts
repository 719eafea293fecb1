import { z } from 'zod';
import { caseQuery, caseSearchParams } from '../../case-search.ts';
import { pageParams, pageRequest } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { caseViewSchema } from '../../views/case.ts';
import { caseViews } from '../../views/load-cases.ts';
import { pageOf } from '../../views/page.ts';

export const listCases = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/cases',
  name: 'listCases',
  tag: 'cases',
  summary: 'Cases, the one last heard of first',
  description: 'A cursor goes on with the same search in the same order.',
  policy: 'read',
  query: z.strictObject({ ...pageParams, ...caseSearchParams }),
  responses: { 200: { description: 'A page of cases.', schema: pageOf(caseViewSchema) } },
  handler: async (call, { deps }) => {
    const { limit, cursor, ...search } = call.query;
    const caller = callerOf(call);
    const { filter, order } = await caseQuery(search, caller, deps);
    const page = await deps.stores.cases.list(filter, pageRequest({ limit, cursor }), order);
    return json({ items: await caseViews(deps, page.items, caller), nextCursor: page.nextCursor });
  },
});
