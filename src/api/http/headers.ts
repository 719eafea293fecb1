import type { IncomingHttpHeaders } from 'node:http';

/** Headers with one text each, names in lower case; several values joined by `, `. */
export function plainHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, Array.isArray(value) ? value.join(', ') : value] as const];
  });
  return Object.fromEntries(entries);
}
