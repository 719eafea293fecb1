import { z } from 'zod';
import { visibilities } from './mention.ts';
import { networkSchema } from './network.ts';

/**
 * Where an answer stands. `prepared`: written down, not yet part of its case; `approval`: waits for a supervisor; `queued`:
 * may go out; `sending`: a worker holds it; `unknown`: the network may have it, and is asked; `sent`; `failed`: certainly not
 * on the network, a person must decide; `withdrawn`: taken back or refused before it went out.
 */
export const replyStates = ['prepared', 'approval', 'queued', 'sending', 'unknown', 'sent', 'failed', 'withdrawn'] as const;
export type ReplyState = (typeof replyStates)[number];

const personSchema = z.object({ id: z.string(), name: z.string() });

/** One answer of ours to one mention. */
export const replySchema = z.object({
  id: z.string(),
  brand: z.string(),
  network: networkSchema,
  connection: z.string(),
  case: z.string(),
  customer: z.string(),
  topic: z.string(),
  /** The mention that is answered. */
  mention: z.string(),
  visibility: z.enum(visibilities),
  text: z.string(),
  /** The version of the case on which it was decided. */
  caseVersion: z.int(),
  /** 1 for the first answer to this mention in this way, 2 for what is added to it on purpose, and so on. */
  turn: z.int().min(1),
  state: z.enum(replyStates),
  by: personSchema,
  at: z.string(),
  /** Why a supervisor must look at it first; null when nobody must. */
  approvalReason: z.string().nullable(),
  decidedBy: personSchema.nullable(),
  decidedAt: z.string().nullable(),
  /** When sending was first tried. */
  triedAt: z.string().nullable(),
  attempts: z.int(),
  /** A worker holds it until then. */
  heldUntil: z.string().nullable(),
  /** Not looked at again before then. */
  nextAt: z.string().nullable(),
  sentAt: z.string().nullable(),
  externalId: z.string().nullable(),
  url: z.string().nullable(),
  /** The network looks at it before it shows it. */
  moderated: z.boolean(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** A saved answer or an earlier reply that it was made from. */
  source: z.string().nullable(),
});
export type Reply = z.infer<typeof replySchema>;

/** What an agent has typed and not sent: one per case and agent. */
export const draftSchema = z.object({
  case: z.string(),
  agent: z.string(),
  mention: z.string(),
  visibility: z.enum(visibilities),
  text: z.string(),
  source: z.string().nullable(),
  at: z.string(),
});
export type Draft = z.infer<typeof draftSchema>;

/** The key under which at most one answer stands: a mention gets no second one by accident. */
export function answerKey(reply: Pick<Reply, 'mention' | 'visibility' | 'turn'>): string {
  return `${reply.mention}\u0000${reply.visibility}\u0000${reply.turn}`;
}
