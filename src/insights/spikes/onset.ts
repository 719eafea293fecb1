/** How far back a beginning is looked for: three hours. */
const MOST_SLOTS = 36;

/**
 * Slot in which a rise began that is seen in the slots before `end` (not included): the one from which on a higher rate
 * explains the counts best (largest likelihood ratio of the rate since then against the expected one). Without any rise the
 * last slot.
 */
export function onsetOf(series: { readonly counts: ArrayLike<number>; readonly means: ArrayLike<number> }, end: number): number {
  let counted = 0;
  let expected = 0;
  let best = end - 1;
  let most = 0;
  for (let slot = end - 1; slot >= Math.max(0, end - MOST_SLOTS); slot -= 1) {
    counted += series.counts[slot] ?? 0;
    expected += series.means[slot] ?? 0;
    if (counted <= expected) continue;
    const ratio = counted * Math.log(counted / Math.max(expected, 1e-9)) - (counted - expected);
    if (ratio > most) {
      most = ratio;
      best = slot;
    }
  }
  return best;
}
