import type { Review, Score, ScoreCard } from '../domain/index.ts';
import { faultsOfVerdicts, points, type Verdicts } from '../insights/quality/judge.ts';
import { isoNow } from '../ports/clock.ts';
import type { Caller } from './caller.ts';
import type { ApiDeps } from './deps.ts';
import { Problem } from './problem.ts';
import { badInput, forbidden, notFound, unavailable } from './problems.ts';
import { formatPath } from './validate.ts';

const ROUNDS = 5;

/** Whether somebody may judge others' work. */
export function judges(caller: Caller): boolean {
  return caller.roles.has('supervisor') || caller.roles.has('quality-analyst');
}

export function conflict(code: string, title: string, detail: string): Problem {
  return new Problem({ status: 409, code, title, detail });
}

/**
 * The verdicts as a score.
 * @throws Problem 400 naming every question that is wrong, 422 when no question applies
 */
export function scoreOf(
  card: ScoreCard,
  given: { readonly verdicts: Verdicts; readonly comment: string; readonly caller: Caller; readonly at: string },
): Score {
  const { verdicts, comment, caller, at } = given;
  const faults = faultsOfVerdicts(card, verdicts);
  if (faults.length > 0)
    throw badInput(faults.map(({ question, message }) => ({ path: formatPath(['verdicts', question]), message })));
  const found = points(card, verdicts);
  if (!found)
    throw new Problem({
      status: 422,
      code: 'nothing-applies',
      title: 'Nothing was judged',
      detail: 'no question of the card applies to this case: give a verdict on one of them at least',
    });
  return { by: { id: caller.id, name: caller.name }, at, verdicts: { ...verdicts }, comment, ...found };
}

/** A review that this caller may know of. Agents know of those about their own work, once all scores are in. */
export async function visibleReview(deps: ApiDeps, id: string, caller: Caller): Promise<Review> {
  const review = await deps.stores.quality.review(id);
  const own = review?.agent === caller.id && review.state !== 'open';
  if (!review || (!judges(caller) && !own)) throw notFound('this review');
  return review;
}

/** Changes a review as `decide` says, on what stands there at that moment: of two at once the later decides again. */
export async function changeReview(
  deps: ApiDeps,
  request: { readonly id: string; readonly caller: Caller },
  decide: (review: Review, at: string) => Review,
): Promise<Review> {
  for (let round = 0; round < ROUNDS; round++) {
    const review = await visibleReview(deps, request.id, request.caller);
    const next = { ...decide(review, isoNow(deps.clock)), version: review.version + 1 };
    if (await deps.stores.quality.saveReview(next)) return next;
  }
  throw unavailable('others change this review at this moment: try again');
}

/** @throws Problem 403 about one's own work */
export function refuseOwnWork(review: Review, caller: Caller): void {
  if (review.agent === caller.id) throw forbidden('this is about your own work: somebody else must judge it', 'own-work');
}
