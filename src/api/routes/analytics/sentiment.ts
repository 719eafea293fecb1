import { z } from 'zod';
import { badInput } from '../../problems.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { countsShape, NONE, plus, withNet, type Counts } from './counts.ts';
import { ask, dashboardParams } from './question.ts';
import { spanOf, type Span } from './span.ts';
import { countsOf } from './totals.ts';

const BUCKET_MS = { hour: 3_600_000, day: 86_400_000 } as const;
const MOST_BUCKETS = 1_000;
const SLICES = { network: 'n', topic: 't' } as const;

/** Starts of all buckets that the time touches, aligned to UTC. */
export function bucketStarts(span: Pick<Span, 'from' | 'to'>, bucket: keyof typeof BUCKET_MS): readonly string[] {
  const size = BUCKET_MS[bucket];
  const first = Math.floor(Date.parse(span.from) / size) * size;
  const count = Math.ceil((Date.parse(span.to) - first) / size);
  if (count > MOST_BUCKETS) {
    throw badInput([
      { path: 'from', message: `makes ${count} buckets, and ${MOST_BUCKETS} are given at most: ask for less time or for days` },
    ]);
  }
  return Array.from({ length: count }, (_, index) => new Date(first + index * size).toISOString());
}

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
    'The last 24 hours by the hour unless told. Every bucket is there, empty ones too. `net` is (positive - negative) / count.',
  policy: 'read',
  query: z.strictObject({
    ...dashboardParams,
    bucket: z.enum(['hour', 'day']).default('hour'),
    by: z.enum(['network', 'topic']).exactOptional(),
  }),
  responses: {
    200: {
      description: 'The buckets, oldest first; one for each `key` where `by` is given.',
      schema: z.object({ buckets: z.array(z.object({ start: timeSchema, key: z.string().nullable(), ...countsShape })) }),
    },
  },
  handler: async (call, context) => {
    const { bucket, by, ...query } = call.query;
    const starts = bucketStarts(spanOf(query, context), bucket);
    const answers = await ask(query, { bucket, by: by === undefined ? '' : SLICES[by], details: [] }, context);
    const rows = answers
      .map(({ start, cell }) => ({ start: start ?? '', key: by === undefined ? null : cell[by], ...countsOf(cell) }))
      .filter(({ count }) => count > 0);
    return json({ buckets: fillBuckets(starts, rows, by !== undefined) });
  },
});
