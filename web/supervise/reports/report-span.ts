import type { ReportRange, ReportsSearch } from '../../app/search.ts';
import { startOfDay } from '../days.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
const mostDays = 92;
const days: Readonly<Record<ReportRange, number>> = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 };

/**
 * What the address asks for: days of the reader's own, the last one included, or a range that ends with the minute that is
 * over (so that a page drawn anew asks the same). Null: longer than a report may be, or back to front.
 */
export function reportSpan(search: ReportsSearch, now: number): { readonly from: string; readonly to: string } | null {
  const { from: first, to: last, range = '7d' } = search;
  if (first !== undefined && last !== undefined) {
    const from = startOfDay(first);
    const to = startOfDay(last, 1);
    if (from === null || to === null || from >= to) return null;
    return Date.parse(to) - Date.parse(from) > mostDays * dayMs ? null : { from, to };
  }
  const end = Math.floor(now / minuteMs) * minuteMs;
  return { from: new Date(end - days[range] * dayMs).toISOString(), to: new Date(end).toISOString() };
}
