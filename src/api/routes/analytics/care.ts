import { z } from 'zod';
import type { Histogram, RollupCell } from '../../../domain/index.ts';
import { EMPTY, mergeCells } from '../../../insights/rollups/cells.ts';
import { countBetween } from '../../../insights/rollups/histogram.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { bucketsOf, zoneParam, zoneSchema } from './buckets.ts';
import { ask, compareParam, dashboardParams, spanBefore } from './question.ts';
import { spanOf } from './span.ts';
import { timesOf, totalsOf, totalsSchema } from './totals.ts';

/** Ends of the bars that times are shown in, in seconds; the last has no end. */
const BARS = [300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 172_800, 604_800] as const;

const barSchema = z.array(z.object({ upTo: z.int().nullable(), count: z.int() }));

/** How many lie below each end and above the one before; a step of the scale counts where it begins. */
function bars(histogram: Histogram): z.infer<typeof barSchema> {
  const ends = [...BARS, null];
  return ends.map((upTo, at) => ({ upTo, count: countBetween(histogram, BARS[at - 1] ?? 0, upTo) }));
}

const NOWHERE = { network: null, topic: null, lang: null };

const careBucketSchema = z.object({
  start: timeSchema,
  opened: z.int(),
  answered: z.int(),
  solved: z.int(),
  firstResponse: z.number().nullable(),
  resolution: z.number().nullable(),
});

/** What became of the cases that were opened in a bucket; medians in seconds. */
function careIn(start: string, cell: RollupCell | undefined): z.infer<typeof careBucketSchema> {
  const { opened, answered, solved, firstResponse, resolution } = cell ?? EMPTY;
  return {
    start,
    opened,
    answered,
    solved,
    firstResponse: timesOf(firstResponse)?.median ?? null,
    resolution: timesOf(resolution)?.median ?? null,
  };
}

export const carePerformance = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/care',
  name: 'carePerformance',
  tag: 'analytics',
  summary: 'How cases that were opened in a time were answered and solved',
  description:
    'Times in seconds from the first mention’s post, within 2.5 %. `histogram`: how many took less than `upTo`, and more than the one before. With `bucket` also what became of the cases opened in each hour or day, with median times.',
  policy: 'read',
  query: z.strictObject({
    ...dashboardParams,
    compare: compareParam,
    bucket: z.enum(['hour', 'day']).exactOptional(),
    zone: zoneParam,
  }),
  responses: {
    200: {
      description: 'All together, the time before, the times, and each network.',
      schema: z.object({
        now: totalsSchema,
        zone: zoneSchema.exactOptional(),
        series: z.array(careBucketSchema).exactOptional(),
        then: totalsSchema.nullable(),
        firstResponse: barSchema,
        resolution: barSchema,
        byNetwork: z.array(totalsSchema.extend({ network: z.string() })),
      }),
    },
  },
  handler: async (call, context) => {
    const { compare = 'previous', bucket, zone, ...query } = call.query;
    const span = spanOf(query, context);
    const before = spanBefore(span, compare, context.deps.clock.now());
    const shape = { by: '', details: ['times'] } as const;
    const buckets = bucket === undefined ? null : bucketsOf(span, bucket, zone, { ...query, ...shape });
    const [answers, earlier, over] = await Promise.all([
      ask(query, { bucket: null, by: 'n', details: ['times'] }, context),
      before ? ask(query, { bucket: null, ...shape, span: before }, context) : null,
      buckets && ask(query, { ...buckets, ...shape }, context),
    ]);
    const cells: readonly RollupCell[] = answers.map(({ cell }) => cell);
    const all = mergeCells(cells, NOWHERE);
    const cellAt = new Map((over ?? []).map(({ start, cell }) => [start, cell]));
    return json({
      ...(buckets ? { zone: buckets.zone, series: buckets.starts.map((start) => careIn(start, cellAt.get(start))) } : {}),
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
