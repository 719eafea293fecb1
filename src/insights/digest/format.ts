import type { DigestLanguage } from '../../domain/index.ts';
import { digestWords } from './words.ts';

/** British order of day and month; both languages use the clock of 24 hours. */
export const LOCALES: Readonly<Record<DigestLanguage, string>> = { en: 'en-GB', de: 'de-DE' };

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

export interface Format {
  count(value: number): string;
  /** To one decimal place at most. */
  about(value: number): string;
  /** Signed: `+12`, `−3`, `0`; `–` for null. */
  points(value: number | null): string;
  /** Of seconds: `3 min`, `2 h 15 min`, `1 d 4 h`; `–` for null. */
  length(seconds: number | null): string;
  /** How a count or a length moved: in per cent, or in words. */
  moved(now: number, then: number): string;
  movedPoints(now: number | null, then: number | null): string;
  movedLength(now: number | null, then: number | null): string;
  /** `Sun 22 Nov 2026`, of a day of the calendar. */
  day(isoDay: string): string;
  days(first: string, last: string): string;
  hour(instant: number): string;
  weekday(instant: number): string;
}

const NOTHING = '–';
const withMinus = (text: string): string => text.replaceAll('-', '−');

function lengthOf(seconds: number, count: (value: number) => string): string {
  const rounded = Math.round(seconds);
  if (rounded < MINUTE) return `${count(rounded)} s`;
  if (rounded < HOUR) return `${count(Math.round(rounded / MINUTE))} min`;
  const [large, small, of, word, inner] =
    rounded < DAY
      ? [Math.floor(rounded / HOUR), Math.round((rounded % HOUR) / MINUTE), 60, 'h', 'min']
      : [Math.floor(rounded / DAY), Math.round((rounded % DAY) / HOUR), 24, 'd', 'h'];
  const [whole, rest] = small === of ? [large + 1, 0] : [large, small];
  return rest === 0 ? `${count(whole)} ${word}` : `${count(whole)} ${word} ${count(rest)} ${inner}`;
}

/** How numbers, days and times are written in one language, on the clocks of one zone. */
export function formatIn(language: DigestLanguage, timeZone: string): Format {
  const locale = LOCALES[language];
  const words = digestWords[language];
  const plain = new Intl.NumberFormat(locale);
  const rough = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 });
  const calendar = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' });
  const count = (value: number): string => plain.format(value);
  const day = (isoDay: string): string => calendar.format(Date.parse(isoDay)).replace(',', '');
  const moved = (now: number, then: number): string => {
    if (now === then) return words.unchanged;
    if (then === 0) return words.noneBefore;
    const part = (now - then) / then;
    return withMinus(Math.abs(part) < 0.005 ? signed.format(now - then) : percent.format(part));
  };
  return {
    count,
    about: (value) => rough.format(value),
    points: (value) => (value === null ? NOTHING : withMinus(signed.format(value))),
    length: (seconds) => (seconds === null ? NOTHING : lengthOf(seconds, count)),
    moved,
    movedPoints: (now, then) => {
      if (now === null || then === null) return then === null && now !== null ? words.noneBefore : NOTHING;
      return now === then ? words.unchanged : `${withMinus(signed.format(now - then))} ${words.points}`;
    },
    movedLength: (now, then) => {
      if (now === null || then === null) return then === null && now !== null ? words.noneBefore : NOTHING;
      const [fresh, old] = [Math.round(now), Math.round(then)];
      return fresh === old ? words.unchanged : moved(fresh, Math.max(1, old));
    },
    day,
    days: (first, last) => (first === last ? day(first) : `${day(first)} – ${day(last)}`),
    hour: (instant) => clock.format(instant),
    weekday: (instant) => weekday.format(instant),
  };
}
