import { z } from 'zod';
import { mergeCells } from '../../../insights/rollups/cells.ts';
import type { Caller } from '../../caller.ts';
import type { ApiContext } from '../../context.ts';
import { findOrphans } from '../../../insights/orphans.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { ask, compareParam, dashboardParams, spanBefore } from './question.ts';
import { spanOf } from './span.ts';
import { totalsDescription, totalsOf, totalsSchema } from './totals.ts';

const MOST_COUNTED = 10_000;
const NOWHERE = { network: null, topic: null, lang: null };
const spanSchema = z.object({ from: timeSchema, to: timeSchema });

/** Live cases as they lie now, of these brands. */
async function openCases(brands: readonly string[], { deps }: ApiContext) {
  const count = async (filter: { readonly unowned?: boolean; readonly breached?: boolean }): Promise<number> => {
    const counts = await Promise.all(
      brands.map((brand) => deps.stores.cases.count({ brand, live: true, ...filter }, MOST_COUNTED)),
    );
    return counts.reduce((sum, one) => sum + one, 0);
  };
  const [cases, waiting, breached] = await Promise.all([count({}), count({ unowned: true }), count({ breached: true })]);
  return { cases, withAgents: cases - waiting, waiting, breached };
}

/** Who came by a link is told of the link's brand only; batches are of no brand. */
function countOrphans({ mentions, cases, batches }: Awaited<ReturnType<typeof findOrphans>>, { share }: Caller): number {
  if (!share) return mentions.length + cases.length + batches.length;
  return [...mentions, ...cases].filter(({ brand }) => brand === share.query.brand).length;
}

export const overview = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/overview',
  name: 'overview',
  tag: 'analytics',
  summary: 'How a brand stands: what was said, how it was answered, what is open',
  description:
    'The last 24 hours unless told, beside as long before (`compare=previous`) or the same time a week before (`week`). `open` and `orphans` are as of now; `open` counts up to 10,000 of each brand.',
  policy: 'read',
  query: z.strictObject({ ...dashboardParams, compare: compareParam }),
  responses: {
    200: {
      description: totalsDescription,
      schema: z.object({
        span: spanSchema,
        before: spanSchema.nullable(),
        now: totalsSchema,
        then: totalsSchema.nullable(),
        open: z.object({ cases: z.int(), withAgents: z.int(), waiting: z.int(), breached: z.int() }),
        orphans: z.int(),
        at: timeSchema,
      }),
    },
  },
  handler: async (call, context) => {
    const { compare = 'previous', ...query } = call.query;
    const { brands, from, to } = spanOf(query, context);
    const before = spanBefore({ from, to }, compare, context.deps.clock.now());
    const total = async (span: { readonly from: string; readonly to: string }) => {
      const answers = await ask(query, { bucket: null, by: '', details: ['authors', 'times'], span }, context);
      return totalsOf(
        mergeCells(
          answers.map(({ cell }) => cell),
          NOWHERE,
        ),
      );
    };
    const [now, then, open, orphans] = await Promise.all([
      total({ from, to }),
      before ? total(before) : null,
      openCases(brands, context),
      findOrphans(context.deps),
    ]);
    return json({
      span: { from, to },
      before,
      now,
      then,
      open,
      orphans: countOrphans(orphans, callerOf(call)),
      at: new Date(context.deps.clock.now()).toISOString(),
    });
  },
});
