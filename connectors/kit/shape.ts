import { z } from 'zod';
import { MalformedPayloadError } from '../../src/ports/connector.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { clip, plainText } from './text.ts';
import { parseInstant } from './instant.ts';

const MAX_ID = 512;
const MAX_NAME = 1024;
const MAX_URL = 4096;
const MIN_STARS = 1;
const MAX_STARS = 5;

function idFault(value: unknown): string {
  if (value === undefined || value === null) return 'is missing';
  return typeof value === 'number'
    ? 'is a number that is not exact: the id has lost digits'
    : 'is no id: must be text or a whole number';
}

/** An identifier, a string in the end. A number that a double cannot hold exactly is refused rather than changed. */
export const idShape = z
  .union([z.string(), z.bigint(), z.int()], { error: (issue) => idFault(issue.input) })
  .transform((value) => plainText(String(value)).trim())
  .pipe(
    z
      .string()
      .min(1, { error: 'is an empty id' })
      .max(MAX_ID, { error: `is longer than ${MAX_ID} characters` }),
  );

/** A text of the author as it came (`joinTitle` makes it plain); a missing one is empty. */
export const textShape = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** What may be missing or odd without spoiling the rest: null then. */
export function optional<T extends z.ZodType>(shape: T) {
  return shape
    .nullish()
    .catch(null)
    .transform((value) => value ?? null);
}

/** A name for people; clipped, null when missing or blank. */
export const nameShape = optional(z.string()).transform((value) => {
  const name = plainText(value ?? '').trim();
  return name === '' ? null : clip(name, MAX_NAME);
});

/** Stars 1..5, also as digits in a string; null when there are none (0, missing, out of range). */
export const starsShape = optional(z.union([z.number(), z.string().regex(/^\d{1,2}(?:\.\d+)?$/)]).transform(Number)).transform(
  (value) => (value !== null && value >= MIN_STARS && value <= MAX_STARS ? value : null),
);

/** A BCP 47 language hint such as `en` or `pt-BR` (also written `pt_BR`); null when it is none. */
export const languageShape = optional(z.string()).transform((value) => {
  const tag = (value ?? '').trim().replaceAll('_', '-');
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? tag : null;
});

/** An http or https address; null when it is none. */
export const urlShape = optional(z.string()).transform((value) => {
  const text = (value ?? '').trim();
  return text.length <= MAX_URL && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
});

/** A time of the network as ISO 8601 in UTC. `zone` is what a time without a zone means. */
export function instantShape(zone: 'Z' | `+${string}`) {
  return z.string().transform((value, context) => {
    const instant = parseInstant(value, zone);
    if (instant !== undefined) return instant;
    context.addIssue({ code: 'custom', message: 'is no date between 1970 and 2100' });
    return z.NEVER;
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The payload as an object. Throws {@link MalformedPayloadError} when it is anything else. */
export function asRecord(value: unknown, path = ''): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
  throw new MalformedPayloadError(`must be an object and is ${found}`, path);
}

/** The value as the shape describes it. Throws {@link MalformedPayloadError} naming the first place that does not fit, never its content. */
export function readShape<T>(shape: z.ZodType<T>, value: unknown, path = ''): T {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = [path, ...(issue?.path ?? []).map(String)].filter((part) => part !== '').join('.');
  const message = issue?.message ?? 'is wrong';
  const what = /received undefined$|expected nonoptional/.test(message) ? 'is missing' : message;
  throw new MalformedPayloadError(what, where);
}

/** As {@link readShape}, for the answer to a call of ours: an odd answer is the site's passing fault. Throws RemedyError `retry`. */
export function readAnswer<T>(shape: z.ZodType<T>, value: unknown, what: string): T {
  try {
    return readShape(shape, value);
  } catch (error) {
    if (!(error instanceof MalformedPayloadError)) throw error;
    const message = `${what}: the answer is not what is documented (${error.path}: ${error.message}); it will be tried again`;
    throw new RemedyError({ remedy: 'retry', code: 'unexpected-answer', message, cause: error });
  }
}
