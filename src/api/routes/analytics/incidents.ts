import { z } from 'zod';
import { bare, defineRoute, json } from '../../route.ts';
import { spanParams } from './span.ts';

export const listIncidents = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/incidents',
  name: 'listIncidents',
  tag: 'analytics',
  summary: 'Problems that many customers report at once',
  description: 'Earshot does not detect incidents yet, so the list is always empty.',
  policy: 'read',
  query: z.strictObject(spanParams),
  responses: { 200: { description: 'The incidents.', schema: z.object({ items: z.array(z.never()), nextCursor: z.null() }) } },
  handler: async () => json({ items: [], nextCursor: null }),
});
