/** The level of the last hours against the expected: newer slots count more, half as much after two hours. */
export const LEVEL_SLOTS = 48;
export const LEVEL_FADE = 0.5 ** (1 / 24);
/** So many expected mentions of doubt draw it to 1. */
export const LEVEL_DOUBT = 16;
/** A level may rise only so far, or a slow rise would become the usual before it is seen. */
export const LEVEL_MOST = 1.6;
export const LEVEL_LEAST = 0.4;

/** Share of the expected that was counted lately, from faded sums of both. */
export function levelOf(counted: number, expected: number): number {
  return Math.min(LEVEL_MOST, Math.max(LEVEL_LEAST, (counted + LEVEL_DOUBT) / (expected + LEVEL_DOUBT)));
}

/** How the usual stands lately: of the slots before `end` (not included), the last {@link LEVEL_SLOTS} of them; and how much it rests on. */
export function levelBefore(
  end: number,
  series: { readonly counts: ArrayLike<number>; readonly means: ArrayLike<number> },
): { readonly level: number; readonly expected: number } {
  let counted = 0;
  let expected = 0;
  let weight = 1;
  for (let slot = end - 1; slot >= Math.max(0, end - LEVEL_SLOTS); slot -= 1) {
    counted += weight * (series.counts[slot] ?? 0);
    expected += weight * (series.means[slot] ?? 0);
    weight *= LEVEL_FADE;
  }
  return { level: levelOf(counted, expected), expected };
}
