import { z } from 'zod';
import { brandParam, limitOf, limitParam, timeParam } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { alertView, alertViewSchema } from '../../views/alert.ts';
import { timeSchema } from '../../views/registry.ts';

export const spikes = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/spikes',
  name: 'spikes',
  tag: 'analytics',
  summary: 'Rises of mentions that chance hardly explains, newest first',
  description:
    'Those that last, or with `state=all` those over, too. `from` and `to` bound the time in which they were seen. Every five minutes each brand is looked at; `watchedAt` is up to when (of several brands, the one that lags most; null while one was not looked at yet, as in its first day).',
  policy: 'read',
  query: z.strictObject({
    brand: brandParam.exactOptional(),
    state: z.enum(['open', 'all']).exactOptional(),
    from: timeParam.exactOptional(),
    to: timeParam.exactOptional(),
    limit: limitParam,
  }),
  responses: {
    200: {
      description: 'The alerts.',
      schema: z.object({ items: z.array(alertViewSchema), watchedAt: timeSchema.nullable() }),
    },
  },
  handler: async (call, { deps }) => {
    const { brand, state = 'open', from, to, limit } = call.query;
    const brands = brand === undefined ? deps.configuration().brands.map(({ id }) => id) : [brand];
    const [items, watched] = await Promise.all([
      deps.stores.alerts.list({ brands, open: state === 'open', from, to }, limitOf(limit)),
      deps.stores.alerts.watched(brands),
    ]);
    const times = brands.map((id) => watched.get(id) ?? null);
    const known = times.filter((at) => at !== null).toSorted();
    const watchedAt = known.length === times.length ? (known[0] ?? null) : null;
    return json({ items: items.map(alertView), watchedAt });
  },
});
