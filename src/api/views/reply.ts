import { z } from 'zod';
import { conclusionSchema, draftSchema, replySchema, type Conclusion, type Draft, type Reply } from '../../domain/index.ts';
import type { ReplyCheck } from '../../cases/replies/service.ts';
import { privateKinds } from '../../understand/private/span.ts';
import { seesPrivate, type Viewer } from '../caller.ts';
import { named } from './registry.ts';

const shown = {
  id: true,
  case: true,
  mention: true,
  network: true,
  visibility: true,
  text: true,
  state: true,
  turn: true,
  by: true,
  at: true,
  approvalReason: true,
  decidedBy: true,
  decidedAt: true,
  sentAt: true,
  url: true,
  moderated: true,
  error: true,
  source: true,
} as const;

export const replyViewSchema = named('Reply', replySchema.pick(shown), {
  description:
    'An answer of ours. `approval`: waits for a supervisor; `queued`, `sending`, `unknown`: on its way; `sent`; `failed`: certainly not on the network; `withdrawn`: taken back or refused.',
});
export type ReplyView = z.infer<typeof replyViewSchema>;

/** An answer as pages show it; a private one without its words to whoever may not read private messages. */
export function replyView(reply: Reply, viewer: Viewer): ReplyView {
  const view = replyViewSchema.parse(reply);
  return reply.visibility === 'public' || seesPrivate(viewer) ? view : { ...view, text: '' };
}

export const conclusionViewSchema = named('Conclusion', conclusionSchema, {
  description: 'What the customer was told already, or what was decided for them or for their incident.',
});

/** Conclusions for somebody who may not read what was said in private. */
export function conclusionsFor(conclusions: readonly Conclusion[], viewer: Viewer): Conclusion[] {
  return seesPrivate(viewer) ? [...conclusions] : [];
}

const problemSchema = z.object({
  code: z.enum(['empty', 'reply-not-available', 'window-closed', 'too-long', 'private-data-in-public-reply']),
  message: z.string(),
  spans: z.array(z.object({ kind: z.enum(privateKinds), start: z.int(), end: z.int() })).optional(),
});

export const replyCheckSchema = named(
  'ReplyCheck',
  z.object({
    mention: z.string(),
    visibility: replySchema.shape.visibility,
    length: z.int(),
    maxLength: z.int().nullable(),
    problems: z.array(problemSchema),
    conclusions: z.array(conclusionViewSchema),
    contradicts: z.boolean(),
    needsApproval: z.string().nullable(),
  }),
  { description: 'What a draft would meet if it were sent now. `length` and `maxLength` are counted as the network counts.' },
);

export function replyCheckView(check: ReplyCheck): z.infer<typeof replyCheckSchema> {
  const { mention, visibility, length, maxLength, needsApproval } = check;
  return {
    mention: mention.id,
    visibility,
    length,
    maxLength,
    problems: check.problems.map(({ code, message, spans }) => ({ code, message, ...(spans ? { spans: [...spans] } : {}) })),
    conclusions: [...check.conclusions],
    contradicts: check.contradicted.length > 0,
    needsApproval,
  };
}

export const draftViewSchema = named('Draft', draftSchema.omit({ agent: true }), {
  description: 'What the caller has typed on this case and not sent.',
});

export function draftView({ agent: _agent, ...draft }: Draft): z.infer<typeof draftViewSchema> {
  return draft;
}
