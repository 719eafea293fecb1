import type { ConnectorContext } from '../../src/ports/connector.ts';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.ts';
import type { RemedyError } from '../../src/ports/remedy.ts';
import { address } from '../kit/address.ts';
import { asNotDone, beforeSending } from '../kit/not-done.ts';
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

/** Where the answer to one review is. */
export function responseAddress(context: AppStoreContext, id: string): string {
  return address(context.apiBaseUrl, 'v1', 'customerReviews', id, 'response');
}

type Asked = Pick<HttpRequest, 'method' | 'url' | 'query' | 'body'>;

async function send(context: AppStoreContext, asked: Asked): Promise<HttpResponse> {
  const token = await beforeSending(() => accessToken(context));
  return context.http.send({
    ...asked,
    headers: { accept: 'application/json', authorization: `Bearer ${token}` },
    signal: context.signal,
  });
}

function refusal(context: AppStoreContext, response: HttpResponse): RemedyError | undefined {
  const { status, headers } = response;
  return remedyForStatus({ status, headers, what: 'App Store Connect', now: context.clock.now() });
}

/** What App Store Connect makes of this document. Throws RemedyError when it refuses; 409 is how it refuses what doesn't fit. */
export async function postJson(
  context: AppStoreContext,
  collection: string,
  body: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const response = await send(context, { method: 'POST', url: address(context.apiBaseUrl, 'v1', collection), body });
  const error = refusal(context, response);
  if (error !== undefined) throw response.status === 409 ? asNotDone(error) : error;
  return response.json();
}

/** The JSON at this address of App Store Connect; undefined when it says 404. Throws RemedyError for every other refusal. */
export async function readJson(context: AppStoreContext, url: string, query?: HttpRequest['query']): Promise<unknown> {
  const response = await send(context, { method: 'GET', url, ...(query === undefined ? {} : { query }) });
  if (response.status === 404) return undefined;
  const error = refusal(context, response);
  if (error !== undefined) throw error;
  return response.json();
}
