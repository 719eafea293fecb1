import { z } from 'zod';
import { countryOf, intents, networkSchema, sentimentLabels } from '../../../domain/index.ts';
import type { MentionFilter } from '../../../ports/stores.ts';
import type { ApiDeps } from '../../deps.ts';
import { brandParam, nameParam, pageParams, pageRequest, timeParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { mentionView, mentionViewSchema } from '../../views/mention.ts';
import { pageOf } from '../../views/page.ts';
import { apiSchemas } from '../../views/registry.ts';

/** Stands in the query for mentions of which no country is known. */
const UNKNOWN = 'unknown';
const countryParam = z
  .string()
  .max(UNKNOWN.length)
  .refine((text) => text === UNKNOWN || countryOf(text) !== null, {
    message: 'must be the two letters of a country (ISO 3166-1), or `unknown`',
  })
  .transform((text) => countryOf(text));

/** What lists of mentions can be narrowed by. */
export const mentionSearchParams = {
  brand: brandParam.exactOptional(),
  network: networkSchema.exactOptional(),
  sentiment: z.enum(sentimentLabels).exactOptional(),
  topic: nameParam.exactOptional(),
  intent: z.enum(intents).exactOptional(),
  lang: nameParam.exactOptional().register(apiSchemas, { description: 'BCP 47, as it was understood.' }),
  country: countryParam.exactOptional().register(apiSchemas, {
    description: 'ISO 3166-1 alpha-2: said there; `unknown`: where it was said is not known.',
  }),
  voice: nameParam.exactOptional().register(apiSchemas, {
    description: 'A competitor’s id, or the brand’s own: mentions that are about it, alone or beside others.',
  }),
  case: nameParam.exactOptional(),
  customer: nameParam.exactOptional(),
  q: nameParam.exactOptional().register(apiSchemas, { description: 'Part of the text, in any case.' }),
  from: timeParam.exactOptional(),
  to: timeParam.exactOptional(),
};

const searchSchema = z.strictObject(mentionSearchParams);

/** What the query says, as the store takes it. */
export function mentionFilter(
  { voice, ...plain }: z.infer<typeof searchSchema>,
  { configuration }: Pick<ApiDeps, 'configuration'>,
): MentionFilter {
  if (voice === undefined) return plain;
  return { ...plain, voice: { id: voice, own: configuration().brands.some(({ id }) => id === voice) } };
}

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
    const { limit, cursor, ...search } = call.query;
    const page = await deps.stores.mentions.list(mentionFilter(search, deps), pageRequest({ limit, cursor }));
    return json({ items: page.items.map((mention) => mentionView(mention, caller)), nextCursor: page.nextCursor });
  },
});
