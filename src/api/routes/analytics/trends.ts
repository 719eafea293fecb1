import { z } from 'zod';
import { networkSchema, ownTopicSchema } from '../../../domain/index.ts';
import { namedBy } from '../../../insights/trends/known.ts';
import { topicFromPhrase } from '../../../insights/trends/topic-from-phrase.ts';
import { findTrends, type TrendMention } from '../../../insights/trends/trends.ts';
import { seesPrivate } from '../../caller.ts';
import type { ApiContext } from '../../context.ts';
import { brandParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { spanOf } from './span.ts';

const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
const WEEKS = 4;
const PAGE = 200;
/** Mentions read for the window, and for each week of the baseline: the newest, of all brands asked about together. */
const MOST = 4000;
const MOST_A_WEEK = 2000;
const MOST_GIVEN = 20;
const MOST_EXAMPLE = 500;

interface Read {
  readonly brands: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly most: number;
  readonly readable: boolean;
}

async function read(
  { deps }: Pick<ApiContext, 'deps'>,
  { brands, from, to, most, readable }: Read,
): Promise<{ readonly mentions: readonly TrendMention[]; readonly complete: boolean }> {
  const mentions: TrendMention[] = [];
  const bounds = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const share = Math.ceil(most / Math.max(1, brands.length));
  let complete = true;
  for (const brand of brands) {
    let cursor: string | null = null;
    let seen = 0;
    do {
      const limit = Math.min(PAGE, share - seen);
      const page: Awaited<ReturnType<typeof deps.stores.mentions.list>> = await deps.stores.mentions.list(
        { brand, ...bounds },
        { limit, cursor },
      );
      mentions.push(...page.items.filter(({ visibility }) => readable || visibility === 'public'));
      seen += page.items.length;
      cursor = page.nextCursor;
    } while (cursor !== null && seen < share);
    if (cursor !== null) complete = false;
  }
  return { mentions, complete };
}

function termsOf(brands: readonly string[], { deps }: Pick<ApiContext, 'deps'>): readonly string[] {
  const { brands: configured, taxonomies } = deps.configuration();
  const own = configured.filter(({ id }) => brands.includes(id)).flatMap(({ name, terms }) => [name, ...terms]);
  const topics = brands.flatMap((brand) => (Object.hasOwn(taxonomies, brand) ? (taxonomies[brand]?.topics ?? []) : []));
  return [...own, ...topics.flatMap(({ name, words }) => [name, ...Object.values(words).flat()])];
}

export const trends = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/trends',
  name: 'trends',
  tag: 'analytics',
  summary: 'Phrases that are said far more than usual and that no topic names',
  description: `Compares the last \`hours\` (24 unless told) with the same hours and weekday of the ${WEEKS} weeks before. Reads the newest ${MOST} mentions, and ${MOST_A_WEEK} of each week; \`complete\` says whether these were all. \`topic\` is what \`POST /v1/topics\` takes to make a topic of the phrase.`,
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
    const readable = seesPrivate(callerOf(call));
    const window = await read(context, { brands, from, to, most: MOST, readable });
    const weeks: Awaited<ReturnType<typeof read>>[] = [];
    for (let week = 1; week <= WEEKS; week += 1) {
      const back = week * WEEK_MS;
      weeks.push(await read(context, { brands, from: from - back, to: to - back, most: MOST_A_WEEK, readable }));
    }
    const found = findTrends(
      window.mentions,
      weeks.map(({ mentions }) => mentions),
      {
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        named: namedBy(termsOf(brands, context)),
        most: MOST_GIVEN,
      },
    );
    const items = found.map(({ example, ...trend }) => ({
      ...trend,
      example: { ...example, text: example.text.slice(0, MOST_EXAMPLE) },
      topic: topicFromPhrase(trend.phrase, [example.text]),
    }));
    return json({ items, complete: window.complete && weeks.every(({ complete }) => complete), at: new Date(to).toISOString() });
  },
});
