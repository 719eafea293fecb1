/** What is added to the baseline, so that a phrase never met is rare and not impossible, also where there is hardly any baseline. */
const SMOOTH_HAVING = 0.5;
const SMOOTH_ALL = 20;

const part = (count: number, expected: number): number => (count <= 0 ? 0 : count * Math.log(count / expected));

export interface Shares {
  /** Voices with the phrase, and all, of the window. */
  readonly count: number;
  readonly all: number;
  /** The same of the baseline. */
  readonly before: number;
  readonly baseline: number;
}

/** How many voices of the window would have the phrase at the baseline's share, smoothed. */
export const expectedOf = ({ all, before, baseline }: Shares): number =>
  (all * (before + SMOOTH_HAVING)) / (baseline + SMOOTH_ALL);

/** Log-likelihood ratio (Dunning 1993, G2) of one share for both against a share each; negative when it is said less than before. */
export function signedLikelihood(shares: Shares): number {
  const { count, all } = shares;
  const before = shares.before + SMOOTH_HAVING;
  const baseline = shares.baseline + SMOOTH_ALL;
  if (all === 0) return 0;
  const [having, both] = [count + before, all + baseline];
  const without = both - having;
  const g2 =
    2 *
    (part(count, (all * having) / both) +
      part(before, (baseline * having) / both) +
      part(all - count, (all * without) / both) +
      part(baseline - before, (baseline * without) / both));
  return count >= expectedOf(shares) ? g2 : -g2;
}
