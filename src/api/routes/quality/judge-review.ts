import { z } from 'zod';
import { verdicts } from '../../../domain/index.ts';
import { withScore } from '../../../insights/quality/judge.ts';
import { changeReview, conflict, refuseOwnWork, scoreOf } from '../../quality.ts';
import { forbidden } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { reviewView, reviewViewSchema } from '../../views/quality.ts';
import { apiSchemas } from '../../views/registry.ts';

const verdictsSchema = z
  .record(z.string().min(1).max(64), z.enum(verdicts))
  .register(apiSchemas, { description: 'One for each question of the card, by its id.' });
const words = z.string().trim().min(1).max(5_000);
const responses = { 200: { description: 'The review as it is now.', schema: reviewViewSchema } };
const facts = { ...bare, method: 'POST', tag: 'quality', params: idParams, responses } as const;

export const scoreReview = defineRoute({
  ...facts,
  url: '/v1/quality/reviews/:id/score',
  name: 'scoreReview',
  summary: 'Give a case its score',
  description: 'Where two people score a case, neither sees the other’s before both are in. Nobody scores their own work.',
  policy: 'judge-quality',
  body: z.strictObject({ verdicts: verdictsSchema, comment: z.string().max(5_000).default('') }),
  problems: [404, 409, 413, 415, 422],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const next = await changeReview(deps, { id: call.params.id, caller }, (review, at) => {
      refuseOwnWork(review, caller);
      if (review.scores.some(({ by }) => by.id === caller.id))
        throw conflict(
          'already-scored',
          'You scored this case already',
          'one person gives one score: somebody else must give the other',
        );
      if (review.state !== 'open') throw conflict('not-open', 'This review is complete', 'every score that is wanted is in');
      return withScore(review, scoreOf(review.card, { ...call.body, caller, at }));
    });
    return json(reviewView(next, caller, deps.configuration().agents));
  },
});

export const disputeReview = defineRoute({
  ...facts,
  url: '/v1/quality/reviews/:id/dispute',
  name: 'disputeReview',
  summary: 'Say why a score of one’s own work is not right',
  policy: 'see-quality',
  body: z.strictObject({ text: words }),
  problems: [404, 409, 413, 415],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const next = await changeReview(deps, { id: call.params.id, caller }, (review, at) => {
      if (review.agent !== caller.id) throw forbidden('only the agent whose work was scored may dispute it', 'not-own-work');
      if (review.state !== 'done')
        throw conflict(
          'not-done',
          'This cannot be disputed',
          `the review is ${review.state}: only one that is done can be disputed, once`,
        );
      return { ...review, state: 'disputed', dispute: { by: { id: caller.id, name: caller.name }, at, text: call.body.text } };
    });
    return json(reviewView(next, caller, deps.configuration().agents));
  },
});

export const resolveReview = defineRoute({
  ...facts,
  url: '/v1/quality/reviews/:id/resolve',
  name: 'resolveReview',
  summary: 'Decide a dispute',
  description: 'With `verdicts` they stand in place of the scores; without, the scores stand. It is final.',
  policy: 'settle-disputes',
  body: z.strictObject({ text: words, verdicts: verdictsSchema.exactOptional() }),
  problems: [404, 409, 413, 415, 422],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { text, verdicts: given } = call.body;
    const next = await changeReview(deps, { id: call.params.id, caller }, (review, at) => {
      refuseOwnWork(review, caller);
      if (review.state !== 'disputed')
        throw conflict('not-disputed', 'Nothing is disputed', `the review is ${review.state}: only a dispute is decided`);
      const score = given === undefined ? null : scoreOf(review.card, { verdicts: given, comment: text, caller, at });
      return {
        ...review,
        state: 'resolved',
        resolution: { by: { id: caller.id, name: caller.name }, at, text, score },
        ...(score === null ? {} : { score: score.score, passed: score.passed }),
      };
    });
    return json(reviewView(next, caller, deps.configuration().agents));
  },
});
