import { presenceActivities, presenceStatuses, type Agent, type Presence } from '../../domain/index.ts';
import { z } from 'zod';
import { named, timeSchema } from './registry.ts';

export const presenceViewSchema = named(
  'Presence',
  z.object({
    agent: z.string(),
    name: z.string(),
    case: z.string().nullable(),
    activity: z.enum(presenceActivities),
    status: z.enum(presenceStatuses),
    since: timeSchema,
    lastSeenAt: timeSchema,
  }),
  { description: 'Who is there and what they look at. Gone a minute after `lastSeenAt` unless they give another sign of life.' },
);
export type PresenceView = z.infer<typeof presenceViewSchema>;

export function presenceView({ agent, name, case: caseId, activity, status, since, lastSeenAt }: Presence): PresenceView {
  return { agent, name, case: caseId, activity, status, since, lastSeenAt };
}

/** Somebody who is no longer there. */
export function goneView(id: string, at: string, agents: readonly Agent[]): PresenceView {
  const name = agents.find(({ email }) => email.toLowerCase() === id.toLowerCase())?.name ?? id;
  return { agent: id, name, case: null, activity: 'idle', status: 'offline', since: at, lastSeenAt: at };
}
