import { createHash } from 'node:crypto';

export interface FetchedToken {
  readonly accessToken: string;
  /** Seconds from now for which it holds. */
  readonly expiresInSeconds: number;
}

export interface TokenCache {
  /** The token of these credentials; fetched once however many ask, and again shortly before it runs out. */
  get(credentials: readonly string[], now: number, fetch: () => Promise<FetchedToken>): Promise<string>;
  /** Drops the token that a network refused. */
  forget(credentials: readonly string[]): void;
}

const MAX_TOKENS = 256;
const EARLY_MS = 60_000;

interface Kept {
  readonly token: Promise<string>;
  until: number;
}

/** Access tokens in memory, under a hash of the credentials they were given for; the oldest goes when there are too many. */
export function createTokenCache(): TokenCache {
  const kept = new Map<string, Kept>();
  const keyOf = (credentials: readonly string[]): string =>
    createHash('sha256').update(JSON.stringify(credentials)).digest('base64url');

  return {
    get: (credentials, now, fetch) => {
      const key = keyOf(credentials);
      const found = kept.get(key);
      if (found !== undefined && found.until > now) return found.token;
      const pending = fetch();
      const entry: Kept = { token: pending.then((token) => token.accessToken), until: Number.POSITIVE_INFINITY };
      kept.delete(key);
      kept.set(key, entry);
      const oldest = kept.keys().next().value;
      if (kept.size > MAX_TOKENS && oldest !== undefined) kept.delete(oldest);
      pending.then(
        (token) => {
          entry.until = now + Math.max(token.expiresInSeconds * 1000 - EARLY_MS, 0);
        },
        () => {
          if (kept.get(key) === entry) kept.delete(key);
        },
      );
      return entry.token;
    },
    forget: (credentials) => {
      kept.delete(keyOf(credentials));
    },
  };
}
