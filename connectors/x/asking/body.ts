import { parseJson } from '../reading/json.ts';

/**
 * The library reads JSON only where the answer is labelled as such; a gateway may leave the label out. Text that is no JSON
 * stays text.
 */
export function readBody(body: unknown): unknown {
  if (typeof body !== 'string' || !/^\s*[[{]/u.test(body)) return body;
  try {
    return parseJson(body);
  } catch (error) {
    if (error instanceof SyntaxError) return body;
    throw error;
  }
}
