import { z } from 'zod';
import { visibilities } from '../../../domain/index.ts';
import { draftOf } from '../../../cases/replies/service.ts';
import { isoNow } from '../../../ports/clock.ts';
import { actorOf } from '../../caller.ts';
import { badInput, notFound } from '../../problems.ts';
import { idParam, idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { draftView, draftViewSchema, replyCheckSchema, replyCheckView } from '../../views/reply.ts';

export const keepDraft = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/cases/:id/draft',
  name: 'keepDraft',
  tag: 'replies',
  summary: 'Keep what the caller has typed, and see what it would meet if it were sent',
  description: 'One draft per case and person, kept for 30 days after its last change. Nothing of the case changes.',
  policy: 'work-cases',
  params: idParams,
  body: z.strictObject({
    text: z.string().max(20_000),
    mention: idParam.nullish(),
    visibility: z.enum(visibilities).optional(),
    source: z.string().max(512).nullish(),
  }),
  responses: {
    200: { description: 'Kept.', schema: z.object({ draft: draftViewSchema, check: replyCheckSchema }) },
  },
  problems: [404, 413, 415],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { text, mention, visibility, source } = call.body;
    const item = await deps.stores.cases.get(call.params.id);
    if (!item) throw notFound('this case');
    const asked = { text, mention: mention ?? null, visibility: visibility ?? null, actor: actorOf(caller) };
    const check = await deps.replies.check(item, asked);
    if (!check) throw badInput([{ path: 'mention', message: 'is no mention of a customer in this case' }]);
    const draft = draftOf(item, check, { agent: caller.id, text, source: source ?? null, at: isoNow(deps.clock) });
    // A late call must not bring back what was sent meanwhile.
    const standing = await deps.stores.replies.standing(draft.mention);
    const isSent = standing.some((reply) => reply.by.id === caller.id && reply.text === text.trim());
    if (!isSent) await deps.stores.drafts.put(draft);
    return json({ draft: draftView(draft), check: replyCheckView(check) });
  },
});

export const dropDraft = defineRoute({
  ...bare,
  method: 'DELETE',
  url: '/v1/cases/:id/draft',
  name: 'dropDraft',
  tag: 'replies',
  summary: 'Throw away what the caller has typed on this case',
  policy: 'work-cases',
  params: idParams,
  responses: { 204: { description: 'Gone.' } },
  handler: async (call, { deps }) => {
    await deps.stores.drafts.remove(call.params.id, callerOf(call).id);
    return { type: 'json', status: 204 };
  },
});
