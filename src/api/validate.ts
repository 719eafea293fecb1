import type { z } from 'zod';
import type { Fault } from './problem.ts';

const LONGEST_KEY = 100;
const MOST_KEYS = 20;
const PLAIN = /^[A-Za-z_$][\w$-]*$/;

/** `items[3].author.externalId`; a key that is no plain name is quoted, a very long one cut. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const key = String(part).slice(0, LONGEST_KEY).toWellFormed();
    if (!PLAIN.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

const join = (prefix: string, path: string): string =>
  prefix === '' || path === '' ? prefix + path : path.startsWith('[') ? prefix + path : `${prefix}.${path}`;

/** Every fault a schema found, one entry per place and per unknown key. */
export function faultsOf(error: z.core.$ZodError, prefix = ''): readonly Fault[] {
  const faults = error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [{ path: join(prefix, formatPath(issue.path)), message: issue.message }];
    const named = issue.keys.slice(0, MOST_KEYS).map((key) => ({
      path: join(prefix, formatPath([...issue.path, key])),
      message: 'is not known here: leave it out',
    }));
    const left = issue.keys.length - named.length;
    return left > 0
      ? [...named, { path: join(prefix, formatPath(issue.path)), message: `holds ${left} more unknown keys` }]
      : named;
  });
  // What fails twice at one place fails for one cause: the first message says it.
  const seen = new Set<string>();
  return faults.filter(({ path }) => !seen.has(path) && seen.add(path));
}
