import { z } from 'zod';
import { apiSchemas, timeSchema } from './registry.ts';

const clockViewSchema = z
  .object({ dueAt: timeSchema, metAt: timeSchema.nullable(), breached: z.boolean(), sincePost: z.string() })
  .register(apiSchemas, {
    description: '`sincePost`: from the customer’s first post until the clock was met, or is due (ISO 8601 duration).',
  });

export const slaViewSchema = z.object({
  firstResponse: clockViewSchema.nullable(),
  nextResponse: clockViewSchema.nullable(),
  resolution: clockViewSchema.nullable(),
});
