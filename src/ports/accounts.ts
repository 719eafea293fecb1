import type { Role } from '../domain/index.ts';

/** Somebody who may sign in, or a program's key. `secretHash` is an Argon2 hash for people, SHA-256 for keys. */
export interface Account {
  readonly id: string;
  readonly kind: 'person' | 'key';
  readonly name: string;
  readonly roles: readonly Role[];
  readonly secretHash: string;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  /** SHA-256 of a token that lets this person choose a password once; null or missing when there is none. */
  readonly invitation?: { readonly hash: string; readonly expiresAt: string } | null | undefined;
}

export interface AccountStore {
  get(id: string): Promise<Account | undefined>;
  byKeyHash(hash: string): Promise<Account | undefined>;
  list(): Promise<readonly Account[]>;
  put(account: Account): Promise<void>;
  remove(id: string): Promise<boolean>;
}

export interface SignIn {
  /** SHA-256 of the cookie's value. */
  readonly id: string;
  readonly account: string;
  readonly csrf: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface SignInStore {
  put(signIn: SignIn): Promise<void>;
  get(id: string): Promise<SignIn | undefined>;
  remove(id: string): Promise<void>;
  /** Ends every sign-in of an account. */
  removeOf(account: string): Promise<void>;
}
