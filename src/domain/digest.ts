import { z } from 'zod';
import { timeZoneSchema } from './queue.ts';

export const digestLanguages = ['en', 'de'] as const;
export type DigestLanguage = (typeof digestLanguages)[number];

/** A letter about what was said, every day or week. Without a brand it is about all of them. */
export const digestSchema = z.strictObject({
  id: z.string().min(1).max(64),
  brand: z.string().min(1).max(256).nullable(),
  every: z.enum(['day', 'week']),
  /** On which day a weekly one goes out: 1 is Monday. A daily one leaves it aside. */
  weekday: z.int().min(1).max(7),
  /** When, on clocks of the time zone. */
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, { message: 'is no time of day: write 07:00, from 00:00 to 23:59' }),
  timeZone: timeZoneSchema,
  language: z.enum(digestLanguages),
  enabled: z.boolean(),
});
export type Digest = z.infer<typeof digestSchema>;
