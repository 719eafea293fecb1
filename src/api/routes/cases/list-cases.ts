import { z } from 'zod';
import { caseStatuses } from '../../../domain/index.ts';
import { brandParam, flagParam, nameParam, pageParams, pageRequest } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { caseViewSchema } from '../../views/case.ts';
import { caseViews } from '../../views/load-cases.ts';
import { pageOf } from '../../views/page.ts';
import { apiSchemas } from '../../views/registry.ts';

export const listCases = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/cases',
  name: 'listCases',
  tag: 'cases',
  summary: 'Cases, the one last heard of first',
  policy: 'read',
  query: z.strictObject({
    ...pageParams,
    brand: brandParam.exactOptional(),
    queue: nameParam.exactOptional(),
    status: z.enum(caseStatuses).exactOptional(),
    owner: nameParam.exactOptional().register(apiSchemas, { description: 'An agent’s e-mail address, or a queue’s id.' }),
    topic: nameParam.exactOptional(),
    customer: nameParam.exactOptional(),
    breached: flagParam.exactOptional(),
    unrouted: flagParam
      .exactOptional()
      .register(apiSchemas, { description: '`true`: the routing service did not take it in time.' }),
  }),
  responses: { 200: { description: 'A page of cases.', schema: pageOf(caseViewSchema) } },
  handler: async (call, { deps }) => {
    const { limit, cursor, ...filter } = call.query;
    const page = await deps.stores.cases.list(filter, pageRequest({ limit, cursor }));
    return json({ items: await caseViews(deps, page.items, callerOf(call)), nextCursor: page.nextCursor });
  },
});
