import { z } from 'zod';
import { timeZoneSchema } from './queue.ts';

const isoDay = z.iso.date({ message: 'is not a day: write 2026-12-25' });
const MOST_DAYS = 92;
const DAY_MS = 86_400_000;

/** Days on which more or less is said than on others, known beforehand: a public holiday, or a campaign of the brand's own. */
export const specialDaysSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(128),
    kind: z.enum(['holiday', 'campaign']),
    from: isoDay,
    to: isoDay.describe('The last day'),
    times: z
      .number()
      .min(0.1)
      .max(50)
      .exactOptional()
      .describe('How many times the usual a campaign is expected to bring; 1.5 unless told'),
    timeZone: timeZoneSchema.default('UTC').describe('In which the days begin'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not lie before the first day' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    path: ['to'],
    message: `must lie within ${MOST_DAYS} days: what lasts longer is usual`,
  })
  .refine(({ kind, times }) => kind === 'campaign' || times === undefined, {
    path: ['times'],
    message: 'is for campaigns: a holiday lies halfway to a Sunday',
  });
export type SpecialDays = z.infer<typeof specialDaysSchema>;
