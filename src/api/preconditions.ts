import { z } from 'zod';
import type { Caller } from './caller.ts';
import { Problem } from './problem.ts';
import { badInput } from './problems.ts';
import { apiSchemas } from './views/registry.ts';

/** Headers of every call that changes a case. */
export const changeHeaders = z.object({
  'if-match': z
    .string()
    .max(64)
    .optional()
    .register(apiSchemas, {
      description: 'The `ETag` of the case as the caller saw it. Required; `*` (as it is now) is for keys only.',
      examples: ['"7"'],
    }),
  'idempotency-key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .register(apiSchemas, {
      description: 'Makes a repeated call the same call: the same key gives the same answer for a day.',
      examples: ['5f0c2f7e'],
    }),
});

/**
 * The version a caller has seen; null for "as it is now".
 * @throws Problem 428 without `If-Match`, 400 when it cannot be read
 */
export function expectedVersion(ifMatch: string | undefined, caller: Caller, of = 'the case'): number | null {
  if (ifMatch === undefined || (ifMatch.trim() === '*' && caller.kind !== 'key')) {
    throw new Problem({
      status: 428,
      code: 'if-match-required',
      title: 'Say which version you have seen',
      detail: `send If-Match with the ETag of ${of} as you saw it, so that nobody else’s change is overwritten`,
    });
  }
  if (ifMatch.trim() === '*') return null;
  const version = /^\s*(?:W\/)?"?(\d{1,15})"?\s*$/.exec(ifMatch)?.[1];
  if (version === undefined) throw badInput([{ path: 'if-match', message: `is not an ETag of ${of}, such as "7"` }]);
  return Number(version);
}
