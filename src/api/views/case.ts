import { z } from 'zod';
import { caseJson } from '../../cases/json.ts';
import {
  activitySchema,
  authorSchema,
  caseStatuses,
  networkSchema,
  ownerSchema,
  priorities,
  routingStateSchema,
  sentimentLabels,
  type Case,
  type Customer,
  type Mention,
} from '../../domain/index.ts';
import { seesPrivate, type Viewer } from '../caller.ts';
import { slaViewSchema } from './clock.ts';
import { customerViewSchema } from './customer.ts';
import { mentionView, mentionViewSchema } from './mention.ts';
import { named, timeSchema } from './registry.ts';

export const caseViewSchema = named(
  'Case',
  z.object({
    id: z.string(),
    number: z.int(),
    brand: z.string(),
    customer: z.string(),
    customerName: z.string().nullable(),
    topic: z.string(),
    subject: z.string(),
    status: z.enum(caseStatuses),
    priority: z.enum(priorities),
    urgency: z.number(),
    sentiment: z.enum(sentimentLabels),
    networks: z.array(z.string()),
    language: z.string(),
    queue: z.string(),
    owner: ownerSchema,
    mentionCount: z.int(),
    firstMentionAt: timeSchema,
    lastMentionAt: timeSchema,
    lastMention: z.object({ id: z.string(), network: networkSchema, text: z.string(), author: authorSchema }).nullable(),
    sla: slaViewSchema,
    incident: z.string().nullable(),
    mergedInto: z.string().nullable(),
    routing: routingStateSchema.pick({ state: true, attempts: true, lastError: true }),
    version: z.int(),
    sequence: z.int(),
    openedAt: timeSchema,
    solvedAt: timeSchema.nullable(),
    closedAt: timeSchema.nullable(),
    reopened: z.int(),
  }),
  { description: 'The tracked unit of work for one customer and one problem.' },
);
export type CaseView = z.infer<typeof caseViewSchema>;

export const caseDetailSchema = named(
  'CaseDetail',
  z.object({
    ...caseViewSchema.shape,
    customer: customerViewSchema.nullable(),
    mentions: z.array(mentionViewSchema),
    timeline: z.array(activitySchema),
    otherCases: z.array(caseViewSchema),
  }),
  { description: 'A case with its mentions (oldest first), timeline, customer, and what else that customer has.' },
);

/** What stands beside a case in its view. */
export interface Beside {
  readonly customer: Customer | undefined;
  readonly lastMention: Mention | undefined;
  /** What the subject was made of. */
  readonly firstMention: Mention | undefined;
  readonly viewer: Viewer;
  /** Milliseconds since 1970, for clocks that are still running. */
  readonly now: number;
}

/** A case as lists and events show it: as the routing service gets it, and what people need beside it. */
export function caseView(item: Case, beside: Beside): CaseView {
  const last = beside.lastMention ? mentionView(beside.lastMention, beside.viewer) : null;
  const open = seesPrivate(beside.viewer);
  const shown = caseJson(item, beside.now);
  return {
    ...shown,
    subject: open || beside.firstMention?.visibility === 'public' ? shown.subject : '',
    customerName: open ? (beside.customer?.name ?? null) : null,
    lastMention: last ? { id: last.id, network: last.network, text: last.text, author: last.author } : null,
  };
}

/** The tag under which a version of a case is known to `If-Match`. */
export function caseTag(item: { readonly version: number }): string {
  return `"${item.version}"`;
}
