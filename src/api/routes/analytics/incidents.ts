import { z } from 'zod';
import { incidentStates } from '../../../domain/index.ts';
import { brandParam, pageParams, pageRequest } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { incidentViewSchema, incidentViews } from '../../views/incident.ts';
import { pageOf } from '../../views/page.ts';

export const listIncidents = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/incidents',
  name: 'listIncidents',
  tag: 'incidents',
  summary: 'Problems that many customers report at once, newest first',
  policy: 'read',
  query: z.strictObject({ ...pageParams, brand: brandParam.exactOptional(), state: z.enum(incidentStates).exactOptional() }),
  responses: { 200: { description: 'A page of incidents.', schema: pageOf(incidentViewSchema) } },
  handler: async (call, { deps }) => {
    const { limit, cursor, ...filter } = call.query;
    const page = await deps.stores.incidents.list(filter, pageRequest({ limit, cursor }));
    return json({ items: await incidentViews(deps, page.items), nextCursor: page.nextCursor });
  },
});
