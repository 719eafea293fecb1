import { z } from 'zod';
import type { Histogram, RollupCell } from '../../../domain/index.ts';
import { mergeCells } from '../../../insights/rollups/cells.ts';
import { countBetween } from '../../../insights/rollups/histogram.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { ask, compareParam, dashboardParams, spanBefore } from './question.ts';
import { spanOf } from './span.ts';
import { totalsOf, totalsSchema } from './totals.ts';

/** Ends of the bars that times are shown in, in seconds; the last has no end. */
const BARS = [300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 172_800, 604_800] as const;

const barSchema = z.array(z.object({ upTo: z.int().nullable(), count: z.int() }));

/** How many lie below each end and above the one before; a step of the scale counts where it begins. */
function bars(histogram: Histogram): z.infer<typeof barSchema> {
  const ends = [...BARS, null];
  return ends.map((upTo, at) => ({ upTo, count: countBetween(histogram, BARS[at - 1] ?? 0, upTo) }));
}

const NOWHERE = { network: null, topic: null, lang: null };

export const carePerformance = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/care',
  name: 'carePerformance',
  tag: 'analytics',
  summary: 'How cases that were opened in a time were answered and solved',
  description:
    'Times in seconds from the first mention’s post, within 2.5 %. `histogram`: how many took less than `upTo`, and more than the one before.',
  policy: 'read',
  query: z.strictObject({ ...dashboardParams, compare: compareParam }),
  responses: {
    200: {
      description: 'All together, the time before, the times, and each network.',
      schema: z.object({
        now: totalsSchema,
        then: totalsSchema.nullable(),
        firstResponse: barSchema,
        resolution: barSchema,
        byNetwork: z.array(totalsSchema.extend({ network: z.string() })),
      }),
    },
  },
  handler: async (call, context) => {
    const { compare = 'previous', ...query } = call.query;
    const span = spanOf(query, context);
    const before = spanBefore(span, compare, context.deps.clock.now());
    const [answers, earlier] = await Promise.all([
      ask(query, { bucket: null, by: 'n', details: ['times'] }, context),
      before ? ask(query, { bucket: null, by: '', details: ['times'], span: before }, context) : null,
    ]);
    const cells: readonly RollupCell[] = answers.map(({ cell }) => cell);
    const all = mergeCells(cells, NOWHERE);
    return json({
      now: totalsOf(all),
      then: earlier
        ? totalsOf(
            mergeCells(
              earlier.map(({ cell }) => cell),
              NOWHERE,
            ),
          )
        : null,
      firstResponse: bars(all.firstResponse),
      resolution: bars(all.resolution),
      byNetwork: cells
        .filter(({ opened }) => opened > 0)
        .map((cell) => ({ network: cell.network ?? '', ...totalsOf(cell) }))
        .toSorted((a, b) => b.casesOpened - a.casesOpened),
    });
  },
});
