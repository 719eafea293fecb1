import { perLanguage } from '../i18n/per-language.ts';

const hourTick = perLanguage((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }));
const dayTick = perLanguage((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }));
const hourName = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
);
const dayName = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
);

/** Hours in the reader's time zone; days are the server's, in UTC. */
export function bucketTick(start: string, bucket: 'hour' | 'day'): string {
  return bucket === 'hour' ? hourTick().format(Date.parse(start)) : dayTick().format(Date.parse(start));
}
export function bucketName(start: string, bucket: 'hour' | 'day'): string {
  return bucket === 'hour' ? hourName().format(Date.parse(start)) : dayName().format(Date.parse(start));
}
