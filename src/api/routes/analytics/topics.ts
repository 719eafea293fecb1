import { z } from 'zod';
import { bare, defineRoute, json } from '../../route.ts';
import { countsShape, NONE, plus, withNet, type Counts } from './counts.ts';
import { spanOf, spanParams } from './span.ts';

export const topicTotals = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/topics',
  name: 'topicTotals',
  tag: 'analytics',
  summary: 'What it was about',
  policy: 'read',
  query: z.strictObject(spanParams),
  responses: {
    200: {
      description: 'Topics with their sentiment, the most mentioned first.',
      schema: z.object({ topics: z.array(z.object({ id: z.string(), name: z.string(), ...countsShape })) }),
    },
  },
  handler: async (call, context) => {
    const { deps } = context;
    const { brands, from, to } = spanOf(call.query, context);
    const rows = await Promise.all(brands.map((brand) => deps.stores.mentions.topics(brand, from, to)));
    const byTopic = new Map<string, Counts>();
    for (const row of rows.flat()) byTopic.set(row.key, plus(byTopic.get(row.key) ?? NONE, row));
    const { taxonomies } = deps.configuration();
    const names = new Map(
      brands.flatMap((brand) => (taxonomies[brand]?.topics ?? []).map(({ id, name }) => [id, name] as const)),
    );
    const topics = [...byTopic].map(([id, counts]) => ({ id, name: names.get(id) ?? id, ...withNet(counts) }));
    return json({ topics: topics.toSorted((a, b) => b.count - a.count || a.id.localeCompare(b.id)) });
  },
});
