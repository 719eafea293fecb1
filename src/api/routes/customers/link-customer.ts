import { z } from 'zod';
import { linkCustomers, unlinkCustomers, type LinkOutcome, type LinkRequest } from '../../../customers/link.ts';
import { linkEvidences } from '../../../domain/index.ts';
import { isoNow } from '../../../ports/clock.ts';
import type { Caller } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { notFound, unavailable } from '../../problems.ts';
import { idParam, idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json, type Answer } from '../../route.ts';
import { casesOf, personView, personViewSchema } from '../../views/person.ts';

const MOST_TOLD = 50;

const details = {
  itself: 'a customer cannot be linked to themselves: name another one',
  'another-brand': 'they are customers of two brands, which know nothing of each other',
  erased: 'one of them asked to be forgotten, so nobody may be linked to them',
  'too-many-accounts': 'together they would have more than 50 accounts: that is no person',
  'too-many-changes': 'this account was linked and parted too often: leave it as it is',
  'already-linked': 'they are linked already',
  'not-linked': 'they are not linked, so there is nothing to undo',
} as const;

/** The person after a decision; desks that show their cases are told. */
async function answer(deps: ApiDeps, id: string, outcome: LinkOutcome, caller: Caller): Promise<Answer> {
  if (!outcome.ok) {
    const { reason } = outcome;
    if (reason === 'unknown') throw notFound('one of these customers');
    if (reason === 'contended') throw unavailable('others link the same people at this moment: look at them and try again');
    throw new Problem({ status: 422, code: reason, title: 'These customers cannot be linked so', detail: details[reason] });
  }
  const { members, root } = outcome.person;
  const cases = await casesOf(
    deps.stores,
    members.map((member) => member.id),
    MOST_TOLD,
  );
  if (cases.length > 0) await deps.changes.publish([{ type: 'case', brand: root.brand, ids: cases.map((item) => item.id) }]);
  const customer = members.find((member) => member.id === id) ?? root;
  return json(await personView(deps, customer, caller));
}

function requestOf(deps: ApiDeps, caller: Caller, request: Pick<LinkRequest, 'id' | 'other' | 'note'>): LinkRequest {
  return { ...request, by: { id: caller.id, name: caller.name }, at: isoNow(deps.clock) };
}

export const linkCustomer = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/customers/:id/links',
  name: 'linkCustomer',
  tag: 'customers',
  summary: 'Say that two customers are one person',
  description:
    'New mentions of both go to the cases of the one met first; cases and mentions of before stay where they are. Saying it again changes nothing. `DELETE /v1/customers/:id/links/:other` takes it back.',
  policy: 'work-cases',
  params: idParams,
  body: z.strictObject({
    customer: idParam,
    evidence: z.enum(linkEvidences).default('agent-confirmed'),
    note: z.string().trim().min(1).max(1000).nullable().default(null),
  }),
  responses: { 200: { description: 'The person as known now.', schema: personViewSchema } },
  problems: [404, 413, 415, 422],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { id } = call.params;
    const { customer, evidence, note } = call.body;
    const request = requestOf(deps, caller, { id, other: customer, note });
    return answer(deps, id, await linkCustomers(deps.stores, { ...request, evidence }), caller);
  },
});

export const unlinkCustomer = defineRoute({
  ...bare,
  method: 'DELETE',
  url: '/v1/customers/:id/links/:other',
  name: 'unlinkCustomer',
  tag: 'customers',
  summary: 'Take back that two customers are one person',
  description:
    'The link of `other` is undone, or where that one stands for the person, the link of `id`; whoever is linked to the parted one goes along. From then on new mentions go to each one’s own cases; what was said before stays where it is.',
  policy: 'work-cases',
  params: z.object({ id: idParam, other: idParam }),
  responses: { 200: { description: 'The customer `id` as known now.', schema: personViewSchema } },
  problems: [404, 422],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { id, other } = call.params;
    return answer(deps, id, await unlinkCustomers(deps.stores, requestOf(deps, caller, { id, other, note: null })), caller);
  },
});
