import { z } from 'zod';
import { freshId } from '../../../domain/index.ts';
import { isoNow } from '../../../ports/clock.ts';
import { MOST_VIEWS } from '../../../ports/views.ts';
import { caseSearchSchema } from '../../case-search.ts';
import { Problem } from '../../problem.ts';
import { badInput, forbidden, notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { faultsOf } from '../../validate.ts';
import { apiSchemas } from '../../views/registry.ts';
import { savedView, savedViewSchema } from '../../views/saved-view.ts';

const MOST_PARAMETERS = 30;

export const listViews = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/views',
  name: 'listViews',
  tag: 'views',
  summary: 'Saved views: the caller’s own and the shared ones',
  policy: 'read',
  responses: { 200: { description: 'By name.', schema: z.object({ items: z.array(savedViewSchema) }) } },
  handler: async (call, { deps }) => json({ items: (await deps.stores.views.of(callerOf(call).id)).map(savedView) }),
});

const mayShare = ['supervisor', 'administrator'] as const;

export const saveView = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/views',
  name: 'saveView',
  tag: 'views',
  summary: 'Keep a search over cases under a name',
  description:
    'With the `id` of one of the caller’s views, in its place. Shared ones are for supervisors and administrators to make.',
  policy: 'read',
  body: z
    .strictObject({
      id: z.string().min(1).max(64).optional(),
      name: z.string().trim().min(1).max(80),
      search: z.record(z.string().min(1).max(32), z.string().min(1).max(256)),
      shared: z.boolean().default(false),
    })
    .register(apiSchemas, { examples: [{ name: 'Late baggage', search: { topic: 'baggage', breached: 'true' } }] }),
  responses: { 200: { description: 'The view as it is kept.', schema: savedViewSchema } },
  problems: [409, 413, 415],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { name, search, shared } = call.body;
    if (Object.keys(search).length > MOST_PARAMETERS) throw badInput([{ path: 'search', message: 'names too many parameters' }]);
    const parsed = caseSearchSchema.safeParse(search);
    if (!parsed.success) throw badInput(faultsOf(parsed.error, 'search'));
    if (shared && !mayShare.some((role) => caller.roles.has(role)))
      throw forbidden('only a supervisor or administrator shares a view');
    const view = { id: call.body.id ?? freshId(), name, search, shared, owner: caller.id, createdAt: isoNow(deps.clock) };
    if (!(await deps.stores.views.put(view))) {
      throw new Problem({
        status: 409,
        code: 'view-not-kept',
        title: 'This view cannot be kept',
        detail: `it is somebody else’s, or there are ${MOST_VIEWS} already: save it anew, or remove one first`,
      });
    }
    return json(savedView(view));
  },
});

export const removeView = defineRoute({
  ...bare,
  method: 'DELETE',
  url: '/v1/views/:id',
  name: 'removeView',
  tag: 'views',
  summary: 'Forget a saved view',
  description: 'One’s own; a supervisor or administrator also one that is shared.',
  policy: 'read',
  params: idParams,
  responses: { 204: { description: 'Forgotten.' } },
  problems: [404],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const view = await deps.stores.views.get(call.params.id);
    const mine = view?.owner === caller.id;
    if (!view || (!mine && !view.shared)) throw notFound('this view');
    if (!mine && !mayShare.some((role) => caller.roles.has(role))) throw forbidden('this view is somebody else’s');
    await deps.stores.views.remove(view.id);
    return json(undefined, { status: 204 });
  },
});
