const SECRET_KEY = /token|secret|password|passwd|authorization|cookie|credential|signature|key(?!word)/iu;
const SECRET_IN_TEXT =
  /\b(bearer|basic)\s+[\w.~+/=-]{8,}|\b(access_token|api_?key|client_secret|token|secret|password)=[^&\s"']+|\bwhsec_[\w+/=-]+|:\/\/[^/\s:@]+:[^/\s@]+@/giu;
const HIDDEN = '[hidden]';
const DEEPEST = 6;
const LONGEST = 2_000;

/** Hides what looks like a secret, by the name of its field or by its own form, and cuts what is too long to be a log field. */
export function redact(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, SECRET_KEY.test(key) ? HIDDEN : redactValue(value, 1)]),
  );
}

/** The same for a text: addresses with passwords, bearer values, tokens in query strings. */
export function redactText(text: string): string {
  const hidden = text.replaceAll(SECRET_IN_TEXT, (found) => (found.startsWith('://') ? `://${HIDDEN}@` : HIDDEN));
  return hidden.length > LONGEST ? `${hidden.slice(0, LONGEST)}…` : hidden;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[deep]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
  if (value instanceof URL) return redactText(value.href);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Map) return redactValue(Object.fromEntries(value), depth);
  if (value instanceof Set) return redactValue([...value], depth);
  if (value instanceof Error) return { name: value.name, message: redactText(value.message) };
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redactValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SECRET_KEY.test(key) ? HIDDEN : redactValue(item, depth + 1)]),
  );
}
