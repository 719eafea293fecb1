import { perLanguage } from '../i18n/per-language.ts';

const hourTick = perLanguage((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }));
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
const tick = { day: 'numeric', month: 'short' } as const;
const name = { weekday: 'short', ...tick } as const;
const dayTick = perLanguage((locale) => new Intl.DateTimeFormat(locale, tick));
const dayName = perLanguage((locale) => new Intl.DateTimeFormat(locale, name));
const utcTick = perLanguage((locale) => new Intl.DateTimeFormat(locale, { ...tick, timeZone: 'UTC' }));
const utcName = perLanguage((locale) => new Intl.DateTimeFormat(locale, { ...name, timeZone: 'UTC' }));

export const utc = 'UTC';
/** In which days are asked for. */
export const readersZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a bucket is of, and in which zone days begin as the server answered. */
export interface Buckets {
  readonly bucket: 'hour' | 'day';
  readonly zone: string | undefined;
}

/** Hours in the reader's time zone; days in the reader's or in UTC, as they were counted. */
export function bucketTick(start: string, { bucket, zone = utc }: Buckets): string {
  const written = bucket === 'hour' ? hourTick() : zone === utc ? utcTick() : dayTick();
  return written.format(Date.parse(start));
}
export function bucketName(start: string, { bucket, zone = utc }: Buckets): string {
  const written = bucket === 'hour' ? hourName() : zone === utc ? utcName() : dayName();
  return written.format(Date.parse(start));
}
