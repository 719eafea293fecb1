import { z } from 'zod';

/** What somebody does on the case in front of them. `idle`: the page is open and nobody touches it. */
export const presenceActivities = ['looking', 'typing', 'working', 'idle'] as const;
export const presenceStatuses = ['available', 'break', 'offline'] as const;
export type PresenceActivity = (typeof presenceActivities)[number];
export type PresenceStatus = (typeof presenceStatuses)[number];

/** Where an agent is now: a courtesy to colleagues that decides nothing. Times are ISO 8601 in UTC. */
export const presenceSchema = z.object({
  agent: z.string(),
  name: z.string(),
  /** The case in front of them; null for none. */
  case: z.string().nullable(),
  activity: z.enum(presenceActivities),
  status: z.enum(presenceStatuses),
  /** Since when case, activity and status are as they are. */
  since: z.string(),
  /** When they were last anything but idle. */
  activeAt: z.string(),
  lastSeenAt: z.string(),
});
export type Presence = z.infer<typeof presenceSchema>;
