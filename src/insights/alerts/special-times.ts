import { DateTime } from 'luxon';
import type { SpecialDays } from '../../domain/index.ts';
import type { SpecialTime } from '../spikes/calendar.ts';

/** When the days of a calendar begin and end in their zones. */
export function specialTimes(calendar: readonly SpecialDays[]): readonly SpecialTime[] {
  return calendar.map(({ kind, from, to, times, timeZone: zone }) => ({
    kind,
    from: DateTime.fromISO(from, { zone }).startOf('day').toMillis(),
    to: DateTime.fromISO(to, { zone }).plus({ days: 1 }).startOf('day').toMillis(),
    ...(times === undefined ? {} : { times }),
  }));
}
