import { z } from 'zod';
import { bare, defineRoute, json } from '../../route.ts';
import { countsShape, NONE, withNet, type Counts } from './counts.ts';
import { ask, compareParam, dashboardParams, spanBefore } from './question.ts';
import { bucketStarts } from './sentiment.ts';
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
    'Each mention counts once, under its main topic. With `compare` also how many it were before; with `bucket` also how many in each hour or day, empty ones too.',
  policy: 'read',
  query: z.strictObject({ ...dashboardParams, compare: compareParam, bucket: z.enum(['hour', 'day']).exactOptional() }),
  responses: {
    200: {
      description: 'Topics with their sentiment, the most mentioned first.',
      schema: z.object({
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
    const { compare = 'none', bucket, ...query } = call.query;
    const span = spanOf(query, context);
    const starts = bucket === undefined ? [] : bucketStarts(span, bucket);
    const before = spanBefore(span, compare, context.deps.clock.now());
    const [now, then, over] = await Promise.all([
      ask(query, { bucket: null, by: 't', details: [] }, context),
      before ? ask(query, { bucket: null, by: 't', details: [], span: before }, context) : null,
      bucket === undefined ? null : ask(query, { bucket, by: 't', details: [] }, context),
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
        ...(over ? { series: starts.map((start) => points.get(`${id} ${start}`) ?? 0) } : {}),
      }))
      .filter(({ count }) => count > 0 || then !== null);
    return json({ topics: topics.toSorted((a, b) => b.count - a.count || a.id.localeCompare(b.id)) });
  },
});
