import { ApiError, readProblem, unreachable } from './problem.ts';

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly query?: Query;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Milliseconds until the call counts as unanswered. */
  readonly timeoutMs?: number;
  /** Goes out although the page is being left. */
  readonly leaving?: boolean;
}

const defaultTimeoutMs = 20_000;
let csrfToken = '';
let shareToken: string | null = null;

/** Remembers the token that `GET /v1/me` gave; every call that changes something carries it. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

/** From now on this page asks as somebody who was given a link, without an account. */
export function rememberShareToken(token: string): void {
  shareToken = token;
}

/** `path?a=1&b=2`, leaving out what is empty. */
export function withQuery(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([key, value]): [string, string][] =>
    value === null || value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  const search = new URLSearchParams(pairs).toString();
  return search === '' ? path : `${path}?${search}`;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The bare answer, whatever its status. Throws ApiError where none came. */
export async function send(path: string, call: Call): Promise<Response> {
  const timeout = AbortSignal.timeout(call.timeoutMs ?? defaultTimeoutMs);
  const signal = call.signal === undefined ? timeout : AbortSignal.any([call.signal, timeout]);
  const method = call.method ?? 'GET';
  const headers: Record<string, string> = { accept: 'application/json', ...call.headers };
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
  if (shareToken !== null) headers['x-earshot-share'] = shareToken;
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = { method, headers, signal, credentials: shareToken === null ? 'same-origin' : 'omit' };
  if (call.leaving === true) init.keepalive = true;
  if (call.body !== undefined) init.body = JSON.stringify(call.body);
  try {
    return await fetch(withQuery(path, call.query), init);
  } catch (error) {
    if (call.signal?.aborted === true) throw error;
    const late = timeout.aborted;
    throw new ApiError(unreachable(late ? 'tooLate' : 'unreachable'));
  }
}

/**
 * One call to the API.
 * @throws ApiError when the server refuses or does not answer in time
 */
export async function request<T>(path: string, call: Call = {}): Promise<T> {
  return (await requestTagged<T>(path, call)).data;
}

/** As {@link request}, with the answer's `ETag` where it has one. */
export async function requestTagged<T>(
  path: string,
  call: Call = {},
): Promise<{ readonly data: T; readonly etag: string | null }> {
  const response = await send(path, call);
  const body = await bodyOf(response);
  if (!response.ok) throw new ApiError(readProblem(response.status, body, response.headers.get('retry-after')));
  // The contract is trusted here: the answers come from the same server that served this page.
  return { data: body as T, etag: response.headers.get('etag') };
}
