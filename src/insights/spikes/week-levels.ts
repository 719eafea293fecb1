import { HOURS_IN_WEEK, median } from './slots.ts';

const HOURS_IN_DAY = 24;
/** So many mentions of doubt draw a level towards the usual. */
const DOUBTED = 30;

/** How the weeks of a history stand to one another. */
export interface WeekLevels {
  /** Of the week in which an hour of the history lies, 1 being usual. */
  at(hour: number): number;
  /** Of the last seven days. */
  readonly now: number;
}

/**
 * Levels of the weeks, counted back from the end: the median of the days' counts against the mean of their weekday, so that no
 * single day moves a week. Days without a usual hour do not count; few mentions draw a level to 1.
 */
export function weekLevels(
  sums: Float64Array,
  options: { readonly usual: readonly boolean[]; readonly place: (hour: number) => number },
): WeekLevels {
  const { usual, place } = options;
  const totals = new Float64Array(HOURS_IN_WEEK);
  const seen = new Float64Array(HOURS_IN_WEEK);
  for (const [hour, sum] of sums.entries())
    if (usual[hour]) {
      totals[place(hour)] = (totals[place(hour)] ?? 0) + sum;
      seen[place(hour)] = (seen[place(hour)] ?? 0) + 1;
    }
  const weeks: { ratios: number[]; expected: number }[] = [];
  for (let end = sums.length; end >= HOURS_IN_DAY; end -= HOURS_IN_DAY) {
    const week = Math.floor((sums.length - end) / HOURS_IN_WEEK);
    const entry = (weeks[week] ??= { ratios: [], expected: 0 });
    let counted = 0;
    let expected = 0;
    for (let hour = end - HOURS_IN_DAY; hour < end; hour += 1)
      if (usual[hour]) {
        counted += sums[hour] ?? 0;
        expected += (totals[place(hour)] ?? 0) / Math.max(1, seen[place(hour)] ?? 0);
      }
    if (expected > 0) entry.ratios.push(counted / expected);
    entry.expected += expected;
  }
  const levels = weeks.map(({ ratios, expected }) =>
    ratios.length === 0 ? 1 : (median(ratios) * expected + DOUBTED) / (expected + DOUBTED),
  );
  // In the first week or two an hour is compared with itself: no level can be told from its rhythm.
  const told = sums.length >= 2 * HOURS_IN_WEEK;
  const of = (week: number): number => (told ? Math.max(0.1, levels[week] ?? levels.at(-1) ?? 1) : 1);
  return { at: (hour) => of(Math.floor((sums.length - 1 - hour) / HOURS_IN_WEEK)), now: of(0) };
}
