import { z } from 'zod';

/** `proposed` by an alert and looked at by nobody yet; `open`: cases are linked to it; `closed`; `declined`: it was none. */
export const incidentStates = ['proposed', 'open', 'closed', 'declined'] as const;
export type IncidentState = (typeof incidentStates)[number];

const personSchema = z.object({ id: z.string(), name: z.string() });

/**
 * Which cases belong to it: all that is named must hold. Topic of the case, a network it came from, and one at least of the
 * phrases in what the customer said. One that names nothing matches nothing.
 */
export const incidentMatchSchema = z.object({
  topic: z.string().nullable(),
  network: z.string().nullable(),
  phrases: z.array(z.string()),
});
export type IncidentMatch = z.infer<typeof incidentMatchSchema>;

/** What every customer of an incident may be told, once somebody has approved it. */
export const statementSchema = z.object({
  text: z.string(),
  by: personSchema,
  at: z.string(),
  approvedBy: personSchema.nullable(),
  approvedAt: z.string().nullable(),
});

export const incidentEvents = [
  'proposed',
  'opened',
  'accepted',
  'declined',
  'statement',
  'approved',
  'telling',
  'told',
  'linked',
  'unlinked',
  'closed',
  'concluded',
] as const;

/** One entry of what happened with it. `by` null: Earshot itself. */
export const incidentEntrySchema = z.object({
  at: z.string(),
  kind: z.enum(incidentEvents),
  by: personSchema.nullable(),
  text: z.string(),
});
export type IncidentEntry = z.infer<typeof incidentEntrySchema>;

/**
 * Work on its cases that is asked for and not finished: `link` those that match, `tell` those that were not told, `conclude`
 * with the closing answer. `id` names this wish among others.
 */
export const incidentTaskSchema = z.object({
  id: z.string(),
  kind: z.enum(['link', 'tell', 'conclude']),
  by: personSchema,
  at: z.string(),
});
export type IncidentTask = z.infer<typeof incidentTaskSchema>;

/** One problem that many customers report at once; it links their cases. */
export const incidentSchema = z.object({
  id: z.string(),
  brand: z.string(),
  title: z.string(),
  state: z.enum(incidentStates),
  /** The alert that proposed it; null: made by hand. */
  alert: z.string().nullable(),
  match: incidentMatchSchema,
  /** Only cases whose first mention is from then or later belong to it. */
  began: z.string(),
  proposedAt: z.string(),
  acceptedAt: z.string().nullable(),
  acceptedBy: personSchema.nullable(),
  closedAt: z.string().nullable(),
  closedBy: personSchema.nullable(),
  statement: statementSchema.nullable(),
  /** What its open cases are answered and solved with at its end. */
  closing: z.object({ answer: z.string().nullable(), resolution: z.string().nullable() }).nullable(),
  /** The last {@link KEPT_ENTRIES}, oldest first. */
  timeline: z.array(incidentEntrySchema),
  tasks: z.array(incidentTaskSchema),
  /** Grows with every decision about it. */
  version: z.int(),
});
export type Incident = z.infer<typeof incidentSchema>;

export const KEPT_ENTRIES = 500;

/** How its cases stand; cases that were merged into another are not counted. */
export interface IncidentCounts {
  readonly linked: number;
  /** Open or pending. */
  readonly open: number;
  /** The holding statement was sent to them, or is on its way. */
  readonly told: number;
  /** Answered at least once; solving a case meets its first response too. */
  readonly answered: number;
  /** Solved or closed. */
  readonly solved: number;
}

/** A match that names nothing would link every case of the brand. */
export function namesSomething({ topic, network, phrases }: IncidentMatch): boolean {
  return topic !== null || network !== null || phrases.length > 0;
}
