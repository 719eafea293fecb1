import { z } from 'zod';
import type { FailedJob } from '../../ports/jobs.ts';
import { named, timeSchema } from './registry.ts';

export const deadLetterSchema = named(
  'DeadLetter',
  z.object({
    name: z.string(),
    id: z.string(),
    reason: z.string(),
    attempts: z.int(),
    at: timeSchema,
    connection: z.string().nullable(),
    bytes: z.int(),
  }),
  { description: 'A piece of work that failed for good and waits for a person. `bytes`: length of its data as JSON.' },
);

export const deadLetterDetailSchema = named('DeadLetterDetail', z.object({ ...deadLetterSchema.shape, data: z.unknown() }));

function connectionOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('connection' in data)) return null;
  return typeof data.connection === 'string' ? data.connection : null;
}

export function deadLetterView(job: FailedJob): z.infer<typeof deadLetterSchema> {
  return {
    name: job.name,
    id: job.id,
    reason: job.error,
    attempts: job.attempts,
    at: job.failedAt,
    connection: connectionOf(job.data),
    bytes: Buffer.byteLength(JSON.stringify(job.data) ?? ''),
  };
}
