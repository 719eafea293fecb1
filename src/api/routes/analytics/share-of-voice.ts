import { z } from 'zod';
import type { Brand, RollupCell, VoiceCounts } from '../../../domain/index.ts';
import { ANY_RIVAL } from '../../../insights/rollups/cells.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { bucketsOf, zoneParam, zoneSchema } from './buckets.ts';
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

/** How many of a cell name the brand or a competitor. */
function countsIn(brand: Pick<Brand, 'id'>, cell: RollupCell | undefined, id: string): Counts {
  if (!cell) return NONE;
  return id === brand.id ? ownOf(cell, id) : countsOf(cell.voices[id]);
}

function sharesOf(configured: Brand, cell: RollupCell | undefined) {
  const { id: brand, name, competitors } = configured;
  const named = [{ id: brand, name, own: true }, ...competitors.map(({ id, name: rival }) => ({ id, name: rival, own: false }))];
  const voices = named.map((one) => ({ ...one, counts: countsIn(configured, cell, one.id) }));
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
    'Competitors are looked for when a mention is understood: after a change of their terms, relabel what is stored. `complete` is always true. With `bucket` also how many in each hour or day (`starts`; days begin at midnight of `zone`).',
  policy: 'read',
  query: z.strictObject({ ...dashboardParams, bucket: z.enum(['hour', 'day']).exactOptional(), zone: zoneParam }),
  responses: {
    200: {
      description: 'Each with its count, sentiment and share of all that was named.',
      schema: z.object({
        mentions: z.int(),
        complete: z.boolean(),
        zone: zoneSchema.exactOptional(),
        starts: z.array(timeSchema).exactOptional(),
        shares: z.array(
          z.object({
            brand: z.string(),
            id: z.string(),
            name: z.string(),
            own: z.boolean(),
            share: z.number(),
            ...countsShape,
            series: z.array(z.int()).exactOptional(),
          }),
        ),
      }),
    },
  },
  handler: async (call, context) => {
    const { bucket, zone, ...query } = call.query;
    const span = spanOf(query, context);
    const { brands } = span;
    const shape = { by: '', details: ['voices'] } as const;
    const buckets = bucket === undefined ? null : bucketsOf(span, bucket, zone, { ...query, ...shape });
    const configured = context.deps.configuration().brands.filter(({ id }) => brands.includes(id));
    const answers = await Promise.all(
      configured.map(async (brand) => {
        const own = { ...query, brand: brand.id };
        const [[answer], over] = await Promise.all([
          ask(own, { bucket: null, ...shape }, context),
          buckets && ask(own, { ...buckets, ...shape }, context),
        ]);
        const cell = answer?.cell;
        const shares = sharesOf(brand, cell);
        const cells = over && new Map(over.map((one) => [one.start, one.cell]));
        const series = (id: string): readonly number[] =>
          (buckets?.starts ?? []).map((start) => countsIn(brand, cells?.get(start), id).count);
        return {
          said: cell ? cell.negative + cell.neutral + cell.positive : 0,
          shares: buckets ? shares.map((share) => ({ ...share, series: series(share.id) })) : shares,
        };
      }),
    );
    return json({
      mentions: answers.reduce((sum, { said }) => sum + said, 0),
      complete: true,
      ...(buckets ? { zone: buckets.zone, starts: buckets.starts } : {}),
      shares: answers.flatMap(({ shares }) => shares),
    });
  },
});
