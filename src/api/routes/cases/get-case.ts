import type { Case } from '../../../domain/index.ts';
import { seesPrivate, type Caller } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { caseDetailSchema, caseTag } from '../../views/case.ts';
import { customerView } from '../../views/customer.ts';
import { caseViews } from '../../views/load-cases.ts';
import { mentionView } from '../../views/mention.ts';

const MOST_MENTIONS = 500;
const MOST_OTHER_CASES = 20;

async function caseDetail(deps: ApiDeps, item: Case, caller: Caller): Promise<unknown> {
  const { stores } = deps;
  const [mentions, customer, others] = await Promise.all([
    stores.mentions.ofCase(item.id, MOST_MENTIONS),
    stores.customers.get(item.customer),
    stores.cases.list({ customer: item.customer }, { limit: MOST_OTHER_CASES + 1, cursor: null }),
  ]);
  const otherCases = others.items.filter((other) => other.id !== item.id).slice(0, MOST_OTHER_CASES);
  const [view, ...otherViews] = await caseViews(deps, [item, ...otherCases], caller);
  return {
    ...view,
    customer: customer ? customerView(customer, caller) : null,
    mentions: mentions.map((mention) => mentionView(mention, caller)),
    // Notes and answers may repeat what was said in private.
    timeline: seesPrivate(caller) ? item.timeline : item.timeline.map((activity) => ({ ...activity, detail: null })),
    otherCases: otherViews,
  };
}

export const getCase = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/cases/:id',
  name: 'getCase',
  tag: 'cases',
  summary: 'One case with everything about it',
  description: 'The `ETag` is the version that `If-Match` of a change names.',
  policy: 'read',
  params: idParams,
  responses: {
    200: {
      description: 'The case, its mentions (the first 500, oldest first), timeline, customer and clocks.',
      schema: caseDetailSchema,
    },
  },
  problems: [404],
  handler: async (call, { deps }) => {
    const item = await deps.stores.cases.get(call.params.id);
    if (!item) throw notFound('this case');
    return json(await caseDetail(deps, item, callerOf(call)), { headers: { etag: caseTag(item) } });
  },
});
