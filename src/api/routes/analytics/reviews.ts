import { z } from 'zod';
import { bare, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { ask, compareParam, dashboardParams, spanBefore } from './question.ts';
import { bucketStarts } from './sentiment.ts';
import { spanOf } from './span.ts';

const NO_STARS = [0, 0, 0, 0, 0] as const;

/** Stars that reviews gave on average, to two places; null of none. */
export function averageOf(stars: readonly number[]): number | null {
  const count = stars.reduce((sum, one) => sum + one, 0);
  const sum = stars.reduce((all, one, at) => all + one * (at + 1), 0);
  return count === 0 ? null : Math.round((sum / count) * 100) / 100;
}

const plus = (one: readonly number[], other: readonly number[]): readonly number[] =>
  NO_STARS.map((_, at) => (one[at] ?? 0) + (other[at] ?? 0));

const starsSchema = z.array(z.int()).length(NO_STARS.length);

export const reviews = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/reviews',
  name: 'reviews',
  tag: 'analytics',
  summary: 'Stars over time, on each network that has them',
  description: 'By the day unless told. `counts`: reviews with one, two, three, four and five stars, as they stand now.',
  policy: 'read',
  query: z.strictObject({ ...dashboardParams, compare: compareParam, bucket: z.enum(['hour', 'day']).default('day') }),
  responses: {
    200: {
      description: 'Each network on which somebody gave stars, in that time or the one before.',
      schema: z.object({
        networks: z.array(
          z.object({
            network: z.string(),
            counts: starsSchema,
            average: z.number().nullable(),
            before: z.number().nullable(),
            series: z.array(z.object({ start: timeSchema, counts: starsSchema, average: z.number().nullable() })),
          }),
        ),
      }),
    },
  },
  handler: async (call, context) => {
    const { compare = 'previous', bucket, ...query } = call.query;
    const span = spanOf(query, context);
    const starts = bucketStarts(span, bucket);
    const before = spanBefore(span, compare, context.deps.clock.now());
    const [now, then] = await Promise.all([
      ask(query, { bucket, by: 'n', details: [] }, context),
      before ? ask(query, { bucket: null, by: 'n', details: [], span: before }, context) : [],
    ]);
    const rated = now.filter(({ cell }) => cell.stars.length > 0);
    const earlier = new Map(
      then.filter(({ cell }) => cell.stars.length > 0).map(({ cell }) => [cell.network ?? '', averageOf(cell.stars)]),
    );
    const names = [...new Set([...rated.map(({ cell }) => cell.network ?? ''), ...earlier.keys()])].toSorted();
    const networks = names.map((network) => {
      const own = new Map(rated.filter(({ cell }) => cell.network === network).map(({ start, cell }) => [start, cell.stars]));
      const counts = [...own.values()].reduce(plus, NO_STARS);
      const series = starts.map((start) => {
        const here = own.get(start) ?? NO_STARS;
        return { start, counts: here, average: averageOf(here) };
      });
      return { network, counts, average: averageOf(counts), before: earlier.get(network) ?? null, series };
    });
    return json({ networks });
  },
});
