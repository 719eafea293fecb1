import type { Digest } from '../domain/index.ts';

/** A digest as it is kept. */
export interface KeptDigest extends Digest {
  /** Account of who gets it. */
  readonly owner: string;
  /** When it is due, ISO 8601; null while it is switched off. */
  readonly nextAt: string | null;
  /** When it went out last. */
  readonly lastAt: string | null;
}

/** Who wants which digest. Guarantee: of two who note that one went out, only one is told that it did. */
export interface DigestStore {
  /** In the order in which they were given. */
  of(owner: string): Promise<readonly KeptDigest[]>;
  /** Makes these all that an owner has. When one went out last stays as it is known. An id of another owner's is left out. */
  replace(owner: string, digests: readonly KeptDigest[]): Promise<void>;
  get(id: string): Promise<KeptDigest | undefined>;
  /** Switches one off, so that it is never due; off already is fine. False when there is no such digest. */
  switchOff(id: string): Promise<boolean>;
  /** Those due at or before, the longest due first. */
  due(now: string, limit: number): Promise<readonly KeptDigest[]>;
  /**
   * Notes that what was due at `dueAt` is done with, and when the next is due. `lastAt` null: nothing went out, and what was known
   * stays. False when somebody else noted it, or it was changed since.
   */
  done(id: string, dueAt: string, next: { readonly nextAt: string | null; readonly lastAt: string | null }): Promise<boolean>;
}

export const MOST_DIGESTS = 10;

/** What stands in the link that switches a digest off: its id, and a proof that this installation made it. */
export interface DigestTokens {
  tokenOf(id: string): string;
  /** The digest's id; null for what this installation did not make. Takes as long whatever is wrong. */
  idOf(token: string): string | null;
}

/** The address that switches a digest off. `publicUrl` has no slash at the end. */
export const stopUrlOf = (publicUrl: string, tokens: DigestTokens, id: string): string => `${publicUrl}/u/${tokens.tokenOf(id)}`;
