const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const RFC_2822 =
  /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{2}|\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[A-Za-z]{1,5})?)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONES: Readonly<Record<string, string>> = {
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
  CET: '+0100',
  CEST: '+0200',
  BST: '+0100',
  SAST: '+0200',
};
const EARLIEST = 0;
const LATEST = Date.UTC(2100, 0, 1);
const MAX_LENGTH = 64;

/** Milliseconds since 1970 as ISO 8601 in UTC; undefined outside 1970..2100, where no network has any post. */
export function instantFromMs(ms: number): string | undefined {
  return ms >= EARLIEST && ms < LATEST ? new Date(ms).toISOString() : undefined;
}

function withColon(offset: string): string {
  const [sign, digits] = [offset.slice(0, 1), offset.slice(1).replace(':', '')];
  return `${sign}${digits.slice(0, 2)}:${digits.slice(2, 4) || '00'}`;
}

/** `2026-02-30` is no day, though JavaScript takes it for the second of March. */
function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

function fromIso(text: string, zone: string): number | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const given = match[4]?.toUpperCase() ?? zone;
  const offset = given === 'Z' ? 'Z' : withColon(given);
  const [day, minutes, seconds] = [match[1] ?? '', match[2] ?? '00:00', match[3] ?? ':00'];
  if (!isDay(day)) return undefined;
  return Date.parse(`${day}T${minutes}${seconds.slice(0, 7)}${offset}`);
}

function fromRfc2822(text: string, zone: string): number | undefined {
  const match = RFC_2822.exec(text);
  if (match === null) return undefined;
  const [, day = '', monthName = '', year = '', hour = '0', minute = '00', second = '00', given] = match;
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1;
  if (month === 0) return undefined;
  const fullYear = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year;
  const name = given === undefined ? zone : (ZONES[given.toUpperCase()] ?? given);
  const offset = /^[+-]/.test(name) ? withColon(name) : 'Z';
  const whole = `${fullYear}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(whole) ? Date.parse(`${whole}T${hour.padStart(2, '0')}:${minute}:${second}${offset}`) : undefined;
}

/**
 * A time as ISO 8601 in UTC, read from ISO 8601 or from the dates of e-mails and RSS (RFC 2822); undefined when it is
 * neither or lies outside 1970..2100. `zone` (`Z` or `+02:00`) is what a time without a zone means.
 */
export function parseInstant(text: string, zone: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return undefined;
  const ms = fromIso(trimmed, zone) ?? fromRfc2822(trimmed, zone);
  return ms === undefined || Number.isNaN(ms) ? undefined : instantFromMs(ms);
}
