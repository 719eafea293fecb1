import { z } from 'zod';
import { networkSchema, ownTopicSchema } from '../../../domain/index.ts';
import { BASELINE_WEEKS, MOST_READ, MOST_READ_A_WEEK, readTrends } from '../../../insights/trends/read.ts';
import { topicFromPhrase } from '../../../insights/trends/topic-from-phrase.ts';
import { seesPrivate } from '../../caller.ts';
import { brandParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { spanOf } from './span.ts';

const HOUR_MS = 3_600_000;
const MOST_GIVEN = 20;
const MOST_EXAMPLE = 500;

export const trends = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/trends',
  name: 'trends',
  tag: 'analytics',
  summary: 'Phrases that are said far more than usual and that no topic names',
  description: `Compares the last \`hours\` (24 unless told) with the same hours and weekday of the ${BASELINE_WEEKS} weeks before. Reads the newest ${MOST_READ} mentions, and ${MOST_READ_A_WEEK} of each week; \`complete\` says whether these were all. \`topic\` is what \`POST /v1/topics\` takes to make a topic of the phrase.`,
  policy: 'read',
  query: z.strictObject({
    brand: brandParam.exactOptional(),
    hours: z
      .string()
      .regex(/^\d{1,3}$/, { message: 'must be a whole number from 1 to 168' })
      .refine((text) => Number(text) >= 1 && Number(text) <= 168, { message: 'must be a whole number from 1 to 168' })
      .exactOptional(),
  }),
  responses: {
    200: {
      description: `The most telling ${MOST_GIVEN}, the first one first. An author counts once, and so do texts that say nearly the same; \`authors\` counts everyone.`,
      schema: z.object({
        items: z.array(
          z.object({
            phrase: z.string(),
            count: z.int(),
            expected: z.number(),
            since: timeSchema,
            score: z.number(),
            example: z.object({ mention: z.string(), text: z.string(), network: networkSchema, at: timeSchema }),
            networks: z.record(z.string(), z.int()),
            authors: z.int(),
            topic: ownTopicSchema,
          }),
        ),
        complete: z.boolean(),
        at: timeSchema,
      }),
    },
  },
  handler: async (call, context) => {
    const { hours = '24', ...query } = call.query;
    const { brands } = spanOf(query, context);
    const to = context.deps.clock.now();
    const from = to - Number(hours) * HOUR_MS;
    const { deps, limits } = context;
    const { trends: found, complete } = await readTrends(
      {
        mentions: deps.stores.mentions,
        settings: deps.configuration(),
        signal: AbortSignal.timeout(limits.answerWithinMs),
      },
      { brands, from, to, readable: seesPrivate(callerOf(call)), most: MOST_GIVEN },
    );
    const items = found.map(({ example, ...trend }) => ({
      ...trend,
      example: { ...example, text: example.text.slice(0, MOST_EXAMPLE) },
      topic: topicFromPhrase(trend.phrase, [example.text]),
    }));
    return json({ items, complete, at: new Date(to).toISOString() });
  },
});
