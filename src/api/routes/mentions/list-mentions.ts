import { z } from 'zod';
import { intents, networkSchema, sentimentLabels } from '../../../domain/index.ts';
import { brandParam, nameParam, pageParams, pageRequest, timeParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { mentionView, mentionViewSchema } from '../../views/mention.ts';
import { pageOf } from '../../views/page.ts';
import { apiSchemas } from '../../views/registry.ts';

/** What lists of mentions can be narrowed by. */
export const mentionSearchParams = {
  brand: brandParam.exactOptional(),
  network: networkSchema.exactOptional(),
  sentiment: z.enum(sentimentLabels).exactOptional(),
  topic: nameParam.exactOptional(),
  intent: z.enum(intents).exactOptional(),
  lang: nameParam.exactOptional().register(apiSchemas, { description: 'BCP 47, as it was understood.' }),
  case: nameParam.exactOptional(),
  customer: nameParam.exactOptional(),
  q: nameParam.exactOptional().register(apiSchemas, { description: 'Part of the text, in any case.' }),
  from: timeParam.exactOptional(),
  to: timeParam.exactOptional(),
};

export const listMentions = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/mentions',
  name: 'listMentions',
  tag: 'mentions',
  summary: 'Mentions, newest first',
  policy: 'read',
  query: z.strictObject({ ...pageParams, ...mentionSearchParams }),
  responses: { 200: { description: 'A page of mentions.', schema: pageOf(mentionViewSchema) } },
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { limit, cursor, ...filter } = call.query;
    const page = await deps.stores.mentions.list(filter, pageRequest({ limit, cursor }));
    return json({ items: page.items.map((mention) => mentionView(mention, caller)), nextCursor: page.nextCursor });
  },
});
