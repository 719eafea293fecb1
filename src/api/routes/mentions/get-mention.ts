import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { mentionDetailSchema, mentionDetailView } from '../../views/mention-detail.ts';

export const getMention = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/mentions/:id',
  name: 'getMention',
  tag: 'mentions',
  summary: 'One mention',
  policy: 'read',
  params: idParams,
  responses: { 200: { description: 'The mention.', schema: mentionDetailSchema } },
  problems: [404],
  handler: async (call, { deps }) => {
    const mention = await deps.stores.mentions.get(call.params.id);
    if (!mention) throw notFound('this mention');
    return json(mentionDetailView(mention, callerOf(call)));
  },
});
