import { z } from 'zod';
import { LEASE_MS } from '../../../cases/claims.ts';
import { presenceActivities, presenceStatuses } from '../../../domain/index.ts';
import { isoNow } from '../../../ports/clock.ts';
import { actorOf, type Caller } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';
import { noteBeat, noteLeaving } from '../../presence.ts';
import { idParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { presenceView, presenceViewSchema } from '../../views/presence.ts';
import { timeSchema } from '../../views/registry.ts';

const claimSchema = z.object({ epoch: z.int(), leaseUntil: timeSchema });

/** Prolongs the caller's claim on a case they work on; null when they hold none. */
async function renewClaim(deps: ApiDeps, caller: Caller, caseId: string): Promise<z.infer<typeof claimSchema> | null> {
  const outcome = await deps.cases.renew({ caseId, actor: actorOf(caller), leaseMs: LEASE_MS });
  if (!outcome.ok) return null;
  const { owner, epoch } = outcome.case;
  return owner.kind === 'agent' && owner.id === caller.id && owner.leaseUntil !== null
    ? { epoch, leaseUntil: owner.leaseUntil }
    : null;
}

export const beat = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/presence',
  name: 'givePresence',
  tag: 'presence',
  summary: 'Give a sign of life',
  description:
    'Every 20 seconds, and at once when something changes: who gave none for a minute is gone. While `activity` is not `idle` it renews the caller’s claim on that case, and answers with it; `null` says that the caller holds no claim there. `status: offline` takes the caller out.',
  policy: 'work-cases',
  body: z.strictObject({
    case: idParam.nullable(),
    activity: z.enum(presenceActivities),
    status: z.enum(presenceStatuses),
  }),
  responses: {
    200: {
      description: 'The caller’s claim, and who else looks at that case.',
      schema: z.object({ claim: claimSchema.nullable(), others: z.array(presenceViewSchema) }),
    },
  },
  problems: [413, 415],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { case: caseId, activity, status } = call.body;
    if (status === 'offline') {
      await noteLeaving(deps, caller);
      return json({ claim: null, others: [] });
    }
    await noteBeat(deps, { agent: caller.id, name: caller.name, case: caseId, activity, status });
    if (caseId === null) return json({ claim: null, others: [] });
    const [claim, there] = await Promise.all([
      activity === 'idle' ? null : renewClaim(deps, caller, caseId),
      deps.stores.presence.list({ case: caseId }, isoNow(deps.clock)),
    ]);
    return json({ claim, others: there.filter(({ agent }) => agent !== caller.id).map(presenceView) });
  },
});
