import { z } from 'zod';
import type { ConnectorContext } from '../../src/ports/connector.ts';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { address } from '../kit/address.ts';
import { beforeSending } from '../kit/not-done.ts';
import { remedyForStatus } from '../kit/remedies.ts';
import { idShape, readAnswer } from '../kit/shape.ts';
import { createTokenCache, type FetchedToken } from '../kit/tokens.ts';
import type { TrustpilotSettings } from './settings.ts';

export type TrustpilotContext = ConnectorContext<TrustpilotSettings>;

const TOKEN_PATH = ['v1', 'oauth', 'oauth-business-users-for-applications', 'accesstoken'] as const;
/** How long an address that gives no tokens is not asked for one. */
const NO_TOKEN_SECONDS = 600;
const tokens = createTokenCache();

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive().catch(3600) });
const unitShape = z.object({ id: idShape });

/** Whether the private API (with order numbers and hidden reviews) can be read, else only the public one. */
export function isPrivate(settings: TrustpilotSettings): boolean {
  return settings.accessToken !== undefined || settings.apiSecret !== undefined;
}

/** Whether reviews can be read at all. */
export function canRead(settings: TrustpilotSettings): boolean {
  return settings.apiKey !== undefined || settings.accessToken !== undefined;
}

export type Access = 'private' | 'public';

/** The better of the two APIs that these credentials may read. */
export function accessOf(settings: TrustpilotSettings): Access {
  return isPrivate(settings) ? 'private' : 'public';
}

/** Where the lists and reviews of an API lie. */
export function root(access: Access): readonly string[] {
  return access === 'private' ? ['v1', 'private'] : ['v1'];
}

function fail(context: TrustpilotContext, response: HttpResponse, what: string): RemedyError | undefined {
  return remedyForStatus({ status: response.status, headers: response.headers, what, now: context.clock.now() });
}

async function fetchToken(context: TrustpilotContext): Promise<FetchedToken> {
  const { apiKey = '', apiSecret = '', username, password } = context.settings;
  const grant =
    username === undefined
      ? { grant_type: 'client_credentials' }
      : { grant_type: 'password', username, password: password ?? '' };
  const response = await context.http.send({
    method: 'POST',
    url: address(context.apiBaseUrl, ...TOKEN_PATH),
    headers: {
      authorization: `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(grant).toString(),
    signal: context.signal,
  });
  if (response.status === 400) {
    const message = 'Trustpilot refused to give a token (400): check apiKey, apiSecret, username and password';
    throw new RemedyError({ remedy: 'reauthorise', code: 'token-refused', message, status: 400 });
  }
  // A gateway may hold the tokens itself and ask us for the key alone.
  if (response.status === 404) return { accessToken: '', expiresInSeconds: NO_TOKEN_SECONDS };
  const error = fail(context, response, "Trustpilot's access token");
  if (error !== undefined) throw error;
  const token = readAnswer(tokenShape, response.json(), "Trustpilot's access token");
  return { accessToken: token.access_token, expiresInSeconds: token.expires_in };
}

function cacheKey(context: TrustpilotContext): readonly string[] {
  const { apiKey = '', apiSecret = '', username = '', password = '' } = context.settings;
  return [context.apiBaseUrl, apiKey, apiSecret, username, password];
}

async function credentials(context: TrustpilotContext): Promise<Readonly<Record<string, string>>> {
  const { apiKey, accessToken } = context.settings;
  const key: Record<string, string> = apiKey === undefined ? {} : { apikey: apiKey };
  if (!isPrivate(context.settings)) return key;
  const fetch = (): Promise<string> => tokens.get(cacheKey(context), context.clock.now(), () => fetchToken(context));
  const token = accessToken ?? (await beforeSending(fetch));
  return token === '' ? key : { ...key, authorization: `Bearer ${token}` };
}

interface Asked {
  readonly query?: NonNullable<HttpRequest['query']>;
  /** Present: it is posted. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Asks once more with a new token when the one kept was refused. */
async function send(context: TrustpilotContext, path: readonly string[], more: Asked): Promise<HttpResponse> {
  const once = async (): Promise<HttpResponse> =>
    context.http.send({
      method: more.body === undefined ? 'GET' : 'POST',
      url: address(context.apiBaseUrl, ...path),
      headers: { accept: 'application/json', ...(await credentials(context)) },
      signal: context.signal,
      ...more,
    });
  const response = await once();
  const { accessToken, apiSecret } = context.settings;
  if (response.status !== 401 || accessToken !== undefined || apiSecret === undefined) return response;
  tokens.forget(cacheKey(context));
  return once();
}

/** The JSON at this path; undefined when Trustpilot says 404. Throws RemedyError for every other refusal. */
export async function readJson(
  context: TrustpilotContext,
  path: readonly string[],
  query?: HttpRequest['query'],
): Promise<unknown> {
  const response = await send(context, path, query === undefined ? {} : { query });
  if (response.status === 404) return undefined;
  const error = fail(context, response, 'Trustpilot');
  if (error !== undefined) throw error;
  return response.json();
}

/** Posts JSON to this path; what is answered beside the status is not documented and not read. Throws RemedyError for every refusal. */
export async function postJson(
  context: TrustpilotContext,
  path: readonly string[],
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const error = fail(context, await send(context, path, { body }), "Trustpilot's reply to a review");
  if (error !== undefined) throw error;
}

/** One review as the API shows it; undefined when it is not there. */
export function readReview(context: TrustpilotContext, id: string): Promise<unknown> {
  return readJson(context, [...root(accessOf(context.settings)), 'reviews', id]);
}

/** The id of the business unit, looked up by domain when only that is given. */
export async function businessUnit(context: TrustpilotContext): Promise<string> {
  const { businessUnitId, domain = '' } = context.settings;
  if (businessUnitId !== undefined) return businessUnitId;
  const found = await readJson(context, ['v1', 'business-units', 'find'], { name: domain });
  if (found !== undefined) return readAnswer(unitShape, found, "Trustpilot's business unit").id;
  throw new RemedyError({
    remedy: 'give-up',
    code: 'not-found',
    message: `Trustpilot knows no business with the domain ${domain}: correct it`,
  });
}

export function noSuchUnit(unit: string): RemedyError {
  const message = `Trustpilot has no business unit ${unit}, or these credentials may not see it: check businessUnitId`;
  return new RemedyError({ remedy: 'give-up', code: 'not-found', message, status: 404 });
}
