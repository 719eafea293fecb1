import type { BrandSearch, Compare, Range } from '../app/search.ts';
import { useNow } from '../ui/use-now.ts';

const hour = 3_600_000;
const lengths: Readonly<Record<Range, number>> = {
  '24h': 24 * hour,
  '7d': 7 * 24 * hour,
  '30d': 30 * 24 * hour,
  '90d': 90 * 24 * hour,
};

export interface TimeSpan {
  readonly from: string;
  readonly to: string;
  readonly bucket: 'hour' | 'day';
}

/** A range that ends with the hour (or day) that is running; it changes only when the hour does, so answers can be kept. */
export function spanOf(range: Range, now: number): TimeSpan {
  const end = Math.ceil((now + 1) / hour) * hour;
  const bucket = range === '24h' ? 'hour' : 'day';
  return { from: new Date(end - lengths[range]).toISOString(), to: new Date(end).toISOString(), bucket };
}

export function useHourSpan(range: Range): TimeSpan {
  return spanOf(range, useNow('ten-seconds'));
}

const longestByHour = 48 * hour;

/** From midnight to midnight of the reader's calendar, the last day included; undefined for days that are none. */
function spanOfDays(from: string, to: string): TimeSpan | undefined {
  const start = new Date(`${from}T00:00:00`);
  const end = new Date(`${to}T00:00:00`);
  end.setDate(end.getDate() + 1);
  if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime()) || start >= end) return undefined;
  const bucket = end.getTime() - start.getTime() <= longestByHour ? 'hour' : 'day';
  return { from: start.toISOString(), to: end.toISOString(), bucket };
}

/** The time that the address asks for: own days, else the range, else the last 24 hours. */
export function spanOfSearch(search: Pick<BrandSearch, 'range' | 'from' | 'to'>, now: number): TimeSpan {
  const own = search.from === undefined || search.to === undefined ? undefined : spanOfDays(search.from, search.to);
  return own ?? spanOf(search.range ?? '24h', now);
}

/** What a time is compared with: as long just before it, or the same time a week earlier. */
export function spanBefore(span: TimeSpan, compare: Compare): TimeSpan | null {
  if (compare === 'none') return null;
  const back = compare === 'week' ? 7 * 24 * hour : Date.parse(span.to) - Date.parse(span.from);
  const moved = (at: string): string => new Date(Date.parse(at) - back).toISOString();
  return { ...span, from: moved(span.from), to: moved(span.to) };
}
