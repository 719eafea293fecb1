import { sameAs } from '../../../customers/person.ts';
import type { Case, Incident } from '../../../domain/index.ts';
import { seesPrivate, type Caller } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { caseDetailSchema, caseTag } from '../../views/case.ts';
import { customerView } from '../../views/customer.ts';
import { caseViews } from '../../views/load-cases.ts';
import { mentionView } from '../../views/mention.ts';
import { casesOf, contactsOf } from '../../views/person.ts';
import { sendsAs } from '../../views/sends-as.ts';
import { conclusionsFor, draftView, replyView } from '../../views/reply.ts';

const MOST_MENTIONS = 500;
const MOST_OTHER_CASES = 20;
const MOST_REPLIES = 200;
const MOST_CONTACTS = 20;

function incidentOf(item: Case, { id, title, state, statement }: Incident) {
  const told = item.told.some(({ incident, kind }) => incident === id && kind === 'holding');
  return { id, title, state, statement: statement?.approvedBy ? statement.text : null, told };
}

async function caseDetail(deps: ApiDeps, item: Case, caller: Caller): Promise<unknown> {
  const { stores } = deps;
  const person = sameAs(stores.customers, item.customer);
  const [mentions, customer, others, replies, draft, conclusions, contacts, incident] = await Promise.all([
    stores.mentions.ofCase(item.id, MOST_MENTIONS),
    stores.customers.get(item.customer),
    person.then((customers) => casesOf(stores, customers, MOST_OTHER_CASES + 1)),
    stores.replies.ofCase(item.id, MOST_REPLIES),
    stores.drafts.get(item.id, caller.id),
    deps.replies.conclusions(item),
    person.then((customers) => contactsOf(stores, { customers, limit: MOST_CONTACTS, outsideOf: item.id }, caller)),
    item.incident === null ? undefined : stores.incidents.get(item.incident),
  ]);
  const otherCases = others.filter((other) => other.id !== item.id).slice(0, MOST_OTHER_CASES);
  const [view, ...otherViews] = await caseViews(deps, [item, ...otherCases], caller);
  // The network gives our own answers back; the answer stands there already.
  const echoes = new Set(replies.flatMap(({ network, externalId }) => (externalId === null ? [] : [`${network} ${externalId}`])));
  const thread = mentions.filter(({ own, network, externalId }) => !own || !echoes.has(`${network} ${externalId}`));
  const answerable = thread.filter(({ own, deletedAt }) => !own && deletedAt === null);
  const brand = deps.configuration().brands.find(({ id }) => id === item.brand);
  return {
    ...view,
    customer: customer ? customerView(customer, caller) : null,
    mentions: thread.map((mention) => mentionView(mention, caller)),
    // Notes and answers may repeat what was said in private.
    timeline: seesPrivate(caller) ? item.timeline : item.timeline.map((activity) => ({ ...activity, detail: null })),
    otherCases: otherViews,
    replies: replies.filter(({ state }) => state !== 'prepared').map((reply) => replyView(reply, caller)),
    draft: draft ? draftView(draft) : null,
    conclusions: conclusionsFor(conclusions, caller),
    abilities: Object.fromEntries(
      answerable.map((mention) => [mention.id, { ...deps.replies.abilities(mention), as: sendsAs(brand, mention) }]),
    ),
    contacts,
    incidentView: incident ? incidentOf(item, incident) : null,
    resolutions: deps.configuration().resolutions.map(({ id, name }) => ({ id, name })),
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
