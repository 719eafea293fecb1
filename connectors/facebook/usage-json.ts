import { JsonError, parseJson } from '../kit/json.ts';

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON in a header; undefined when there is none that can be read. */
export function tryParse(header: string | undefined): unknown {
  if (header === undefined) return undefined;
  try {
    return parseJson(header);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

/** The finite numbers among these fields. */
export function numbersIn(object: Readonly<Record<string, unknown>>, names: readonly string[]): readonly number[] {
  return names.flatMap((name) => {
    const value = object[name];
    return typeof value === 'number' && Number.isFinite(value) ? [value] : [];
  });
}
