import { z } from 'zod';
import { LEASE_MS } from '../../../cases/claims.ts';
import { actorOf } from '../../caller.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';
import { caseViewSchema } from '../../views/case.ts';
import { changedCase } from './change-case.ts';

export const renewClaim = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/cases/:id/renew',
  name: 'renewClaim',
  tag: 'cases',
  summary: 'Prolong the caller’s claim while they work',
  description: 'The version stays, so that nobody’s work becomes stale by it. 409 when the claim is no longer the caller’s.',
  policy: 'work-cases',
  params: idParams,
  body: z.strictObject({ epoch: z.int().min(0).optional() }).optional(),
  responses: { 200: { description: 'Prolonged.', schema: caseViewSchema } },
  problems: [404, 409, 412, 413, 415],
  handler: async (call, context) => {
    const caller = callerOf(call);
    const epoch = call.body?.epoch;
    const asked = { caseId: call.params.id, actor: actorOf(caller), leaseMs: LEASE_MS };
    const outcome = await context.deps.cases.renew(epoch === undefined ? asked : { ...asked, epoch });
    return changedCase(outcome, caller, context);
  },
});
