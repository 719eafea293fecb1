import { z } from 'zod';
import { actorOf } from '../../caller.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';
import { caseViewSchema } from '../../views/case.ts';
import { changedCase } from './change-case.ts';

/** Asking for help changes nothing that somebody else could have decided on, so it needs no `If-Match`. */
const help = {
  ...bare,
  url: '/v1/cases/:id/help',
  tag: 'cases',
  policy: 'work-cases',
  params: idParams,
  responses: { 200: { description: 'Done: the case as it is now, with its new `ETag`.', schema: caseViewSchema } },
} as const;

export const askForHelp = defineRoute({
  ...help,
  method: 'POST',
  name: 'askForHelp',
  summary: 'Raise a hand: a supervisor is wanted in this case',
  body: z.strictObject({ text: z.string().trim().min(1).max(500) }),
  problems: [404, 412, 413, 415, 422],
  handler: async (call, context) => {
    const caller = callerOf(call);
    const action = { type: 'help' as const, text: call.body.text };
    const asked = { caseId: call.params.id, expectedVersion: null, actor: actorOf(caller), action };
    return changedCase(await context.deps.cases.act(asked), caller, context);
  },
});

export const endHelp = defineRoute({
  ...help,
  method: 'DELETE',
  name: 'endHelp',
  summary: 'Lower the hand again',
  problems: [404, 412, 422],
  handler: async (call, context) => {
    const caller = callerOf(call);
    const action = { type: 'help' as const, text: null };
    const asked = { caseId: call.params.id, expectedVersion: null, actor: actorOf(caller), action };
    return changedCase(await context.deps.cases.act(asked), caller, context);
  },
});
