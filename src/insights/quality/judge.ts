import type { Review, Score, ScoreCard, Verdict } from '../../domain/index.ts';

export type Verdicts = Readonly<Record<string, Verdict>>;

/** What is wrong with the verdicts for a card: a question without one, or one without a question. Empty: nothing. */
export function faultsOfVerdicts(
  card: ScoreCard,
  verdicts: Verdicts,
): readonly { readonly question: string; readonly message: string }[] {
  const asked = new Set(card.questions.map(({ id }) => id));
  const missing = [...asked].filter((id) => verdicts[id] === undefined);
  const unknown = Object.keys(verdicts).filter((id) => !asked.has(id));
  return [
    ...missing.map((question) => ({ question, message: 'is a question of the card and has no verdict' })),
    ...unknown.map((question) => ({ question, message: 'is no question of the card' })),
  ];
}

/**
 * The share of the points of the questions that apply: weights of what was met over weights of what was met or missed.
 * Undefined when no question applies: nothing was judged.
 */
export function points(card: ScoreCard, verdicts: Verdicts): { readonly score: number; readonly passed: boolean } | undefined {
  let met = 0;
  let applies = 0;
  for (const { id, weight } of card.questions) {
    if (verdicts[id] === 'met') met += weight;
    if (verdicts[id] === 'met' || verdicts[id] === 'missed') applies += weight;
  }
  if (applies === 0) return undefined;
  return { score: met / applies, passed: met / applies >= card.passMark };
}

/** A review with one more score; done once all that are wanted are in. */
export function withScore(review: Review, score: Score): Review {
  const scores = [...review.scores, score];
  if (scores.length < review.wanted) return { ...review, scores };
  const mean = scores.reduce((sum, one) => sum + one.score, 0) / scores.length;
  return { ...review, scores, state: 'done', score: mean, passed: mean >= review.card.passMark };
}
