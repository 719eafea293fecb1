import { z } from 'zod';
import { allowMatch, declineMatch } from '../../../customers/decline.ts';
import { isoNow } from '../../../ports/clock.ts';
import { Problem } from '../../problem.ts';
import { notFound } from '../../problems.ts';
import { idParam, idParams } from '../../query.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';

const details = {
  itself: 'a customer is no match of themselves: name another one',
  'another-brand': 'they are customers of two brands, which know nothing of each other',
  erased: 'one of them asked to be forgotten and is suggested to nobody',
  'too-many-changes': 'of this customer it was said too often who they are not: link them to whom they are',
} as const;

export const declineMatchRoute = defineRoute({
  ...bare,
  method: 'DELETE',
  url: '/v1/customers/:id/matches/:other',
  name: 'declineMatch',
  tag: 'customers',
  summary: 'Say that two customers are not one person',
  description:
    'Neither is suggested for the other again, nor for whom they are linked to. Saying it again changes nothing; `POST /v1/customers/:id/matches` takes it back. They can still be linked by hand.',
  policy: 'work-cases',
  params: z.object({ id: idParam, other: idParam }),
  responses: { 204: { description: 'Noted.' } },
  problems: [404, 422],
  handler: async (call, { deps }) => {
    const { id, name } = callerOf(call);
    const decision = { ...call.params, by: { id, name }, at: isoNow(deps.clock) };
    const outcome = await declineMatch(deps.stores, decision);
    if (outcome.ok) return { type: 'json', status: 204 };
    const { reason } = outcome;
    if (reason === 'unknown') throw notFound('one of these customers');
    throw new Problem({ status: 422, code: reason, title: 'This match cannot be declined', detail: details[reason] });
  },
});

export const allowMatchRoute = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/customers/:id/matches',
  name: 'allowMatch',
  tag: 'customers',
  summary: 'Take back that two customers are not one person',
  description: 'They are suggested again while they have something in common. Links nobody.',
  policy: 'work-cases',
  params: idParams,
  body: z.strictObject({ customer: idParam }),
  responses: { 204: { description: 'Taken back, or it never was said.' } },
  problems: [413, 415],
  handler: async (call, { deps }) => {
    await allowMatch(deps.stores, call.params.id, call.body.customer);
    return { type: 'json', status: 204 };
  },
});
