import { z } from 'zod';

/** X's snowflake ids carry milliseconds since this instant (2010-11-04) above their lowest 22 bits. */
const SNOWFLAKE_EPOCH_MS = 1_288_834_974_657n;
const SNOWFLAKE_TIME_SHIFT = 22n;
const EARLIEST = Date.UTC(2006, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const digits = z.string().regex(/^\d{1,19}$/, { message: 'must be an id of 1 to 19 digits' });
const wholeNumber = z.int({ message: 'must be an id as a string: this number has lost digits' }).min(0).transform(String);

/** An id of X: digits as a string; a number is taken only while it is exact. */
export const idSchema = z.union([digits, wholeNumber], { error: 'must be an id of 1 to 19 digits' });

const V1_DATE = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{4}) (\d{4})$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/;

function instantOf(text: string): number {
  if (ISO_DATE.test(text)) return Date.parse(text);
  const v1 = V1_DATE.exec(text);
  return v1 ? Date.parse(`${v1[2]} ${v1[1]} ${v1[5]} ${v1[3]} ${v1[4]}`) : Number.NaN;
}

/** A time as v2 (ISO 8601) or v1.1 (`Wed Aug 19 16:26:16 +0000 2020`) writes it; ISO 8601 in UTC inside. */
export const instantSchema = z.string().transform((text, context) => {
  const at = instantOf(text);
  if (at >= EARLIEST && at < LATEST) return new Date(at).toISOString();
  context.addIssue({ code: 'custom', message: 'must be a date between 2006 and 2100' });
  return z.NEVER;
});

/** Milliseconds since 1970 as a string or number; ISO 8601 in UTC inside. */
export const millisecondsSchema = z.union([z.string().regex(/^\d{1,15}$/), z.number()]).transform((value, context) => {
  const at = Number(value);
  if (at >= EARLIEST && at < LATEST) return new Date(at).toISOString();
  context.addIssue({ code: 'custom', message: 'must be milliseconds of a date between 2006 and 2100' });
  return z.NEVER;
});

/** When the thing with this id was made. Ids older than snowflakes give the day snowflakes began, which is no earlier than the truth by much. */
export function timeOfId(id: string): string {
  const at = Number((BigInt(id) >> SNOWFLAKE_TIME_SHIFT) + SNOWFLAKE_EPOCH_MS);
  return new Date(Math.min(at, LATEST)).toISOString();
}

/** The smallest id of the time `ms` before this id's own; ids too old to carry a time come back as they are. */
export function idBefore(id: string, ms: number): string {
  const earlier = BigInt(id) - (BigInt(ms) << SNOWFLAKE_TIME_SHIFT);
  return earlier > 0n ? String(earlier) : id;
}

/** The later of two ids by number; undefined counts as earliest. */
export function laterId(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined) return other;
  if (other === undefined) return one;
  return BigInt(one) >= BigInt(other) ? one : other;
}

/** The smallest id that a thing made at this time (milliseconds since 1970) can have. */
export function firstIdAt(ms: number): string {
  const since = BigInt(Math.floor(ms)) - SNOWFLAKE_EPOCH_MS;
  return since > 0n ? String(since << SNOWFLAKE_TIME_SHIFT) : '0';
}
