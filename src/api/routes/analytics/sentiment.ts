import { z } from 'zod';
import { bare, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { bucketsOf, zoneParam, zoneSchema } from './buckets.ts';
import { countsShape, NONE, plus, withNet, type Counts } from './counts.ts';
import { ask, dashboardParams } from './question.ts';
import { spanOf } from './span.ts';
import { countsOf } from './totals.ts';

const SLICES = { network: 'n', topic: 't' } as const;

/** What was counted of one bucket; `key` is the network or topic where they are told apart. */
interface BucketRow extends Counts {
  readonly start: string;
  readonly key: string | null;
}

/** Rows of all brands together, with empty buckets where nothing was said. */
export function fillBuckets(starts: readonly string[], rows: readonly BucketRow[], keyed: boolean) {
  const byPlace = new Map<string, Counts>();
  const place = (start: string, key: string | null): string => `${start} ${key ?? ''}`;
  for (const row of rows) {
    const at = place(row.start, row.key);
    byPlace.set(at, plus(byPlace.get(at) ?? NONE, row));
  }
  const keys = keyed ? [...new Set(rows.map((row) => row.key))].toSorted((a, b) => (a ?? '').localeCompare(b ?? '')) : [null];
  return starts.flatMap((start) => keys.map((key) => ({ start, key, ...withNet(byPlace.get(place(start, key)) ?? NONE) })));
}

export const sentimentOverTime = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/sentiment',
  name: 'sentimentOverTime',
  tag: 'analytics',
  summary: 'Sentiment over time',
  description:
    'The last 24 hours by the hour unless told. Every bucket is there, empty ones too. Days begin at midnight of `zone` (an IANA name), or of UTC. `net` is (positive - negative) / count.',
  policy: 'read',
  query: z.strictObject({
    ...dashboardParams,
    bucket: z.enum(['hour', 'day']).default('hour'),
    by: z.enum(['network', 'topic']).exactOptional(),
    zone: zoneParam,
  }),
  responses: {
    200: {
      description: 'The buckets, oldest first; one for each `key` where `by` is given.',
      schema: z.object({
        zone: zoneSchema,
        buckets: z.array(z.object({ start: timeSchema, key: z.string().nullable(), ...countsShape })),
      }),
    },
  },
  handler: async (call, context) => {
    const { bucket, by, zone: wanted, ...query } = call.query;
    const shape = { by: by === undefined ? '' : SLICES[by], details: [] } as const;
    const { zone, starts, days } = bucketsOf(spanOf(query, context), bucket, wanted, { ...query, ...shape });
    const answers = await ask(query, { bucket, days, ...shape }, context);
    const rows = answers
      .map(({ start, cell }) => ({ start: start ?? '', key: by === undefined ? null : cell[by], ...countsOf(cell) }))
      .filter(({ count }) => count > 0);
    return json({ zone, buckets: fillBuckets(starts, rows, by !== undefined) });
  },
});
