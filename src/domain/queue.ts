import { z } from 'zod';
import { durationSchema } from './duration.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const SPAN = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;
const DAY_MINUTES = 24 * 60;

/** Minutes from midnight of both ends of `08:00-12:00`; undefined when it is no span of a day. */
export function parseSpan(text: string): { readonly from: number; readonly to: number } | undefined {
  const match = SPAN.exec(text);
  if (!match) return undefined;
  const from = Number(match[1]) * 60 + Number(match[2]);
  const to = Number(match[3]) * 60 + Number(match[4]);
  return from < to && to <= DAY_MINUTES ? { from, to } : undefined;
}

const spanSchema = z.string().refine((text) => parseSpan(text) !== undefined, {
  message: 'is not a span of a day: write 08:00-17:00, from 00:00 to 24:00, the end after the start',
});

/** An IANA name. */
export const timeZoneSchema = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  },
  { message: 'is not a time zone: write an IANA name such as Africa/Johannesburg' },
);

const isoDay = z.iso.date({ message: 'is not a day: write 2026-12-25' });

/** Business hours: what is not listed is closed; a holiday is closed all day, in the queue's own time zone. */
export const hoursSchema = z.strictObject({
  timeZone: timeZoneSchema,
  weekly: z.partialRecord(z.enum(weekdays), z.array(spanSchema)),
  holidays: z.array(isoDay).default([]),
});
export type Hours = z.infer<typeof hoursSchema>;

/** Milliseconds of business time allowed; a missing one means no such clock. */
export const slaPolicySchema = z.strictObject({
  firstResponse: durationSchema.optional(),
  nextResponse: durationSchema.optional(),
  resolution: durationSchema.optional(),
});
export type SlaPolicy = z.infer<typeof slaPolicySchema>;

export const queueSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(128),
  skills: z.array(z.string()).default([]),
  hours: hoursSchema.optional(),
  sla: slaPolicySchema.default({}),
  fallbackOwner: z.string().min(1),
  /** Whose answers a supervisor looks at before they go out. */
  approval: z.enum(['nobody', 'agents']).default('nobody'),
});
export type Queue = z.infer<typeof queueSchema>;
