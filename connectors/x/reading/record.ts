import type { z } from 'zod';
import { MalformedPayloadError } from '../../../src/ports/connector.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object (no array, no null). */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON object under a key, or undefined when there is none. */
export function recordAt(record: JsonRecord, key: string): JsonRecord | undefined {
  const value = record[key];
  return isRecord(value) ? value : undefined;
}

/** The list under a key; an absent one is empty. */
export function listAt(record: JsonRecord, key: string): readonly unknown[] {
  const value = record[key];
  return Array.isArray(value) ? value : [];
}

export function joinPath(...parts: readonly (string | number)[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    if (part === '') return path;
    return path === '' ? part : `${path}.${part}`;
  }, '');
}

/** The value as the schema gives it. Throws {@link MalformedPayloadError} naming the first wrong place. */
export function parseAt<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const inner = (issue?.path ?? []).map((part) => (typeof part === 'number' ? part : String(part)));
  const where = joinPath(path, ...inner);
  throw new MalformedPayloadError(
    `${where === '' ? 'The payload' : where}: ${issue?.message ?? 'is not what X documents'}`,
    where,
  );
}

/** The value as a JSON object. Throws {@link MalformedPayloadError} when it is something else. */
export function recordOrFail(value: unknown, path: string): JsonRecord {
  if (isRecord(value)) return value;
  throw new MalformedPayloadError(`${path === '' ? 'The payload' : path}: must be a JSON object`, path);
}
