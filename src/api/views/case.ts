import { z } from 'zod';
import { caseJson } from '../../cases/json.ts';
import {
  activitySchema,
  authorSchema,
  caseStatuses,
  helpSchema,
  networkSchema,
  ownerSchema,
  priorities,
  resolutionSchema,
  routingStateSchema,
  sentimentLabels,
  type Case,
  type Customer,
  type Mention,
} from '../../domain/index.ts';
import { seesPrivate, type Viewer } from '../caller.ts';
import { slaViewSchema } from './clock.ts';
import { customerViewSchema } from './customer.ts';
import { caseIncidentSchema } from './incident.ts';
import { mentionView, mentionViewSchema } from './mention.ts';
import { apiSchemas, named, timeSchema } from './registry.ts';
import { conclusionViewSchema, draftViewSchema, replyViewSchema } from './reply.ts';

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
    epoch: z.int(),
    returned: z.int(),
    approvals: z.int().register(apiSchemas, { description: 'Answers that wait for a supervisor.' }),
    sending: z.int().register(apiSchemas, { description: 'Answers on their way to the network.' }),
    notified: z
      .array(z.string())
      .register(apiSchemas, { description: 'Agents whom a note names and who have not looked since.' }),
    help: helpSchema.nullable(),
    resolution: resolutionSchema.nullable(),
  }),
  { description: 'The tracked unit of work for one customer and one problem.' },
);
export type CaseView = z.infer<typeof caseViewSchema>;

const abilitySchema = z.object({
  canReply: z.boolean(),
  reason: z.string(),
  deadlineAt: timeSchema.nullable(),
  maxLength: z.int().nullable(),
});

export const caseDetailSchema = named(
  'CaseDetail',
  z.object({
    ...caseViewSchema.shape,
    customer: customerViewSchema.nullable(),
    mentions: z.array(mentionViewSchema),
    timeline: z.array(activitySchema),
    otherCases: z.array(caseViewSchema),
    replies: z.array(replyViewSchema),
    draft: draftViewSchema.nullable(),
    conclusions: z.array(conclusionViewSchema),
    abilities: z.record(
      z.string(),
      z.object({ public: abilitySchema.nullable(), private: abilitySchema.nullable(), as: z.string().nullable() }),
    ),
    contacts: z.array(mentionViewSchema),
    resolutions: z.array(z.object({ id: z.string(), name: z.string() })),
    incidentView: caseIncidentSchema.nullable(),
  }),
  {
    description:
      'A case with its mentions (oldest first), timeline, customer, what else that customer has and said, our answers, and how each mention can be answered (`abilities`, by mention; `as` is the account of ours that answers, null where it is not known by name).',
  },
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
    epoch: item.epoch,
    returned: item.returned,
    approvals: item.approvals.length,
    sending: item.sending.length,
    notified: item.notified,
    // What colleagues wrote may repeat what was said in private.
    help: item.help && { ...item.help, text: open ? item.help.text : '' },
    resolution: item.resolution && { ...item.resolution, text: open ? item.resolution.text : null },
    lastMention: last ? { id: last.id, network: last.network, text: last.text, author: last.author } : null,
  };
}

/** The tag under which a version of a case is known to `If-Match`. */
export function caseTag(item: { readonly version: number }): string {
  return `"${item.version}"`;
}
