import { z } from 'zod';
import type { Brand, Mention } from '../../../domain/index.ts';
import type { ApiContext } from '../../context.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { countsShape, NONE, plus, withNet, type Counts } from './counts.ts';
import { spanOf, spanParams } from './span.ts';

const PAGE = 200;
/** Mentions looked through for one brand; the newest count where there are more, and the answer says so. */
const MOST = 10_000;

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds any of these terms as words of their own, in any case. */
export function termFinder(terms: readonly string[]): (text: string) => boolean {
  if (terms.length === 0) return () => false;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.map(escape).join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  return (text) => pattern.test(text);
}

interface Voice {
  readonly id: string;
  readonly name: string;
  readonly own: boolean;
  readonly speaksOf: (text: string) => boolean;
}

/** The brand and its competitors. What names no competitor is about the brand, whether it names it or not. */
export function voicesOf(brand: Brand): readonly Voice[] {
  const names = termFinder(brand.terms);
  const rivals = brand.competitors.map(({ id, name, terms }) => ({ id, name, own: false, speaksOf: termFinder(terms) }));
  const own = (text: string): boolean => names(text) || !rivals.some((rival) => rival.speaksOf(text));
  return [{ id: brand.id, name: brand.name, own: true, speaksOf: own }, ...rivals];
}

const countOf = ({ sentiment }: Mention): Counts => ({ ...NONE, [sentiment.label]: 1, count: 1 });

async function eachMention(
  { deps }: ApiContext,
  filter: { readonly brand: string; readonly from: string; readonly to: string },
  visit: (mention: Mention) => void,
): Promise<{ readonly seen: number; readonly complete: boolean }> {
  let cursor: string | null = null;
  let seen = 0;
  do {
    const page: Awaited<ReturnType<typeof deps.stores.mentions.list>> = await deps.stores.mentions.list(filter, {
      limit: PAGE,
      cursor,
    });
    for (const mention of page.items) if (!mention.own) visit(mention);
    seen += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== null && seen < MOST);
  return { seen, complete: cursor === null };
}

export const shareOfVoice = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/share-of-voice',
  name: 'shareOfVoice',
  tag: 'analytics',
  summary: 'The brand beside its competitors, in what was heard',
  description:
    'Counts mentions that name each by its terms; one that names several counts for each. Only what the brand’s own connections heard is known. ' +
    `Looks at the newest ${MOST} mentions; \`complete\` says whether these were all.`,
  policy: 'read',
  query: z.strictObject(spanParams),
  responses: {
    200: {
      description: 'Each with its count, sentiment and share of all that was named.',
      schema: z.object({
        mentions: z.int(),
        complete: z.boolean(),
        shares: z.array(
          z.object({ brand: z.string(), id: z.string(), name: z.string(), own: z.boolean(), share: z.number(), ...countsShape }),
        ),
      }),
    },
  },
  handler: async (call, context) => {
    const { brands, from, to } = spanOf(call.query, context);
    const configured = context.deps.configuration().brands.filter(({ id }) => brands.includes(id));
    const answers = await Promise.all(
      configured.map(async (brand) => {
        const tallies = voicesOf(brand).map((voice) => ({ voice, counts: NONE }));
        const looked = await eachMention(context, { brand: brand.id, from, to }, (mention) => {
          for (const tally of tallies)
            if (tally.voice.speaksOf(mention.text)) tally.counts = plus(tally.counts, countOf(mention));
        });
        const all = tallies.reduce((sum, { counts }) => sum + counts.count, 0);
        const shares = tallies.map(({ voice: { id, name, own }, counts }) => {
          const share = all === 0 ? 0 : Math.round((counts.count / all) * 1000) / 1000;
          return { brand: brand.id, id, name, own, share, ...withNet(counts) };
        });
        return { looked, shares };
      }),
    );
    return json({
      mentions: answers.reduce((sum, { looked }) => sum + looked.seen, 0),
      complete: answers.every(({ looked }) => looked.complete),
      shares: answers.flatMap(({ shares }) => shares),
    });
  },
});
