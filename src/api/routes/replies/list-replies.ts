import { z } from 'zod';
import { replyStates } from '../../../domain/index.ts';
import { brandParam, nameParam, pageParams, pageRequest } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { pageOf } from '../../views/page.ts';
import { replyView, replyViewSchema } from '../../views/reply.ts';

export const listReplies = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/replies',
  name: 'listReplies',
  tag: 'replies',
  summary: 'Our answers, newest first',
  policy: 'read',
  query: z.strictObject({
    ...pageParams,
    brand: brandParam.exactOptional(),
    state: z.enum(replyStates).exactOptional(),
    case: nameParam.exactOptional(),
  }),
  responses: { 200: { description: 'A page of answers.', schema: pageOf(replyViewSchema) } },
  handler: async (call, { deps }) => {
    const { limit, cursor, ...filter } = call.query;
    const caller = callerOf(call);
    const page = await deps.stores.replies.list(filter, pageRequest({ limit, cursor }));
    return json({ items: page.items.map((reply) => replyView(reply, caller)), nextCursor: page.nextCursor });
  },
});
