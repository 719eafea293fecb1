const SECRET_KEY = /token|secret|password|passwd|authorization|cookie|credential|signature|key(?!word)/iu;
const SECRET_IN_TEXT =
  /\b(bearer|basic)\s+[\w.~+/=-]{8,}|\b(access_token|api_?key|client_secret|token|secret|password)=[^&\s"']+|\bwhsec_[\w+/=-]+|:\/\/[^/\s:@]+:[^/\s@]+@/giu;
const HIDDEN = '[hidden]';
const DEEPEST = 6;
const LONGEST = 2_000;

/** Hides more of a text, such as private data of authors. */
type Mask = (text: string) => string;
const nothingMore: Mask = (text) => text;

/** Hides what looks like a secret, by the name of its field or by its own form, and cuts what is too long to be a log field. */
export function redact(fields: Readonly<Record<string, unknown>>, mask: Mask = nothingMore): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, SECRET_KEY.test(key) ? HIDDEN : redactValue(value, 1, mask)]),
  );
}

/** The same for a text: addresses with passwords, bearer values, tokens in query strings. */
export function redactText(text: string, mask: Mask = nothingMore): string {
  const hidden = text.replaceAll(SECRET_IN_TEXT, (found) => (found.startsWith('://') ? `://${HIDDEN}@` : HIDDEN));
  // An id is one word and stays readable; what people wrote has spaces. Masked before it is cut, or half a number would be left.
  const masked = hidden.includes(' ') ? mask(hidden.slice(0, 2 * LONGEST)) : hidden;
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST)}…` : masked;
}

function redactValue(value: unknown, depth: number, mask: Mask): unknown {
  if (typeof value === 'string') return redactText(value, mask);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[deep]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
  if (value instanceof URL) return redactText(value.href, mask);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Map) return redactValue(Object.fromEntries(value), depth, mask);
  if (value instanceof Set) return redactValue([...value], depth, mask);
  if (value instanceof Error) return { name: value.name, message: redactText(value.message, mask) };
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redactValue(item, depth + 1, mask));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SECRET_KEY.test(key) ? HIDDEN : redactValue(item, depth + 1, mask)]),
  );
}
