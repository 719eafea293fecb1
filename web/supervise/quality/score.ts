import type { Question, ScoreCard, Verdicts } from '../../api/quality-types.ts';

/** Share of the points of what applies, as the server counts it; null where nothing applies yet. */
export function shareOf(card: ScoreCard, verdicts: Verdicts): number | null {
  const weigh = (is: (question: Question) => boolean): number =>
    card.questions.filter(is).reduce((total, { weight }) => total + weight, 0);
  const met = weigh(({ id }) => verdicts[id] === 'met');
  const missed = weigh(({ id }) => verdicts[id] === 'missed');
  return met + missed === 0 ? null : met / (met + missed);
}

/** How many questions have no answer yet. */
export function unanswered(card: ScoreCard, verdicts: Verdicts): number {
  return card.questions.filter(({ id }) => verdicts[id] === undefined).length;
}
