import { z } from 'zod';
import { findMatches } from '../../../customers/find-matches.ts';
import { matchKinds } from '../../../customers/match-keys.ts';
import { findCustomer } from '../../../customers/person.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { customerView, customerViewSchema } from '../../views/customer.ts';
import { named } from '../../views/registry.ts';

const matchSchema = named(
  'CustomerMatch',
  z.object({
    customer: z.string(),
    name: z.string().nullable(),
    identities: customerViewSchema.shape.identities,
    evidence: z.array(z.object({ kind: z.enum(matchKinds), text: z.string() })),
    strength: z.number(),
  }),
  {
    description:
      'Somebody who may be the same person, with what the two have in common, strongest first. `strength` is in 0..1; nothing is done on it until a person links the two.',
  },
);

export const listMatches = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/customers/:id/matches',
  name: 'listMatches',
  tag: 'customers',
  summary: 'Who may be the same person',
  description:
    'Ten at most, strongest first, by what is stored: the same private datum or reference told to us, the same handle, the same full name beside something else.',
  policy: 'work-cases',
  params: idParams,
  responses: { 200: { description: 'The suggestions.', schema: z.object({ items: z.array(matchSchema) }) } },
  problems: [404],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const customer = await findCustomer(deps.stores, call.params.id);
    if (!customer) throw notFound('this customer');
    const matches = await findMatches(deps.stores, customer);
    const items = matches.map(({ customer: other, evidence, strength }) => {
      const { id, name, identities } = customerView(other, caller);
      return { customer: id, name, identities, evidence, strength };
    });
    return json({ items });
  },
});
