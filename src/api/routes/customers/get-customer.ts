import { findCustomer } from '../../../customers/person.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { personView, personViewSchema } from '../../views/person.ts';

export const getCustomer = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/customers/:id',
  name: 'getCustomer',
  tag: 'customers',
  summary: 'A customer with all their accounts, cases and contacts',
  description:
    'Names, handles and private messages are left out for callers who work no cases. Somebody who never had a case is found by what they said.',
  policy: 'read',
  params: idParams,
  responses: { 200: { description: 'The person.', schema: personViewSchema } },
  problems: [404],
  handler: async (call, { deps }) => {
    const customer = await findCustomer(deps.stores, call.params.id);
    if (!customer) throw notFound('this customer');
    return json(await personView(deps, customer, callerOf(call)));
  },
});
