import type { Review } from '../../domain/index.ts';

/** How far two people who judge the same agree. */
export interface Agreement {
  /** Things that both judged. */
  readonly pairs: number;
  /** Share on which they said the same, 0 to 1; null without any pair. */
  readonly share: number | null;
  /**
   * Cohen's kappa (J. Cohen, 1960): how much of the agreement that chance would not have given was reached; 1 is all of it, 0
   * is what chance gives. Null where chance alone gives full agreement (both always said the same one thing), or without pairs.
   */
  readonly kappa: number | null;
}

const countOf = (values: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** Agreement of pairs of judgements: what the first person said and what the second said. */
export function agreementOf(pairs: readonly (readonly [string, string])[]): Agreement {
  const n = pairs.length;
  if (n === 0) return { pairs: 0, share: null, kappa: null };
  const same = pairs.filter(([one, other]) => one === other).length;
  const first = countOf(pairs.map(([one]) => one));
  const second = countOf(pairs.map(([, other]) => other));
  // Products of counts, so that full agreement by chance is found without rounding.
  const chance = [...first].reduce((sum, [value, count]) => sum + count * (second.get(value) ?? 0), 0);
  const kappa = chance === n * n ? null : (same * n - chance) / (n * n - chance);
  return { pairs: n, share: same / n, kappa };
}

/** Agreement of a sample's doubly scored reviews: on pass or fail, and question by question. */
export function agreementOfReviews(reviews: readonly Review[]): {
  readonly passed: Agreement;
  readonly questions: readonly (Agreement & { readonly question: string })[];
} {
  const both = reviews.flatMap(({ wanted, scores: [one, other] }) =>
    wanted === 2 && one && other ? [[one, other] as const] : [],
  );
  const questions = new Set(both.flatMap(([one]) => Object.keys(one.verdicts)));
  return {
    passed: agreementOf(both.map(([one, other]) => [String(one.passed), String(other.passed)])),
    questions: [...questions].map((question) => ({
      question,
      ...agreementOf(both.map(([one, other]) => [one.verdicts[question] ?? '', other.verdicts[question] ?? ''])),
    })),
  };
}
