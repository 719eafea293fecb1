import { z } from 'zod';
import type { Case, Owner } from '../../../domain/index.ts';
import { fallbackOwner } from '../../../cases/queue-book.ts';
import type { CaseAction } from '../../../cases/actions.ts';
import { routingActorOf } from '../../caller.ts';
import type { RuntimeConfiguration } from '../../deps.ts';
import { once } from '../../idempotency.ts';
import { accepted } from '../../outcomes.ts';
import { namedOwner } from '../../owners.ts';
import { changeHeaders } from '../../preconditions.ts';
import { Problem } from '../../problem.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { callerOf, defineRoute, json, noBody, noQuery, type Route } from '../../route.ts';
import { caseViews } from '../../views/load-cases.ts';
import { workItemView, workItemViewSchema } from '../../views/work-item.ts';

type WorkItemState = Extract<CaseAction, { readonly type: 'work-item' }>['state'];

const ownerSchema = z.strictObject({
  kind: z.enum(['agent', 'queue']),
  id: z.string().min(1).max(256),
  name: z.string().min(1).max(128).optional(),
});

/** Whom the routing service names. It may know agents that the configuration doesn't. */
function routedOwner(configuration: RuntimeConfiguration, named: z.infer<typeof ownerSchema>): Owner {
  const known = configuration.agents.some(({ email }) => email.toLowerCase() === named.id.toLowerCase());
  if (named.kind === 'queue' || known) return namedOwner(configuration, named, 'owner');
  return { kind: 'agent', id: named.id, name: named.name ?? named.id, leaseUntil: null };
}

/** Who has the case when the routing service gives it back. */
function fallbackOf(configuration: RuntimeConfiguration, item: Case): Owner {
  const queue = configuration.queues.find(({ id }) => id === item.queue) ?? configuration.queues[0];
  return queue ? fallbackOwner(queue, configuration.agents) : { ...item.owner, leaseUntil: null };
}

interface StepSpec<B> {
  readonly verb: string;
  readonly name: string;
  readonly summary: string;
  readonly state: WorkItemState;
  readonly body: z.ZodType<B>;
  readonly owner: (body: B) => z.infer<typeof ownerSchema> | undefined;
}

function defineStep<B>({ verb, name, summary, state, body, owner }: StepSpec<B>): Route {
  return defineRoute({
    method: 'POST',
    url: `/v1/work-items/:id/${verb}`,
    name,
    tag: 'routing',
    summary,
    policy: 'route',
    params: idParams,
    query: noQuery,
    headers: changeHeaders.pick({ 'idempotency-key': true }),
    body,
    responses: { 200: { description: 'Done: the work item as it is now.', schema: workItemViewSchema } },
    problems: [404, 409, 412, 413, 415, 422],
    handler: async (call, { deps }) => {
      const caller = callerOf(call);
      const id = call.params.id;
      const key = call.headers['idempotency-key'];
      return once(deps, { bytes: call.bytes, key, caller, scope: `${verb}\n${id}` }, async () => {
        const current = await deps.stores.cases.byWorkItem(id);
        if (!current) throw notFound('this work item');
        const configuration = deps.configuration();
        const named = owner(call.body);
        const outcome = await deps.cases.act({
          caseId: current.id,
          expectedVersion: null,
          actor: routingActorOf(caller),
          action: {
            type: 'work-item',
            state,
            owner: named ? routedOwner(configuration, named) : null,
            fallback: fallbackOf(configuration, current),
          },
        });
        const item = accepted(outcome);
        const [view] = await caseViews(deps, [item], caller);
        const result = view && workItemView(item, view, configuration.queues);
        if (!result)
          throw new Problem({
            status: 422,
            code: 'no-work-item',
            title: 'The case has no work item',
            detail: 'it was taken away meanwhile',
          });
        return json(result);
      });
    },
  });
}

export const acceptWorkItem = defineStep({
  verb: 'accept',
  name: 'acceptWorkItem',
  summary: 'Say who works a case',
  state: 'accepted',
  body: z.strictObject({ owner: ownerSchema.optional() }).optional(),
  owner: (body) => body?.owner,
});

export const declineWorkItem = defineStep({
  verb: 'decline',
  name: 'declineWorkItem',
  summary: 'Give a case back: its queue’s fallback owner has it',
  state: 'declined',
  body: noBody,
  owner: () => undefined,
});

export const completeWorkItem = defineStep({
  verb: 'complete',
  name: 'completeWorkItem',
  summary: 'Say that the routing service is done with a case',
  state: 'completed',
  body: noBody,
  owner: () => undefined,
});
