const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/** How long, in the two largest units that matter: "40 s", "9 min", "1 h 20", "3 d". */
export function spanText(ms: number): string {
  const span = Math.max(0, ms);
  if (span < minute) return `${Math.floor(span / second)} s`;
  if (span < hour) return `${Math.floor(span / minute)} min`;
  if (span < day) {
    const minutes = Math.floor((span % hour) / minute);
    return minutes === 0 ? `${Math.floor(span / hour)} h` : `${Math.floor(span / hour)} h ${String(minutes).padStart(2, '0')}`;
  }
  return `${Math.floor(span / day)} d`;
}

/** "now", "40 s ago", "9 min ago", "in 5 min"; older than a week as a date. `at` and `now` in milliseconds. */
export function relativeText(at: number, now: number): string {
  if (Number.isNaN(at)) return 'unknown time';
  const age = now - at;
  if (Math.abs(age) < 10 * second) return 'now';
  if (age < 0) return `in ${spanText(-age)}`;
  if (age > 7 * day) return dateText(at, now);
  return `${spanText(age)} ago`;
}

function dateText(at: number, now: number): string {
  const date = new Date(at);
  const thisYear = date.getFullYear() === new Date(now).getFullYear();
  return thisYear ? dayAndMonth.format(date) : `${dayAndMonth.format(date)} ${date.getFullYear()}`;
}

/** "Thu, 19 Nov 2026, 18:40:02 GMT+2", in the reader's own time zone. */
export function absoluteText(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? 'unknown time' : full.format(at);
}

/** "18:40". */
export function clockText(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : clock.format(at);
}

/** "19 Nov, 18:40" or "18:40" when it is today. */
export function shortText(iso: string, now: number): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '';
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return today ? clock.format(at) : `${dayAndMonth.format(at)}, ${clock.format(at)}`;
}
