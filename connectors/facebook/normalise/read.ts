import { MalformedPayloadError } from '../../../src/ports/connector.ts';

export type Fields = Readonly<Record<string, unknown>>;

const MAX_ID = 512;
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** Seconds reach this number in the year 5138, milliseconds reached it in 1973. */
const FIRST_MILLISECONDS = 1e11;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under this name; undefined when there is none. */
export function fieldsOf(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined;
}

/** The objects of a list, or of a Graph edge (`{data: [...]}`); everything else in it is left out. */
export function listOf(value: unknown): readonly Fields[] {
  const list = isFields(value) ? value['data'] : value;
  return Array.isArray(list) ? list.filter(isFields) : [];
}

/** An id as text: old shapes send numbers. Undefined when there is none. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value < 1e21 ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const id = value.trim().toWellFormed();
  return id === '' || id.length > MAX_ID ? undefined : id;
}

/** An id that must be there. */
export function requiredId(fields: Fields, name: string, path: string): string {
  const id = idOf(fields[name]);
  if (id === undefined) throw new MalformedPayloadError(`${path}.${name} is missing or is no id`, `${path}.${name}`);
  return id;
}

/** Text that can be stored and shown; empty when there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : '';
}

/** A word of Facebook's own vocabulary (`item`, `verb`), lower case; empty when there is none. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

function milliseconds(value: unknown, unitMs: number): number {
  if (typeof value === 'number') return value * unitMs;
  if (typeof value !== 'string') return Number.NaN;
  if (/^\d{1,17}$/.test(value)) return Number(value) * unitMs;
  return ISO_TIME.test(value) ? Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : Number.NaN;
}

function isPlausible(ms: number): boolean {
  return ms >= EARLIEST && ms < LATEST;
}

/**
 * A time as ISO 8601 in UTC; undefined when there is none. Facebook writes feed times in seconds or as ISO 8601 with
 * `+0000`, Messenger times in milliseconds. Throws MalformedPayloadError for one that is no time between 1990 and 2100.
 */
export function timeOf(value: unknown, unit: 'seconds' | 'milliseconds', path: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  const ms = milliseconds(value, unit === 'seconds' ? 1000 : 1);
  if (!isPlausible(ms)) throw new MalformedPayloadError(`${path} is no time between 1990 and 2100`, path);
  return new Date(ms).toISOString();
}

/** A time of Graph's (ISO 8601, or seconds) in milliseconds; undefined when it is none. */
export function graphTimeMs(value: unknown): number | undefined {
  const ms = milliseconds(value, 1000);
  return isPlausible(ms) ? ms : undefined;
}

/** When an `entry` was sent: seconds with `changes`, milliseconds with `messaging`. Only a stand-in, so nonsense is no fault. */
export function entryTimeOf(value: unknown): string | undefined {
  const number = milliseconds(value, 1);
  const ms = number < FIRST_MILLISECONDS ? number * 1000 : number;
  return isPlausible(ms) ? new Date(ms).toISOString() : undefined;
}

/** An address that may be shown and fetched: https only, else undefined. */
export function httpsUrlOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^https:\/\//i.test(value) || !URL.canParse(value)) return undefined;
  return value.toWellFormed();
}

/** What stands behind the last underscore: the object's own number in `page_post` and `post_comment`. */
export function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('_') + 1);
}

/** What stands before the last underscore; undefined when there is none. */
export function firstPart(id: string): string | undefined {
  const at = id.lastIndexOf('_');
  return at > 0 ? id.slice(0, at) : undefined;
}
