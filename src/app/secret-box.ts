import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What was sealed cannot be opened with this secret. Code `wrong-secret`. */
export class WrongSecretError extends Error {
  readonly code = 'wrong-secret';
}

/** Keeps credentials at rest: AES-256-GCM under a key made from `EARSHOT_SECRET`. */
export interface SecretBox {
  seal(text: string): string;
  /** Throws {@link WrongSecretError}. */
  open(sealed: string): string;
}

const SALT = 'earshot credentials at rest';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key for one purpose, made from `EARSHOT_SECRET`: what is signed with it tells nothing about any other. */
export function signingKey(secret: string, purpose: string): Buffer {
  return scryptSync(secret, `earshot signs ${purpose}`, 32);
}

export function makeSecretBox(secret: string): SecretBox {
  const key = scryptSync(secret, SALT, 32);
  return {
    seal(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new WrongSecretError(
          'the stored credentials were sealed with another EARSHOT_SECRET: start with that one, or apply the configuration again',
          { cause },
        );
      }
    },
  };
}

/** The installation's secret: from the environment, else made once and kept in the data folder, readable by its owner only. */
export async function installationSecret(dataDir: string, fromEnvironment: string | null): Promise<string> {
  if (fromEnvironment !== null) return fromEnvironment;
  const file = join(dataDir, 'secret');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  await mkdir(dataDir, { recursive: true });
  const made = randomBytes(32).toString('base64url');
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(file, 0o600);
  return made;
}
