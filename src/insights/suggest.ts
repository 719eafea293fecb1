import { bm25 } from './bm25.ts';

/** Something that could be said again. */
export interface Candidate {
  readonly id: string;
  /** Folded words of the text, and of what it answered where that is still known. */
  readonly words: readonly string[];
  /** Cases in which it was used again. */
  readonly uses: number;
  /** Cases with it that stayed solved, and that came back. */
  readonly solved: number;
  readonly reopened: number;
}

export interface Ranked {
  readonly id: string;
  /** From 0 to 1. */
  readonly score: number;
  /** What made the score, each from 0 to 1. */
  readonly parts: { readonly likeness: number; readonly reuse: number; readonly outcome: number };
}

/** How much each part says. Likeness first: what was said often and with success may still be about something else. */
const WEIGHTS = { likeness: 0.6, reuse: 0.15, outcome: 0.25 } as const;
/** So many uses are half of all there is to say by using. */
const HALF_USED = 4;
/** A score of BM25 that counts as half alike. */
const HALF_ALIKE = 3;

const reuseOf = (uses: number): number => uses / (uses + HALF_USED);
/** The share that stayed solved, with one of each added: nothing is known of what was never judged. */
const outcomeOf = (solved: number, reopened: number): number => (solved + 1) / (solved + reopened + 2);

/**
 * Ranks what could be said again to a question: `0.6 × likeness + 0.15 × reuse + 0.25 × outcome`. Likeness is BM25 over the
 * candidates, `b / (b + 3)`; reuse `uses / (uses + 4)`; outcome `(solved + 1) / (solved + reopened + 2)`. So a score never falls
 * with another use or another case that stayed solved, and never rises with one that came back. Equal scores keep their order.
 */
export function rank(question: readonly string[], candidates: readonly Candidate[]): readonly Ranked[] {
  const alike = bm25(
    question,
    candidates.map(({ words }) => words),
  );
  return candidates
    .map(({ id, uses, solved, reopened }, index) => {
      const likeness = (alike[index] ?? 0) / ((alike[index] ?? 0) + HALF_ALIKE);
      const parts = { likeness, reuse: reuseOf(uses), outcome: outcomeOf(solved, reopened) };
      const score = WEIGHTS.likeness * parts.likeness + WEIGHTS.reuse * parts.reuse + WEIGHTS.outcome * parts.outcome;
      return { id, score, parts };
    })
    .toSorted((a, b) => b.score - a.score);
}
