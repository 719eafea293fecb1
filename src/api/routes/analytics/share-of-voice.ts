import { z } from 'zod';
import type { Brand, RollupCell, VoiceCounts } from '../../../domain/index.ts';
import { ANY_RIVAL } from '../../../insights/rollups/cells.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { countsShape, NONE, plus, withNet, type Counts } from './counts.ts';
import { ask, dashboardParams } from './question.ts';
import { spanOf } from './span.ts';

const countsOf = ([negative, neutral, positive]: VoiceCounts = [0, 0, 0]): Counts => ({
  negative,
  neutral,
  positive,
  count: negative + neutral + positive,
});
const minus = (one: Counts, other: Counts): Counts => ({
  negative: one.negative - other.negative,
  neutral: one.neutral - other.neutral,
  positive: one.positive - other.positive,
  count: one.count - other.count,
});

/** What is about the brand: all but what names competitors alone. */
function ownOf(cell: RollupCell, brand: string): Counts {
  const all = countsOf([cell.negative, cell.neutral, cell.positive]);
  return plus(minus(all, countsOf(cell.voices[ANY_RIVAL])), countsOf(cell.voices[brand]));
}

function sharesOf({ id: brand, name, competitors }: Brand, cell: RollupCell | undefined) {
  const voices = [
    { id: brand, name, own: true, counts: cell ? ownOf(cell, brand) : NONE },
    ...competitors.map(({ id, name: rival }) => ({ id, name: rival, own: false, counts: countsOf(cell?.voices[id]) })),
  ];
  const all = voices.reduce((sum, { counts }) => sum + counts.count, 0);
  return voices.map(({ counts, ...voice }) => ({
    brand,
    ...voice,
    share: all === 0 ? 0 : Math.round((counts.count / all) * 1000) / 1000,
    ...withNet(counts),
  }));
}

export const shareOfVoice = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/share-of-voice',
  name: 'shareOfVoice',
  tag: 'analytics',
  summary: 'The brand beside its competitors, in what was heard',
  description:
    'Counts mentions that name each by its terms; one that names several counts for each, one that names no competitor is about the brand. Only what the brand’s own connections heard is known. ' +
    'Competitors are looked for when a mention is understood: after a change of their terms, relabel what is stored. `complete` is always true.',
  policy: 'read',
  query: z.strictObject(dashboardParams),
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
    const { brands } = spanOf(call.query, context);
    const configured = context.deps.configuration().brands.filter(({ id }) => brands.includes(id));
    const answers = await Promise.all(
      configured.map(async (brand) => {
        const shape = { bucket: null, by: '', details: ['voices'] } as const;
        const [answer] = await ask({ ...call.query, brand: brand.id }, shape, context);
        const cell = answer?.cell;
        return { said: cell ? cell.negative + cell.neutral + cell.positive : 0, shares: sharesOf(brand, cell) };
      }),
    );
    return json({
      mentions: answers.reduce((sum, { said }) => sum + said, 0),
      complete: true,
      shares: answers.flatMap(({ shares }) => shares),
    });
  },
});
