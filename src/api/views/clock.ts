import { z } from 'zod';
import { apiSchemas, timeSchema } from './registry.ts';

const clockViewSchema = z
  .object({ dueAt: timeSchema, metAt: timeSchema.nullable(), breached: z.boolean(), sincePost: z.string() })
  .register(apiSchemas, {
    description:
      '`sincePost`: how long the customer waits since the post, or waited until the clock was met (ISO 8601 duration).',
  });

export const slaViewSchema = z.object({
  firstResponse: clockViewSchema.nullable(),
  nextResponse: clockViewSchema.nullable(),
  resolution: clockViewSchema.nullable(),
});
