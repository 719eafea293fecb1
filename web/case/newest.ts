import type { Mention } from '../api/types.ts';

/** What the customer said last; our own posts don't count. */
export function newestOf(mentions: readonly Mention[]): Mention | undefined {
  return mentions.filter(({ own }) => own !== true).toSorted((a, b) => Date.parse(b.postedAt) - Date.parse(a.postedAt))[0];
}
