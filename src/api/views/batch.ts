import { z } from 'zod';
import type { Batch } from '../../ports/stores.ts';
import { named, timeSchema } from './registry.ts';

export const batchViewSchema = named(
  'Batch',
  z.object({
    id: z.string(),
    connection: z.string(),
    receivedAt: timeSchema,
    accepted: z.int(),
    done: z.int(),
    new: z.int(),
    duplicate: z.int(),
    edited: z.int(),
    removed: z.int(),
    ignored: z.int(),
    failed: z.int(),
    finishedAt: timeSchema.nullable(),
  }),
  { description: 'What became of the items that came in together. `done` reaches `accepted` when each has an outcome.' },
);

export function batchView(batch: Batch): z.infer<typeof batchViewSchema> {
  const { id, connection, receivedAt, accepted, done, duplicate, edited, removed, ignored, failed, finishedAt } = batch;
  return { id, connection, receivedAt, accepted, done, new: batch.new, duplicate, edited, removed, ignored, failed, finishedAt };
}
