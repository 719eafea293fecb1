import { z } from 'zod';
import { ownerSchema } from './owner.ts';

export const caseStatuses = ['open', 'pending', 'solved', 'closed'] as const;
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type CaseStatus = (typeof caseStatuses)[number];
export type Priority = (typeof priorities)[number];

/** One clock: when it is due (business hours of the queue), when it was met, whether it was missed. */
export const clockSchema = z.object({ dueAt: z.string(), metAt: z.string().nullable(), breached: z.boolean() });
export type Clock = z.infer<typeof clockSchema>;

export const slaSchema = z.object({
  firstResponse: clockSchema.nullable(),
  nextResponse: clockSchema.nullable(),
  resolution: clockSchema.nullable(),
});
export type Sla = z.infer<typeof slaSchema>;

export const caseEventTypes = ['opened', 'updated', 'reopened', 'escalated', 'reassigned', 'solved', 'closed'] as const;
export type CaseEventType = (typeof caseEventTypes)[number];

/** One entry of a case's timeline: every decision with who and why. */
export const activitySchema = z.object({
  at: z.string(),
  /** `system`, an agent's id, or `routing`. */
  by: z.string(),
  type: z.string(),
  detail: z.string().nullable(),
  mention: z.string().nullable(),
});
export type Activity = z.infer<typeof activitySchema>;

/** An event that waits to be delivered. `sequence` is 1, 2, 3 per case. */
export const outboxEventSchema = z.object({
  sequence: z.int().min(1),
  id: z.string(),
  type: z.enum(caseEventTypes),
  at: z.string(),
  mention: z.string().nullable(),
});
export type OutboxEvent = z.infer<typeof outboxEventSchema>;

export const workItemStates = ['pending', 'accepted', 'declined', 'completed'] as const;
export const workItemSchema = z.object({
  id: z.string(),
  state: z.enum(workItemStates),
  createdAt: z.string(),
  changedAt: z.string(),
  externalId: z.string().nullable(),
});
export type WorkItem = z.infer<typeof workItemSchema>;

/** How delivery to the routing service stands for this case. */
export const routingStateSchema = z.object({
  /** `none`: no service is configured; `waiting`: not yet acknowledged; `unrouted`: not taken in time; `routed`: acknowledged. */
  state: z.enum(['none', 'waiting', 'unrouted', 'routed']),
  attempts: z.int(),
  nextAttemptAt: z.string().nullable(),
  lastError: z.string().nullable(),
  ackedSequence: z.int(),
});
export type RoutingState = z.infer<typeof routingStateSchema>;

/** An incident's text that its customer was told or is about to be: `holding` while it lasts, `closing` at its end. */
export const statementKinds = ['holding', 'closing'] as const;
export type StatementKind = (typeof statementKinds)[number];
export const toldSchema = z.object({ incident: z.string(), kind: z.enum(statementKinds), reply: z.string() });

/** How a case ended: a code of the configuration's list, and words for colleagues. */
export const resolutionSchema = z.object({ code: z.string(), text: z.string().nullable(), by: z.string(), at: z.string() });

export const helpSchema = z.object({ by: z.string(), name: z.string(), at: z.string(), text: z.string() });

/**
 * The tracked unit of work for one customer and one problem, with everything that must change together with it (timeline
 * tail, events that wait, work item): one document, so one atomic write per decision.
 */
export const caseSchema = z.object({
  id: z.string(),
  number: z.int(),
  brand: z.string(),
  customer: z.string(),
  topic: z.string(),
  subject: z.string(),
  status: z.enum(caseStatuses),
  priority: z.enum(priorities),
  urgency: z.number(),
  sentiment: z.enum(['negative', 'neutral', 'positive']),
  networks: z.array(z.string()),
  language: z.string(),
  queue: z.string(),
  owner: ownerSchema,
  mentionCount: z.int(),
  firstMention: z.string(),
  lastMention: z.string(),
  firstMentionAt: z.string(),
  lastMentionAt: z.string(),
  /** Conversations on the networks that belong to this case, as `network:threadId`. */
  threads: z.array(z.string()),
  sla: slaSchema,
  /** Due time of the clock that runs out first, for sorting and for the breach sweep; null when none runs. */
  nextDueAt: z.string().nullable(),
  incident: z.string().nullable(),
  mergedInto: z.string().nullable(),
  version: z.int(),
  sequence: z.int(),
  openedAt: z.string(),
  solvedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  reopened: z.int(),
  excludedAgents: z.array(z.string()),
  /** Grows whenever the case changes hands: a claim is known by it, so that an old one cannot act. */
  epoch: z.int().min(0),
  /** How often a claim ran out and the case went back to its queue. */
  returned: z.int().min(0),
  /** Agents whom a note names and who have not looked since. */
  notified: z.array(z.string()),
  /** Answers that wait for a supervisor, and answers that are on their way to the network; ids of replies. */
  approvals: z.array(z.string()),
  sending: z.array(z.string()),
  /** What was concluded when it was solved last. */
  resolution: resolutionSchema.nullable(),
  /** Somebody who works on it asks for help. */
  help: helpSchema.nullable(),
  /** What was said on behalf of incidents: each kind of each incident once. */
  told: z.array(toldSchema),
  /** Incidents that somebody took it out of by hand: it is not linked to them again by itself. */
  leftIncidents: z.array(z.string()),
  timeline: z.array(activitySchema),
  outbox: z.array(outboxEventSchema),
  workItem: workItemSchema.nullable(),
  routing: routingStateSchema,
  /** The batches whose mentions are already counted here, newest last, bounded: makes a retried batch change nothing. */
  batches: z.array(z.string()),
});
export type Case = z.infer<typeof caseSchema>;
export const caseFields: readonly (keyof Case)[] = caseSchema.keyof().options;

/** The key under which at most one case may be open. Held by `open` and `pending` cases only. */
export function openKey(brand: string, customer: string, topic: string): string {
  return `${brand}\u0000${customer}\u0000${topic}`;
}

/** The conversation a mention belongs to, as cases remember it. */
export function threadKey(network: string, threadId: string): string {
  return `${network}:${threadId}`;
}

/** The parts of a case that only work on it fills. */
export const untouched = {
  epoch: 0,
  returned: 0,
  notified: [],
  approvals: [],
  sending: [],
  resolution: null,
  help: null,
  told: [],
  leftIncidents: [],
} as const satisfies Partial<Case>;
