import { z } from 'zod';
import type { ReviewFilter } from '../../../ports/quality.ts';
import type { Caller } from '../../caller.ts';
import { judges, visibleReview } from '../../quality.ts';
import { idParams, nameParam, pageParams, pageRequest } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { pageOf } from '../../views/page.ts';
import { reviewView, reviewViewSchema } from '../../views/quality.ts';
import { apiSchemas } from '../../views/registry.ts';

const choices = ['mine', 'open', 'scored', 'done', 'disputed'] as const;
const finished = ['done', 'disputed', 'resolved'] as const;

function filterOf(choice: (typeof choices)[number], { id }: Caller): ReviewFilter {
  switch (choice) {
    case 'mine':
      return { agent: id, states: finished };
    case 'open':
      return { states: ['open'], notScoredBy: id, notAgent: id };
    case 'scored':
      return { scoredBy: id };
    case 'done':
      return { states: finished };
    case 'disputed':
      return { states: ['disputed'] };
  }
}

export const listQualityReviews = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/quality/reviews',
  name: 'listQualityReviews',
  tag: 'quality',
  summary: 'Reviews of cases, the one solved last first',
  policy: 'see-quality',
  query: z.strictObject({
    ...pageParams,
    sample: nameParam.exactOptional(),
    state: z.enum(choices).exactOptional().register(apiSchemas, {
      description:
        '`mine`: about the caller’s own work; `open`: to be scored by the caller; `scored`: the caller scored them; `done`: all scores are in (`mine` unless told). Agents get those about their own work, whatever they ask for.',
    }),
  }),
  responses: { 200: { description: 'A page of reviews.', schema: pageOf(reviewViewSchema) } },
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { limit, cursor, sample, state = 'mine' } = call.query;
    const chosen = filterOf(state, caller);
    const theirs = { ...(state === 'disputed' ? chosen : { states: finished }), agent: caller.id };
    const filter = { ...(judges(caller) ? chosen : theirs), ...(sample === undefined ? {} : { sample }) };
    const page = await deps.stores.quality.reviews(filter, pageRequest({ limit, cursor }));
    const { agents } = deps.configuration();
    return json({ items: page.items.map((review) => reviewView(review, caller, agents)), nextCursor: page.nextCursor });
  },
});

export const getQualityReview = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/quality/reviews/:id',
  name: 'getQualityReview',
  tag: 'quality',
  summary: 'One review',
  policy: 'see-quality',
  params: idParams,
  responses: { 200: { description: 'The review as the caller may see it.', schema: reviewViewSchema } },
  problems: [404],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const review = await visibleReview(deps, call.params.id, caller);
    return json(reviewView(review, caller, deps.configuration().agents));
  },
});
