import { roles } from '../../domain/index.ts';
import { isoNow } from '../../ports/clock.ts';
import type { Caller } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { forbidden, unauthenticated } from '../problems.ts';
import { isCrossSite, isLocal, type Origin } from './loopback.ts';
import { freshSecret, sameSecret, sha256 } from './secrets.ts';

export interface Credentials extends Origin {
  readonly method: string;
  /** Value of our cookie; undefined when there is none. */
  readonly cookie: string | undefined;
}

export type Authenticate = (credentials: Credentials) => Promise<Caller | null>;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const LONGEST_SECRET = 512;
export const SHARE_HEADER = 'x-earshot-share';

async function byKey(deps: ApiDeps, header: string): Promise<Caller> {
  const key = /^bearer +(\S+) *$/i.exec(header)?.[1];
  if (key === undefined || key.length > LONGEST_SECRET) throw unauthenticated('the Authorization header must read "Bearer KEY"');
  const first = deps.secretOptions.apiKey;
  if (first !== undefined && first !== '' && sameSecret(first, key)) {
    return { kind: 'key', id: 'service', name: 'Service key', roles: new Set(roles), csrf: '', signIn: null };
  }
  const account = await deps.stores.accounts.byKeyHash(sha256(key));
  if (!account || account.disabledAt !== null || account.kind !== 'key') {
    throw unauthenticated('this key is not known or was switched off');
  }
  return { kind: 'key', id: account.id, name: account.name, roles: new Set(account.roles), csrf: '', signIn: null };
}

/** One answer to all that is wrong: nobody learns whether a link ever was. */
const shareExpired = (): Problem =>
  new Problem({
    status: 401,
    code: 'share-expired',
    title: 'This link shows nothing any more',
    detail: 'it ended or was taken back: ask whoever sent it for another',
  });

async function byShare(deps: ApiDeps, token: string): Promise<Caller> {
  const id = token.length > LONGEST_SECRET ? null : deps.shareTokens.idOf(token);
  const share = id === null ? undefined : await deps.stores.shares.get(id, isoNow(deps.clock));
  if (!share) throw shareExpired();
  return { kind: 'share', id: `share ${share.id}`, name: 'Link', roles: new Set(), csrf: '', signIn: null, share };
}

async function byCookie(deps: ApiDeps, value: string): Promise<Caller | null> {
  if (value === '' || value.length > LONGEST_SECRET) return null;
  const signIn = await deps.stores.signIns.get(sha256(value));
  if (!signIn || signIn.expiresAt <= isoNow(deps.clock)) return null;
  const account = await deps.stores.accounts.get(signIn.account);
  if (!account || account.disabledAt !== null || account.kind !== 'person') return null;
  const { id, name } = account;
  return { kind: 'person', id, name, roles: new Set(account.roles), csrf: signIn.csrf, signIn: signIn.id };
}

/** A page of another site must not act in the name of whoever looks at it. */
function demandOwnPage(caller: Caller, credentials: Credentials): void {
  if (safeMethods.has(credentials.method)) return;
  if (isCrossSite(credentials.headers)) {
    throw forbidden('this request was made by a page of another site', 'cross-site');
  }
  if (caller.kind === 'guest') return;
  const token = credentials.headers['x-csrf-token'] ?? '';
  if (!sameSecret(token, caller.csrf)) {
    throw forbidden('the X-CSRF-Token header must hold the value that GET /v1/me gave', 'csrf');
  }
}

/**
 * Finds who a request comes from: a link, a key, a cookie, or in sample mode somebody at this machine. Null when it names nobody.
 * @throws Problem 401 for a key that is not known, 403 for a change asked for by another site's page
 */
export function createAuthenticate(deps: ApiDeps): Authenticate {
  const guest: Caller = {
    kind: 'guest',
    id: 'guest',
    name: 'Guest',
    roles: new Set(['agent', 'supervisor', 'brand-manager'] as const),
    csrf: freshSecret(),
    signIn: null,
  };
  return async (credentials) => {
    // Before anything else: who looks at a link sees what it shows, whoever they are.
    const link = credentials.headers[SHARE_HEADER];
    if (link !== undefined) return byShare(deps, link);
    const header = credentials.headers['authorization'];
    if (header !== undefined) return byKey(deps, header);
    let caller = credentials.cookie === undefined ? null : await byCookie(deps, credentials.cookie);
    if (!caller && deps.sample() !== null && isLocal(credentials)) caller = guest;
    if (caller) demandOwnPage(caller, credentials);
    return caller;
  };
}
