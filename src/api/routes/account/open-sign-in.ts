import { isoNow } from '../../../ports/clock.ts';
import { setCookie, SIGN_IN_MS } from '../../auth/cookie.ts';
import { freshSecret, sha256 } from '../../auth/secrets.ts';
import type { ApiDeps } from '../../deps.ts';
import type { Answer } from '../../route.ts';

/** Signs an account in: 204 with the cookie. */
export async function openSignIn(deps: ApiDeps, account: string): Promise<Answer> {
  const value = freshSecret();
  const now = deps.clock.now();
  await deps.stores.signIns.put({
    id: sha256(value),
    account,
    csrf: freshSecret(),
    createdAt: isoNow(deps.clock),
    expiresAt: new Date(now + SIGN_IN_MS).toISOString(),
  });
  return { type: 'json', status: 204, headers: { 'set-cookie': setCookie(value, deps.secretOptions.secureCookies === true) } };
}
