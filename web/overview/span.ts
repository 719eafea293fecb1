import type { Range } from '../app/search.ts';
import { useNow } from '../ui/use-now.ts';

const hour = 3_600_000;
const lengths: Readonly<Record<Range, number>> = { '24h': 24 * hour, '7d': 7 * 24 * hour, '30d': 30 * 24 * hour };

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
