import { z } from 'zod';
import { bare, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { bucketsOf, zoneParam, zoneSchema } from './buckets.ts';
import { countsShape, NONE, withNet, type Counts } from './counts.ts';
import { ask, compareParam, dashboardParams, spanBefore } from './question.ts';
import { spanOf } from './span.ts';
import { countsOf } from './totals.ts';

export const topicTotals = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/topics',
  name: 'topicTotals',
  tag: 'analytics',
  summary: 'What it was about',
  description:
    'Each mention counts once, under its main topic. With `compare` also how many it were before; with `bucket` also how many in each hour or day, empty ones too (`starts`; days begin at midnight of `zone`).',
  policy: 'read',
  query: z.strictObject({
    ...dashboardParams,
    compare: compareParam,
    bucket: z.enum(['hour', 'day']).exactOptional(),
    zone: zoneParam,
  }),
  responses: {
    200: {
      description: 'Topics with their sentiment, the most mentioned first.',
      schema: z.object({
        zone: zoneSchema.exactOptional(),
        /** Of the series. */
        starts: z.array(timeSchema).exactOptional(),
        topics: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            ...countsShape,
            before: z.int().exactOptional(),
            casesOpened: z.int().exactOptional(),
            series: z.array(z.int()).exactOptional(),
          }),
        ),
      }),
    },
  },
  handler: async (call, context) => {
    const { compare = 'none', bucket, zone, ...query } = call.query;
    const span = spanOf(query, context);
    const shape = { by: 't', details: [] } as const;
    const buckets = bucket === undefined ? null : bucketsOf(span, bucket, zone, { ...query, ...shape });
    const before = spanBefore(span, compare, context.deps.clock.now());
    const [now, then, over] = await Promise.all([
      ask(query, { bucket: null, ...shape }, context),
      before ? ask(query, { bucket: null, ...shape, span: before }, context) : null,
      buckets && ask(query, { ...buckets, ...shape }, context),
    ]);
    const topicOf = (cell: { readonly topic: string | null }): string => cell.topic ?? 'other';
    const counts = new Map<string, Counts>(now.map(({ cell }) => [topicOf(cell), countsOf(cell)]));
    const opened = new Map(now.map(({ cell }) => [topicOf(cell), cell.opened]));
    const earlier = new Map((then ?? []).map(({ cell }) => [topicOf(cell), countsOf(cell).count]));
    const points = new Map((over ?? []).map(({ start, cell }) => [`${topicOf(cell)} ${start}`, countsOf(cell).count]));
    const { taxonomies } = context.deps.configuration();
    const names = new Map(
      span.brands.flatMap((brand) => (taxonomies[brand]?.topics ?? []).map(({ id, name }) => [id, name] as const)),
    );
    const topics = [...new Set([...counts.keys(), ...earlier.keys()])]
      .map((id) => ({
        id,
        name: names.get(id) ?? id,
        ...withNet(counts.get(id) ?? NONE),
        ...(then ? { before: earlier.get(id) ?? 0, casesOpened: opened.get(id) ?? 0 } : {}),
        ...(over ? { series: (buckets?.starts ?? []).map((start) => points.get(`${id} ${start}`) ?? 0) } : {}),
      }))
      .filter(({ count }) => count > 0 || then !== null);
    return json({
      ...(buckets ? { zone: buckets.zone, starts: buckets.starts } : {}),
      topics: topics.toSorted((a, b) => b.count - a.count || a.id.localeCompare(b.id)),
    });
  },
});
