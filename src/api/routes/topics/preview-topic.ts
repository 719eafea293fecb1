import { z } from 'zod';
import { ownTopicSchema, type Mention } from '../../../domain/index.ts';
import { seesPrivate } from '../../caller.ts';
import { brandParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { checkFree, topicsOfBrand } from './of-brand.ts';

const DAYS = 7;
const DAY_MS = 86_400_000;
const PAGE = 500;
const MOST_SCANNED = 5000;

const previewSchema = z.object({
  scanned: z.int(),
  matched: z.int(),
  sample: z.array(z.object({ id: z.string(), text: z.string(), confidence: z.number(), words: z.array(z.string()) })),
  movedFrom: z.record(z.string(), z.int()),
});

/** What others' labels may be compared with: customers' words that are still there. */
const isTheirs = ({ own, text }: Mention): boolean => !own && text !== '';

export const previewTopicRoute = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/topics/preview',
  name: 'previewTopic',
  tag: 'topics',
  summary: 'See what a topic would find',
  description: `Tries a topic, named by some words, examples or both, on the brand's mentions of the last ${DAYS} days, the newest ${MOST_SCANNED} at most. \`matched\` of \`scanned\` would get it; \`sample\` shows the surest with the words behind them; \`movedFrom\` counts those whose main topic would change, by the one they have now (\`other\`: none). Nothing is kept.`,
  policy: 'shape-topics',
  body: z.strictObject({ brand: brandParam, topic: ownTopicSchema }),
  responses: { 200: { description: 'What it would find.', schema: previewSchema } },
  problems: [413, 415],
  handler: async (call, { deps }) => {
    const { brand, topic } = call.body;
    const topics = topicsOfBrand(brand, deps);
    checkFree(topic, topics);
    const readable = seesPrivate(callerOf(call));
    const preview = deps.topics.preview(topic, topics.taxonomy);
    const texts = new Map<string, string>();
    const from = new Date(deps.clock.now() - DAYS * DAY_MS).toISOString();
    let cursor: string | null = null;
    let scanned = 0;
    do {
      const page = await deps.stores.mentions.list({ brand, from }, { limit: PAGE, cursor });
      const theirs = page.items.filter((mention) => isTheirs(mention) && (readable || mention.visibility === 'public'));
      preview.look(theirs);
      const shown = new Set(preview.result().sample.map(({ id }) => id));
      for (const { id, text } of theirs) if (shown.has(id)) texts.set(id, text);
      scanned += page.items.length;
      cursor = page.nextCursor;
    } while (cursor !== null && scanned < MOST_SCANNED);
    const { sample, ...counts } = preview.result();
    const shown = sample.map((match) => ({ ...match, words: [...match.words], text: texts.get(match.id) ?? '' }));
    return json({ ...counts, sample: shown });
  },
});
