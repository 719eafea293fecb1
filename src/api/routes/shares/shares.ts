import { z } from 'zod';
import { freshId, sharePages, shareQuerySchema, type Share } from '../../../domain/index.ts';
import { isoNow } from '../../../ports/clock.ts';
import { MOST_SHARES } from '../../../ports/shares.ts';
import type { ApiDeps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { badInput, notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { apiSchemas, named, timeSchema } from '../../views/registry.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 90;

const shareSchema = named(
  'Share',
  z.object({
    id: z.string(),
    url: z.string(),
    page: z.enum(sharePages),
    query: shareQuerySchema,
    title: z.string().nullable(),
    by: z.object({ id: z.string(), name: z.string() }),
    at: timeSchema,
    expiresAt: timeSchema,
  }),
  { description: 'A link by which anybody sees one page about one brand, without signing in: numbers, no names and no texts.' },
);

const shareView = (share: Share, deps: ApiDeps): z.infer<typeof shareSchema> => ({
  ...share,
  url: `${deps.publicUrl()}/s/${deps.shareTokens.tokenOf(share.id)}`,
});

export const createShare = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/shares',
  name: 'createShare',
  tag: 'shares',
  summary: 'Make a link that shows one page about a brand without signing in',
  description:
    'Who has the link sees the page’s numbers of this brand, with any time and filters, until it ends or is taken back: no names, no texts, no mentions and no cases.',
  policy: 'share',
  body: z
    .strictObject({
      page: z.enum(sharePages),
      query: shareQuerySchema,
      days: z.int().min(1).max(MOST_DAYS),
      title: z.string().trim().min(1).max(120).exactOptional(),
    })
    .register(apiSchemas, { examples: [{ page: 'overview', query: { brand: 'acme', range: '7d' }, days: 30 }] }),
  responses: { 201: { description: 'The link.', schema: shareSchema } },
  problems: [413, 415, 422],
  handler: async (call, { deps }) => {
    const { page, query, days, title } = call.body;
    if (!deps.configuration().brands.some(({ id }) => id === query.brand))
      throw badInput([{ path: 'query.brand', message: 'names no brand of the configuration' }]);
    const { id, name } = callerOf(call);
    const share: Share = {
      id: freshId(),
      page,
      query,
      title: title ?? null,
      by: { id, name },
      at: isoNow(deps.clock),
      expiresAt: new Date(deps.clock.now() + days * DAY_MS).toISOString(),
    };
    if (!(await deps.stores.shares.add(share))) {
      throw new Problem({
        status: 422,
        code: 'too-many-shares',
        title: 'There are too many links',
        detail: `there may be ${MOST_SHARES} at a time: take one back first`,
      });
    }
    return json(shareView(share, deps), { status: 201 });
  },
});

export const listShares = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/shares',
  name: 'listShares',
  tag: 'shares',
  summary: 'Links that work now',
  policy: 'share',
  responses: { 200: { description: 'Newest first.', schema: z.object({ items: z.array(shareSchema) }) } },
  handler: async (_call, { deps }) => {
    const shares = await deps.stores.shares.list(isoNow(deps.clock));
    return json({ items: shares.map((share) => shareView(share, deps)) });
  },
});

export const removeShare = defineRoute({
  ...bare,
  method: 'DELETE',
  url: '/v1/shares/:id',
  name: 'removeShare',
  tag: 'shares',
  summary: 'Take a link back: it shows nothing from now on',
  policy: 'share',
  params: idParams,
  responses: { 204: { description: 'Taken back.' } },
  problems: [404],
  handler: async (call, { deps }) => {
    if (!(await deps.stores.shares.remove(call.params.id))) throw notFound('this link');
    return json(undefined, { status: 204 });
  },
});

export const currentShare = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/shares/current',
  name: 'currentShare',
  tag: 'shares',
  summary: 'What the link shows by which the caller came',
  description: 'For who sends `X-Earshot-Share`; 404 for everybody else.',
  policy: 'read',
  responses: {
    200: {
      description: 'The page and how it opens.',
      schema: z.object({
        page: z.enum(sharePages),
        query: shareQuerySchema,
        brandName: z.string(),
        title: z.string().nullable(),
        expiresAt: timeSchema,
      }),
    },
  },
  problems: [404],
  handler: async (call, { deps }) => {
    const { share } = callerOf(call);
    if (!share) throw notFound('a link: this caller came by none, so it');
    const { page, query, title, expiresAt } = share;
    const brandName = deps.configuration().brands.find(({ id }) => id === query.brand)?.name ?? query.brand;
    return json({ page, query, brandName, title, expiresAt });
  },
});
