/**
 * When a rise began: the time from which on the counts stand out most against an even stream of the expected (likelihood of a
 * Poisson count). Times are ascending, in milliseconds. The earliest of equals.
 */
export function sinceOf(
  times: readonly number[],
  { from, to, expected }: { readonly from: number; readonly to: number; readonly expected: number },
): number {
  let [best, since] = [-Infinity, times[0] ?? from];
  for (const [index, time] of times.entries()) {
    const count = times.length - index;
    const usual = Math.max(1e-9, (expected * (to - time)) / (to - from));
    const gain = count <= usual ? 0 : count * Math.log(count / usual) - (count - usual);
    if (gain > best) [best, since] = [gain, time];
  }
  return since;
}
