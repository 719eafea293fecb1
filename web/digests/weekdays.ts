import { perLanguage } from '../i18n/per-language.ts';

const names = perLanguage((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }));

/** 1 is Monday. */
export function weekdayName(day: number): string {
  // The first of January 2024 was a Monday.
  return names().format(Date.UTC(2024, 0, day));
}
