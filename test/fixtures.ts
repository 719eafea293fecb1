import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../shared/fixtures/', import.meta.url));

/** Recorded payloads that lie beside the repository on some machines; absent elsewhere. */
export const hasSharedFixtures = existsSync(root);

/** Path of a recorded payload beside the repository, or undefined when that folder isn't there. */
export function sharedFixture(...path: readonly string[]): string | undefined {
  if (!hasSharedFixtures) return undefined;
  const full = root + path.join('/');
  return existsSync(full) ? full : undefined;
}
