import { bare, defineRoute, json } from '../../route.ts';
import { statusSchema } from '../../status.ts';

export const getStatus = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/status',
  name: 'getStatus',
  tag: 'account',
  summary: 'How everything stands',
  policy: 'read',
  responses: { 200: { description: 'Brands, queues, connections, jobs and totals.', schema: statusSchema } },
  handler: async (_call, { status }) => json(await status.read()),
});
