import { z } from 'zod';
import { networkSchema } from '../../../domain/index.ts';
import type { SentimentBucket } from '../../../ports/stores.ts';
import { badInput } from '../../problems.ts';
import { nameParam } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { timeSchema } from '../../views/registry.ts';
import { countsShape, NONE, plus, withNet, type Counts } from './counts.ts';
import { spanOf, spanParams, type Span } from './span.ts';

const BUCKET_MS = { hour: 3_600_000, day: 86_400_000 } as const;
const MOST_BUCKETS = 1_000;

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

/** Rows of all brands together, with empty buckets where nothing was said. */
export function fillBuckets(starts: readonly string[], rows: readonly SentimentBucket[], keyed: boolean) {
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
    ...spanParams,
    bucket: z.enum(['hour', 'day']).default('hour'),
    by: z.enum(['network', 'topic']).exactOptional(),
    network: networkSchema.exactOptional(),
    topic: nameParam.exactOptional(),
  }),
  responses: {
    200: {
      description: 'The buckets, oldest first; one for each `key` where `by` is given.',
      schema: z.object({ buckets: z.array(z.object({ start: timeSchema, key: z.string().nullable(), ...countsShape })) }),
    },
  },
  handler: async (call, context) => {
    const { bucket, by, network, topic } = call.query;
    const { brands, from, to } = spanOf(call.query, context);
    const starts = bucketStarts({ from, to }, bucket);
    const only = { ...(network === undefined ? {} : { network }), ...(topic === undefined ? {} : { topic }) };
    const rows = await Promise.all(
      brands.map((brand) => context.deps.stores.mentions.sentiment({ brand, from, to, bucket, by: by ?? null, ...only })),
    );
    return json({ buckets: fillBuckets(starts, rows.flat(), by !== undefined) });
  },
});
