import type { Case, Priority } from './case.ts';

const RANK: Readonly<Record<Priority, string>> = { urgent: '0', high: '1', normal: '2', low: '3' };
/** Stands behind every time: nothing is due. */
const NEVER = '9999';

/** When the first clock that still runs is due, missed or not; null when none runs. */
function nearestDue({ sla }: Pick<Case, 'sla'>): string | null {
  const running = [sla.firstResponse, sla.nextResponse, sla.resolution].flatMap((clock) =>
    clock !== null && clock.metAt === null ? [clock.dueAt] : [],
  );
  return running.length === 0 ? null : running.reduce((a, b) => (a < b ? a : b));
}

/**
 * How pressing a case is, as a text that sorts: the smaller, the sooner somebody must look. Priority first, then the clock that
 * is due first (so the ones that are late lead, the latest of them first), then age. Null for a case that nothing can press: it
 * is solved, closed or merged. Times are ISO 8601 in UTC with milliseconds, which sort as text.
 */
export function pressingOf(item: Pick<Case, 'status' | 'mergedInto' | 'priority' | 'sla' | 'openedAt'>): string | null {
  const live = (item.status === 'open' || item.status === 'pending') && item.mergedInto === null;
  return live ? `${RANK[item.priority]} ${nearestDue(item) ?? NEVER} ${item.openedAt}` : null;
}
