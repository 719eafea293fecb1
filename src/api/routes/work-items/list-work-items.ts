import { z } from 'zod';
import { workItemStates } from '../../../domain/index.ts';
import { pageParams, pageRequest } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { caseViews } from '../../views/load-cases.ts';
import { pageOf } from '../../views/page.ts';
import { workItemView, workItemViewSchema } from '../../views/work-item.ts';

export const listWorkItems = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/work-items',
  name: 'listWorkItems',
  tag: 'routing',
  summary: 'Work items for a routing service that pulls',
  policy: 'route',
  query: z.strictObject({ ...pageParams, state: z.enum(workItemStates).optional() }),
  responses: { 200: { description: 'A page of work items; pending ones unless told.', schema: pageOf(workItemViewSchema) } },
  handler: async (call, { deps }) => {
    const page = await deps.stores.cases.listWorkItems(call.query.state ?? 'pending', pageRequest(call.query));
    const views = await caseViews(deps, page.items, callerOf(call));
    const { queues } = deps.configuration();
    const items = page.items.flatMap((item, index) => {
      const view = views[index];
      return (view && workItemView(item, view, queues)) ?? [];
    });
    return json({ items, nextCursor: page.nextCursor });
  },
});
