import { z } from 'zod';
import { askedWords } from '../../../pipeline/search/words.ts';
import { caseStatuses, networkSchema } from '../../../domain/index.ts';
import { searchKinds, SearchTooWideError, type SearchEntry } from '../../../ports/search.ts';
import { seesPrivate, type Caller } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';
import { brandParam, pageParams, pageRequest } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { caseViews } from '../../views/load-cases.ts';
import { apiSchemas, named, timeSchema } from '../../views/registry.ts';

const foundSchema = named(
  'Found',
  z.object({
    kind: z.enum(searchKinds),
    id: z.string(),
    title: z.string(),
    excerpt: z.string(),
    at: timeSchema,
    brand: z.string(),
    network: networkSchema.nullable(),
    case: z.string().nullable(),
    number: z.int().nullable(),
    status: z.enum(caseStatuses).nullable(),
  }),
  {
    description: 'A case, customer or mention that has all the words. `case` leads to it; `number` and `status` are the case’s.',
  },
);
type Found = z.infer<typeof foundSchema>;

/** What was found as it is now: the index may be some seconds behind, and what is gone or hidden must not show. */
async function shownNow(entries: readonly SearchEntry[], caller: Caller, deps: ApiDeps): Promise<readonly Found[]> {
  const ids = (kind: SearchEntry['kind']) => entries.flatMap((entry) => (entry.kind === kind ? [entry.id] : []));
  const mentions = new Map((await deps.stores.mentions.getMany(ids('mention'))).map((mention) => [mention.id, mention]));
  const caseIds = new Set([...ids('case'), ...[...mentions.values()].flatMap((mention) => mention.case ?? [])]);
  const views = await caseViews(deps, await deps.stores.cases.getMany([...caseIds]), caller);
  const cases = new Map(views.map((view) => [view.id, view]));
  return entries.flatMap((entry): readonly Found[] => {
    const { kind, id, title, excerpt, at, brand } = entry;
    const network = networkSchema.nullable().parse(entry.network);
    const mention = kind === 'mention' ? mentions.get(id) : undefined;
    if (kind === 'mention' && (!mention || mention.deletedAt !== null)) return [];
    const of = kind === 'case' ? id : (mention?.case ?? null);
    const view = of === null ? undefined : cases.get(of);
    if (kind === 'case' && !view) return [];
    return [
      {
        kind,
        id,
        title,
        excerpt: kind === 'case' ? (view?.subject ?? excerpt) : excerpt,
        at,
        brand,
        network,
        case: view ? of : null,
        number: view?.number ?? null,
        status: view?.status ?? null,
      },
    ];
  });
}

export const searchEverything = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/search',
  name: 'search',
  tag: 'search',
  summary: 'Cases, customers and mentions that have all these words',
  description:
    'Upper case, accents and the order of words make no difference; the last word may be unfinished. Newest first. Who does not see private messages does not find them.',
  policy: 'read',
  query: z.strictObject({
    ...pageParams,
    q: z.string().trim().min(1).max(256).register(apiSchemas, { description: 'Words; a case also by its number: C-1042.' }),
    brand: brandParam.exactOptional(),
    kind: z.enum(searchKinds).exactOptional(),
  }),
  responses: {
    200: {
      description: 'What was found. `partial`: there may be more (the index is being made, or looking took too long).',
      schema: z.object({ items: z.array(foundSchema), partial: z.boolean(), nextCursor: z.string().nullable() }),
    },
  },
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { q, brand, kind, ...page } = call.query;
    const query = {
      ...askedWords(q),
      kinds: kind === undefined ? searchKinds : [kind],
      ...(brand === undefined ? {} : { brand }),
      includePrivate: seesPrivate(caller),
    };
    const progress = await deps.stores.search.progress();
    const partial = progress === undefined || progress.walk !== null;
    try {
      const found = await deps.stores.search.find(query, pageRequest(page));
      return json({ items: await shownNow(found.items, caller, deps), partial, nextCursor: found.nextCursor });
    } catch (error) {
      if (error instanceof SearchTooWideError) return json({ items: [], partial: true, nextCursor: null });
      throw error;
    }
  },
});
