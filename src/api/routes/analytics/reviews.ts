import { z } from 'zod';
import { recoveredOf, type Recovered } from '../../../insights/recovered.ts';
import type { ApiContext } from '../../context.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { bucketsOf, zoneParam, zoneSchema } from './buckets.ts';
import { ask, compareParam, dashboardParams, spanBefore } from './question.ts';
import { spanOf, type Span } from './span.ts';

const NO_STARS = [0, 0, 0, 0, 0] as const;

/** Stars that reviews gave on average, to two places; null of none. */
export function averageOf(stars: readonly number[]): number | null {
  const count = stars.reduce((sum, one) => sum + one, 0);
  const sum = stars.reduce((all, one, at) => all + one * (at + 1), 0);
  return count === 0 ? null : Math.round((sum / count) * 100) / 100;
}

const plus = (one: readonly number[], other: readonly number[]): readonly number[] =>
  NO_STARS.map((_, at) => (one[at] ?? 0) + (other[at] ?? 0));

/** Changed reviews that are looked at, and of those recovered the newest that are told one by one. */
const MOST_CHANGED = 2_000;
const MOST_TOLD = 50;

/** Reviews whose stars were raised, or that were withdrawn, in that time and after we had solved their case. */
async function recoveredIn(
  { brands, from, to }: Span,
  network: string | undefined,
  { deps: { stores } }: Pick<ApiContext, 'deps'>,
): Promise<readonly Recovered[]> {
  const lists = await Promise.all(
    brands.map((brand) => stores.mentions.changedReviews({ brand, from, to, limit: MOST_CHANGED })),
  );
  const changed = lists.flat().filter((mention) => network === undefined || mention.network === network);
  const cases = await stores.cases.getMany([...new Set(changed.flatMap(({ case: caseId }) => caseId ?? []))]);
  const byId = new Map(cases.map((item) => [item.id, item]));
  return changed.flatMap((mention) => recoveredOf(mention, byId.get(mention.case ?? '')) ?? []);
}

const starsSchema = z.array(z.int()).length(NO_STARS.length);

export const reviews = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/reviews',
  name: 'reviews',
  tag: 'analytics',
  summary: 'Stars over time, on each network that has them',
  description:
    'By the day unless told; days begin at midnight of `zone`, or of UTC. `counts`: reviews with one, two, three, four and five stars, as they stand now. ' +
    `\`recovered\`: reviews that were raised or withdrawn in that time, after their case was solved; \`solved\`: cases opened in that time on these networks that are solved. The newest ${MOST_TOLD} are told one by one; to a link without what they are, by number.`,
  policy: 'read',
  query: z.strictObject({
    ...dashboardParams,
    compare: compareParam,
    bucket: z.enum(['hour', 'day']).default('day'),
    zone: zoneParam,
  }),
  responses: {
    200: {
      description: 'Each network on which somebody gave stars, in that time or the one before.',
      schema: z.object({
        zone: zoneSchema,
        networks: z.array(
          z.object({
            network: z.string(),
            counts: starsSchema,
            average: z.number().nullable(),
            before: z.number().nullable(),
            series: z.array(z.object({ start: timeSchema, counts: starsSchema, average: z.number().nullable() })),
          }),
        ),
        recovered: z.object({
          solved: z.int(),
          raised: z.int(),
          withdrawn: z.int(),
          items: z.array(
            z.object({
              mention: z.string(),
              case: z.string(),
              network: z.string(),
              from: z.number(),
              to: z.number().nullable(),
              at: timeSchema,
            }),
          ),
        }),
      }),
    },
  },
  handler: async (call, context) => {
    const { compare = 'previous', bucket, zone: wanted, ...query } = call.query;
    const span = spanOf(query, context);
    const shape = { by: 'n', details: [] } as const;
    const { zone, starts, days } = bucketsOf(span, bucket, wanted, { ...query, ...shape });
    const before = spanBefore(span, compare, context.deps.clock.now());
    const [now, then, recovered] = await Promise.all([
      ask(query, { bucket, days, ...shape }, context),
      before ? ask(query, { bucket: null, ...shape, span: before }, context) : [],
      recoveredIn(span, query.network, context),
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
    const solved = now.reduce((sum, { cell }) => sum + (names.includes(cell.network ?? '') ? cell.solved : 0), 0);
    // A link leads to no mention and no case: they are numbered.
    const nameless = callerOf(call).kind === 'share';
    const told = recovered.slice(0, MOST_TOLD).map((one, at) => (nameless ? { ...one, mention: String(at + 1), case: '' } : one));
    const withdrawn = recovered.filter(({ to }) => to === null).length;
    return json({
      zone,
      networks,
      recovered: { solved, raised: recovered.length - withdrawn, withdrawn, items: told },
    });
  },
});
