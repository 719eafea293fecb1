import type { Weekday } from '../api/settings.ts';
import { weekdays } from '../api/settings.ts';
import { perLanguage } from '../i18n/per-language.ts';

const format = perLanguage((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }));
/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

export function dayName(day: Weekday): string {
  return format().format(monday + weekdays.indexOf(day) * 86_400_000);
}
