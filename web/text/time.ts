import { perLanguage } from '../i18n/per-language.ts';
import { textOf } from '../i18n/texts.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const t = textOf('words');
const clock = perLanguage((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }));
const dayAndMonth = perLanguage((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }));
const full = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    }),
);

/** How long, in the two largest units that matter: "40 s", "9 min", "1 h 20", "3 d". */
export function spanText(ms: number): string {
  const span = Math.max(0, ms);
  if (span < minute) return t('seconds', { count: Math.floor(span / second) });
  if (span < hour) return t('minutes', { count: Math.floor(span / minute) });
  if (span < day) {
    const hours = Math.floor(span / hour);
    const minutes = Math.floor((span % hour) / minute);
    return minutes === 0
      ? t('hours', { count: hours })
      : t('hoursAndMinutes', { hours, minutes: String(minutes).padStart(2, '0') });
  }
  return t('days', { count: Math.floor(span / day) });
}

/** "40 s ago". */
export function agoText(ms: number): string {
  return ms < day ? t('ago', { span: spanText(ms) }) : t('daysAgo', { count: Math.floor(ms / day) });
}

/** "now", "40 s ago", "9 min ago", "in 5 min"; older than a week as a date. `at` and `now` in milliseconds. */
export function relativeText(at: number, now: number): string {
  if (Number.isNaN(at)) return t('unknownTime');
  const age = now - at;
  if (Math.abs(age) < 10 * second) return t('now');
  if (age <= -day) return t('inDays', { count: Math.floor(-age / day) });
  if (age < 0) return t('in', { span: spanText(-age) });
  return age > 7 * day ? dateText(at, now) : agoText(age);
}

function dateText(at: number, now: number): string {
  const date = new Date(at);
  const thisYear = date.getFullYear() === new Date(now).getFullYear();
  return thisYear ? dayAndMonth().format(date) : `${dayAndMonth().format(date)} ${date.getFullYear()}`;
}

/** "Thu, 19 Nov 2026, 18:40:02 GMT+2", in the reader's own time zone. */
export function absoluteText(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? t('unknownTime') : full().format(at);
}

/** "18:40". */
export function clockText(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : clock().format(at);
}

/** "19 Nov, 18:40" or "18:40" when it is today. */
export function shortText(iso: string, now: number): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '';
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return today ? clock().format(at) : `${dayAndMonth().format(at)}, ${clock().format(at)}`;
}

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds; 0 for what is none. */
export function durationMs(iso: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u.exec(iso);
  if (match === null) return 0;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
