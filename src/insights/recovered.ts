import type { Case, Mention } from '../domain/index.ts';

/** A review that its author made better, or took back, after we had solved their case. */
export interface Recovered {
  readonly mention: string;
  readonly case: string;
  readonly network: Mention['network'];
  /** Stars when the case was solved. */
  readonly from: number;
  /** Stars now; null: withdrawn. */
  readonly to: number | null;
  readonly at: string;
}

/**
 * What became of a review since its case was solved: `null` where it was not changed since, has no more stars than then, or has no
 * case that is solved. `from` is what stood there at that time, so that several edits are one.
 */
export function recoveredOf(mention: Mention, item: Pick<Case, 'id' | 'solvedAt'> | undefined): Recovered | null {
  const { rating, network, deletedAt, revisions } = mention;
  if (rating === null || item === undefined || item.solvedAt === null) return null;
  const { id: caseId, solvedAt } = item;
  const found = { mention: mention.id, case: caseId, network };
  if (deletedAt !== null) return deletedAt > solvedAt ? { ...found, from: rating, to: null, at: deletedAt } : null;
  const since = revisions.filter(({ replacedAt }) => replacedAt > solvedAt);
  const from = since[0]?.rating ?? null;
  const last = since.at(-1);
  return last !== undefined && from !== null && rating > from ? { ...found, from, to: rating, at: last.replacedAt } : null;
}
