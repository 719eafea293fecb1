import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';
import { z } from 'zod';

/** Argon2id as OWASP's password storage guide has it: 19 MiB, two passes, one lane. */
const COST = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;
const SALT_BYTES = 16;
const LONGEST = 1024;

/** The Argon2id hash of a password, in the encoded form that carries its own salt and cost. Takes tens of milliseconds. */
export async function hashPassword(password: string): Promise<string> {
  return argon2id({ ...COST, password: password.normalize('NFKC'), salt: randomBytes(SALT_BYTES), outputType: 'encoded' });
}

/** Whether this is the password behind the hash; false for a hash that cannot be read. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  if (password === '' || password.length > LONGEST) return false;
  try {
    return await argon2Verify({ password: password.normalize('NFKC'), hash });
  } catch {
    return false;
  }
}

let decoy: Promise<string> | undefined;

/** Spends the time of a real check for an account that doesn't exist, so that nobody learns which do. */
export async function pretendToVerify(password: string): Promise<void> {
  decoy ??= hashPassword(randomBytes(SALT_BYTES).toString('hex'));
  await verifyPassword(password, await decoy);
}

const SHORTEST = 12;

/** A password as people choose it: long, and nothing else is asked of it. Counted in characters as people see them typed. */
export const passwordSchema = z
  .string()
  .max(LONGEST, { message: `may have ${LONGEST} characters at most` })
  .refine((text) => Array.from(text.normalize('NFKC')).length >= SHORTEST, {
    message: `is too short: choose at least ${SHORTEST} characters`,
  })
  .refine((text) => new Set(text.normalize('NFKC')).size > 3, { message: 'repeats a few characters only: choose others' });
