import { z } from 'zod';
import type { ShelfEntry } from '../../ports/stores.ts';
import { named, timeSchema } from './registry.ts';

/** Longest payload, as JSON, that a list carries. */
const LIST_PAYLOAD = 65_536;

export const shelfViewSchema = named(
  'ShelfEntry',
  z.object({
    id: z.string(),
    connection: z.string(),
    network: z.string(),
    outcome: z.enum(['ignored', 'parked']),
    reason: z.string(),
    detail: z.string().nullable(),
    externalId: z.string().nullable(),
    payload: z.unknown(),
    payloadLeftOut: z.boolean(),
    batch: z.string(),
    at: timeSchema,
    replayedAt: timeSchema.nullable(),
  }),
  {
    description:
      'Something that came in and did not become a mention. `payloadLeftOut`: too long for a list, see it at `GET /v1/shelf/{id}`.',
  },
);

export function shelfView(entry: ShelfEntry, options: { readonly whole: boolean }): z.infer<typeof shelfViewSchema> {
  const left = !options.whole && (JSON.stringify(entry.payload) ?? '').length > LIST_PAYLOAD;
  return {
    id: entry.id,
    connection: entry.connection,
    network: entry.network,
    outcome: entry.outcome,
    reason: entry.reason,
    detail: entry.detail,
    externalId: entry.externalId,
    payload: left ? null : (entry.payload ?? null),
    payloadLeftOut: left,
    batch: entry.batch,
    at: entry.at,
    replayedAt: entry.replayedAt,
  };
}
