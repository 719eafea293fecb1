import { z } from 'zod';
import { bare, defineRoute, json } from '../../route.ts';
import { countsShape, NONE, withNet } from './counts.ts';
import { ask, compareParam, dashboardParams, spanBefore } from './question.ts';
import { spanOf } from './span.ts';
import { countsOf } from './totals.ts';

export const languages = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/languages',
  name: 'languages',
  tag: 'analytics',
  summary: 'In which languages it was said',
  policy: 'read',
  query: z.strictObject({ ...dashboardParams, compare: compareParam }),
  responses: {
    200: {
      description: 'Languages (BCP 47, `und` where none is sure) with their sentiment and how many it were before, most first.',
      schema: z.object({ items: z.array(z.object({ lang: z.string(), ...countsShape, before: z.int().nullable() })) }),
    },
  },
  handler: async (call, context) => {
    const { compare = 'previous', ...query } = call.query;
    const before = spanBefore(spanOf(query, context), compare, context.deps.clock.now());
    const [now, then] = await Promise.all([
      ask(query, { bucket: null, by: 'l', details: [] }, context),
      before ? ask(query, { bucket: null, by: 'l', details: [], span: before }, context) : null,
    ]);
    const counts = new Map(now.map(({ cell }) => [cell.lang ?? 'und', countsOf(cell)]));
    const earlier = new Map((then ?? []).map(({ cell }) => [cell.lang ?? 'und', countsOf(cell).count]));
    const items = [...new Set([...counts.keys(), ...earlier.keys()])].map((lang) => ({
      lang,
      ...withNet(counts.get(lang) ?? NONE),
      before: then ? (earlier.get(lang) ?? 0) : null,
    }));
    return json({ items: items.toSorted((a, b) => b.count - a.count || a.lang.localeCompare(b.lang)) });
  },
});
