import type { ConnectorContext } from '../../src/ports/connector.ts';
import type { HttpRequest } from '../../src/ports/http.ts';
import { address } from '../kit/address.ts';
import { remedyForStatus } from '../kit/remedies.ts';
import { signToken } from '../kit/signed-token.ts';
import { createTokenCache } from '../kit/tokens.ts';
import type { AppStoreSettings } from './settings.ts';

export type AppStoreContext = ConnectorContext<AppStoreSettings>;

const AUDIENCE = 'appstoreconnect-v1';
/** Apple refuses tokens that live longer than twenty minutes. */
const TOKEN_SECONDS = 1140;
const tokens = createTokenCache();

function accessToken(context: AppStoreContext): Promise<string> {
  const { accessToken: own, keyId = '', issuerId, privateKey = '' } = context.settings;
  if (own !== undefined) return Promise.resolve(own);
  return tokens.get([keyId, issuerId ?? '', privateKey], context.clock.now(), async () => ({
    expiresInSeconds: TOKEN_SECONDS,
    accessToken: await signToken({
      algorithm: 'ES256',
      privateKey,
      keyId,
      claims: { aud: AUDIENCE, ...(issuerId === undefined ? { sub: 'user' } : { iss: issuerId }) },
      issuedAt: context.clock.now(),
      lifeSeconds: TOKEN_SECONDS,
    }),
  }));
}

/** Where the app's reviews are listed. */
export function listAddress(context: AppStoreContext): string {
  return address(context.apiBaseUrl, 'v1', 'apps', context.settings.appId, 'customerReviews');
}

/** Where one review is. */
export function reviewAddress(context: AppStoreContext, id: string): string {
  return address(context.apiBaseUrl, 'v1', 'customerReviews', id);
}

/** The JSON at this address of App Store Connect; undefined when it says 404. Throws RemedyError for every other refusal. */
export async function readJson(context: AppStoreContext, url: string, query?: HttpRequest['query']): Promise<unknown> {
  const response = await context.http.send({
    method: 'GET',
    url,
    headers: { accept: 'application/json', authorization: `Bearer ${await accessToken(context)}` },
    signal: context.signal,
    ...(query === undefined ? {} : { query }),
  });
  if (response.status === 404) return undefined;
  const error = remedyForStatus({
    status: response.status,
    headers: response.headers,
    what: 'App Store Connect',
    now: context.clock.now(),
  });
  if (error !== undefined) throw error;
  return response.json();
}
