import { z } from 'zod';
import type { ConnectorContext } from '../../src/ports/connector.ts';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { address } from '../kit/address.ts';
import { beforeSending } from '../kit/not-done.ts';
import { remedyForStatus, retryAfterMs } from '../kit/remedies.ts';
import { optional, readAnswer } from '../kit/shape.ts';
import { signToken } from '../kit/signed-token.ts';
import { createTokenCache, type FetchedToken } from '../kit/tokens.ts';
import type { GooglePlaySettings } from './settings.ts';

export type GooglePlayContext = ConnectorContext<GooglePlaySettings>;

export const API_BASE_URL = 'https://androidpublisher.googleapis.com';
const GOOGLE_TOKEN_URI = 'https://oauth2.googleapis.com/token';
const GOOGLES = /(?:^|\.)(?:googleapis|google)\.com$/i;
const SCOPE = 'https://www.googleapis.com/auth/androidpublisher';
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const TOKEN_SECONDS = 3600;
const PER_PAGE = 100;
const QUOTA_WAIT_MS = 15 * 60_000;
const QUOTA = /quota|rateLimit/i;
const tokens = createTokenCache();

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive().catch(TOKEN_SECONDS) });
const errorShape = z.object({
  error: z.object({ status: optional(z.string()), errors: optional(z.array(z.object({ reason: optional(z.string()) }))) }),
});

function tokenUri(context: GooglePlayContext): string {
  const { tokenUri: told, serviceAccount } = context.settings;
  const named = serviceAccount?.token_uri;
  if (told !== undefined) return told;
  if (context.apiBaseUrl === API_BASE_URL) return named ?? GOOGLE_TOKEN_URI;
  // Every key file names Google's own address: behind a gateway that one is not meant.
  return named === undefined || GOOGLES.test(new URL(named).hostname) ? address(context.apiBaseUrl, 'token') : named;
}

function sign(context: GooglePlayContext, claims: { readonly aud: string; readonly scope: string }): Promise<string> {
  const { serviceAccount } = context.settings;
  const account = serviceAccount?.client_email ?? '';
  return signToken({
    algorithm: 'RS256',
    privateKey: serviceAccount?.private_key ?? '',
    claims: { iss: account, sub: account, ...claims },
    issuedAt: context.clock.now(),
    lifeSeconds: TOKEN_SECONDS,
    ...(serviceAccount?.private_key_id === undefined ? {} : { keyId: serviceAccount.private_key_id }),
  });
}

async function fetchToken(context: GooglePlayContext): Promise<FetchedToken> {
  const url = tokenUri(context);
  const assertion = await sign(context, { scope: SCOPE, aud: url });
  const response = await context.http.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: JWT_BEARER, assertion }).toString(),
    signal: context.signal,
  });
  if (response.status === 400) {
    const message = 'Google refused the service account (400): check that its key is not deleted and that the clock is right';
    throw new RemedyError({ remedy: 'reauthorise', code: 'token-refused', message, status: 400 });
  }
  if (response.status === 404 && context.apiBaseUrl !== API_BASE_URL) {
    // Google takes a token signed by the account itself as well; a gateway that gives none has to.
    return { accessToken: await sign(context, { scope: SCOPE, aud: `${API_BASE_URL}/` }), expiresInSeconds: TOKEN_SECONDS };
  }
  const error = remedyForStatus({
    status: response.status,
    headers: response.headers,
    what: "Google's access token",
    now: context.clock.now(),
  });
  if (error !== undefined) throw error;
  const token = readAnswer(tokenShape, response.json(), "Google's access token");
  return { accessToken: token.access_token, expiresInSeconds: token.expires_in };
}

function reasonsOf(response: HttpResponse): readonly (string | null)[] {
  try {
    const body = errorShape.safeParse(response.json());
    return body.success ? [body.data.error.status, ...(body.data.error.errors ?? []).map((entry) => entry.reason)] : [];
  } catch (error) {
    if (error instanceof RemedyError) return [];
    throw error;
  }
}

/** A 403 of Google is either a missing right or a quota that fills up again; only its reason tells them apart. */
function refusal(context: GooglePlayContext, response: HttpResponse): RemedyError | undefined {
  const now = context.clock.now();
  const what = `Google Play's reviews of ${context.settings.packageName}`;
  const plain = remedyForStatus({ status: response.status, headers: response.headers, what, now });
  if (response.status !== 403) return plain;
  if (!reasonsOf(response).some((reason) => reason !== null && QUOTA.test(reason))) return plain;
  const waitMs = retryAfterMs(response.headers['retry-after'], now) ?? QUOTA_WAIT_MS;
  return new RemedyError({
    remedy: 'wait',
    code: 'quota',
    message: "Google Play's quota is used up; waiting for it",
    waitMs,
    status: 403,
    notDone: true,
  });
}

type Asked = Pick<HttpRequest, 'method' | 'url' | 'query' | 'body'>;

/** Asks once more with a new token when the one kept was refused. */
async function send(context: GooglePlayContext, asked: Asked): Promise<HttpResponse> {
  const { accessToken, serviceAccount } = context.settings;
  const key = [tokenUri(context), serviceAccount?.client_email ?? '', serviceAccount?.private_key ?? ''];
  const fetch = (): Promise<string> => tokens.get(key, context.clock.now(), () => fetchToken(context));
  const once = async (): Promise<HttpResponse> => {
    const token = accessToken ?? (await beforeSending(fetch));
    return context.http.send({
      ...asked,
      headers: { accept: 'application/json', authorization: `Bearer ${token}` },
      signal: context.signal,
    });
  };
  const response = await once();
  if (response.status !== 401 || accessToken !== undefined) return response;
  tokens.forget(key);
  return once();
}

function reviewsAddress(context: GooglePlayContext, ...more: readonly string[]): string {
  return address(context.apiBaseUrl, 'androidpublisher', 'v3', 'applications', context.settings.packageName, 'reviews', ...more);
}

/** One page of reviews. Throws RemedyError when Google refuses. */
export async function readReviews(
  context: GooglePlayContext,
  page: { readonly token: string; readonly size?: number },
): Promise<unknown> {
  const query = { maxResults: page.size ?? PER_PAGE, token: page.token === '' ? undefined : page.token };
  const response = await send(context, { method: 'GET', url: reviewsAddress(context), query });
  const error = refusal(context, response);
  if (error !== undefined) throw error;
  return response.json();
}

/** One review; undefined when Google says 404. Throws RemedyError for every other refusal. */
export async function readReview(context: GooglePlayContext, id: string): Promise<unknown> {
  const response = await send(context, { method: 'GET', url: reviewsAddress(context, id) });
  if (response.status === 404) return undefined;
  const error = refusal(context, response);
  if (error !== undefined) throw error;
  return response.json();
}

const repliedShape = z.object({ result: z.object({ replyText: optional(z.string()) }) });

/** Puts the developer's reply on a review. Throws RemedyError when Google refuses or its answer can't be understood. */
export async function postReply(context: GooglePlayContext, id: string, replyText: string): Promise<void> {
  const response = await send(context, { method: 'POST', url: `${reviewsAddress(context, id)}:reply`, body: { replyText } });
  const error = refusal(context, response);
  if (error !== undefined) throw error;
  readAnswer(repliedShape, response.json(), "Google Play's reply to a review");
}
