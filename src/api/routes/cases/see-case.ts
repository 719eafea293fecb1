import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';

export const seeCase = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/cases/:id/seen',
  name: 'seeCase',
  tag: 'cases',
  summary: 'The caller has looked: notes that name them count as read',
  policy: 'work-cases',
  params: idParams,
  responses: { 204: { description: 'Noted. The version stays.' } },
  handler: async (call, { deps }) => {
    await deps.stores.cases.seen(call.params.id, callerOf(call).id);
    return { type: 'json', status: 204 };
  },
});
