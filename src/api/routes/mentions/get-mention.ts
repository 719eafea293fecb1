import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { mentionView, mentionViewSchema } from '../../views/mention.ts';

export const getMention = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/mentions/:id',
  name: 'getMention',
  tag: 'mentions',
  summary: 'One mention',
  policy: 'read',
  params: idParams,
  responses: { 200: { description: 'The mention.', schema: mentionViewSchema } },
  problems: [404],
  handler: async (call, { deps }) => {
    const mention = await deps.stores.mentions.get(call.params.id);
    if (!mention) throw notFound('this mention');
    return json(mentionView(mention, callerOf(call)));
  },
});
