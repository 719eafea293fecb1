import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import type { Http, HttpRequest, HttpResponse } from '../../src/ports/http.ts';
import { assertAddressAllowed, guardedLookup } from './address-guard.ts';
import { transportError } from './http-errors.ts';
import { createResponse } from './http-response.ts';

export interface HttpOptions {
  /** Lets loopback and private networks through, for test servers and gateways in the own network. */
  readonly allowPrivate: boolean;
  readonly userAgent?: string;
}

const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
const IDLE_SOCKET_MS = 30_000;
const MAX_SOCKETS = 32;

function addQuery(url: URL, query: HttpRequest['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(String(value).toWellFormed())}`],
  );
  const target = new URL(url);
  target.hash = '';
  if (pairs.length > 0) target.search = [...(target.search === '' ? [] : [target.search.slice(1)]), ...pairs].join('&');
  return target.href;
}

function lowerCaseNames(headers: Readonly<Record<string, string>> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
}

function encodeBody(body: HttpRequest['body']): { readonly data?: string | Buffer; readonly contentType?: string } {
  if (body === undefined) return {};
  if (typeof body === 'string') return { data: body };
  if (body instanceof Uint8Array) return { data: Buffer.from(body) };
  return { data: JSON.stringify(body), contentType: 'application/json' };
}

function headersOf(response: AxiosResponse<Uint8Array>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value === undefined || value === null) continue;
    flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return flat;
}

function createClient(options: HttpOptions): AxiosInstance {
  const agentOptions = { keepAlive: true, maxSockets: MAX_SOCKETS, timeout: IDLE_SOCKET_MS, lookup: guardedLookup(options) };
  return axios.create({
    httpAgent: new HttpAgent(agentOptions),
    httpsAgent: new HttpsAgent(agentOptions),
    maxRedirects: 0,
    maxBodyLength: Number.POSITIVE_INFINITY,
    // A proxy named in the environment would resolve host names itself, past the guard.
    proxy: false,
    responseType: 'arraybuffer',
    transformRequest: (data: unknown) => data,
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
  });
}

/**
 * Outgoing HTTP on axios. Addresses are checked before the call and again when the name is resolved; the connection is
 * made to the very address that was checked. Connections are kept alive. See {@link Http} for what is thrown; when the
 * request's own signal aborts, its reason is thrown.
 */
export function createHttp(options: HttpOptions): Http {
  const client = createClient(options);
  const userAgent = options.userAgent ?? 'Earshot/0.1';

  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    const url = assertAddressAllowed(request.url, options);
    request.signal?.throwIfAborted();
    const timeoutMs = request.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const maxBytes = request.maxBytes ?? DEFAULT_MAX_BYTES;
    const { data, contentType } = encodeBody(request.body);
    const stop = new AbortController();
    const onAbort = (): void => stop.abort();
    request.signal?.addEventListener('abort', onAbort, { once: true });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      stop.abort();
    }, timeoutMs);
    try {
      const response = await client.request<Uint8Array>({
        method: request.method,
        url: addQuery(url, request.query),
        headers: {
          'user-agent': userAgent,
          ...(contentType === undefined ? {} : { 'content-type': contentType }),
          ...lowerCaseNames(request.headers),
        },
        maxContentLength: maxBytes,
        signal: stop.signal,
        ...(data === undefined ? {} : { data }),
      });
      return createResponse({ status: response.status, headers: headersOf(response), bytes: response.data, origin: url.origin });
    } catch (error) {
      request.signal?.throwIfAborted();
      throw transportError(error, { method: request.method, origin: url.origin, timedOut, timeoutMs, maxBytes });
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
    }
  };
  return { send };
}
