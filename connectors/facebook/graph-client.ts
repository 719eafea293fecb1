import type { ConnectorContext } from '../../src/ports/connector.ts';
import type { HttpResponse } from '../../src/ports/http.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { hmac } from '../kit/signature.ts';
import { graphErrorOf, remedyForGraph } from './errors.ts';
import { type Fields, isFields } from './normalise/read.ts';
import type { FacebookSettings } from './settings.ts';
import { paceFor, type Usage, usageOf } from './usage.ts';

export type FacebookContext = ConnectorContext<FacebookSettings>;

export interface GraphCall {
  /** Below the version, without a leading slash: `123/feed`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** For people: `the feed of page 123`. */
  readonly what: string;
  /** The permission that this needs, for the message when it is missing. */
  readonly permission: string;
}

export interface GraphPost extends GraphCall {
  readonly body: Fields;
}

/** Reads from Graph. One per poll or answer: it remembers how much of the allowance is used. */
export interface Graph {
  /** The answer's JSON object. Throws RemedyError by the error's class; `wait` before the call when the allowance is used up. */
  get(call: GraphCall): Promise<Fields>;
}

export interface WritingGraph extends Graph {
  /** As `get`, for what changes something. The error's `notDone` says whether Graph certainly did nothing. */
  post(call: GraphPost): Promise<Fields>;
}

/** A call as it goes out; one with a body changes something. */
interface OutgoingCall extends GraphCall {
  readonly body?: Fields;
}

function bodyOf(response: HttpResponse): unknown {
  try {
    return response.json();
  } catch (error) {
    if (error instanceof RemedyError && (response.status < 200 || response.status >= 300)) return undefined;
    throw error;
  }
}

function withoutTrailingSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

/** A gateway's address may hold the version already. */
function versionedBase(apiBaseUrl: string, version: string): string {
  const base = withoutTrailingSlash(apiBaseUrl);
  return /\/v\d+\.\d+$/.test(base) ? base : `${base}/${version}`;
}

export function createGraph(context: FacebookContext): WritingGraph {
  const { settings, http, clock, signal } = context;
  const credentials = {
    access_token: settings.pageAccessToken,
    ...(settings.appSecret === undefined
      ? {}
      : { appsecret_proof: hmac(settings.appSecret, settings.pageAccessToken).toString('hex') }),
  };
  const plainBase = withoutTrailingSlash(context.apiBaseUrl);
  let base = versionedBase(context.apiBaseUrl, settings.apiVersion);
  let isBaseProven = base === plainBase;
  let usage: Usage = { percent: 0, regainMs: undefined };

  const keepPace = async (what: string): Promise<void> => {
    const pace = paceFor(usage);
    if (pace.type === 'go') return;
    if (pace.type === 'stop') {
      const message = `${what}: ${usage.percent} % of Facebook's allowance is used: waiting until there is some again`;
      throw new RemedyError({ remedy: 'wait', code: 'rate-limited', message, waitMs: pace.ms, notDone: true });
    }
    context.report('backing-off', `${usage.percent} % of Facebook's allowance is used: going slower`);
    await clock.sleep(pace.ms, signal);
  };

  const send = async (from: string, call: OutgoingCall): Promise<HttpResponse> => {
    const response = await http.send({
      ...(call.body === undefined ? { method: 'GET' } : { method: 'POST', body: call.body }),
      url: `${from}/${call.path.split('/').map(encodeURIComponent).join('/')}`,
      query: { ...call.query, ...credentials },
      headers: { accept: 'application/json' },
      signal,
    });
    usage = usageOf(response.headers);
    return response;
  };

  /** Some gateways serve Graph without the version in the path: they answer 404 and no error of Graph's. */
  const sendFindingBase = async (call: OutgoingCall): Promise<HttpResponse> => {
    const response = await send(base, call);
    if (response.status >= 200 && response.status < 300) isBaseProven = true;
    if (isBaseProven || response.status !== 404 || graphErrorOf(bodyOf(response)) !== undefined) return response;
    const plain = await send(plainBase, call);
    const isSuccess = plain.status >= 200 && plain.status < 300;
    // What was posted may have been done there: only a plain address that leads nowhere either is passed over.
    if (!isSuccess && (call.body === undefined || plain.status === 404)) return response;
    base = plainBase;
    isBaseProven = isSuccess;
    return plain;
  };

  const ask = async (call: OutgoingCall): Promise<Fields> => {
    await keepPace(call.what);
    const response = await sendFindingBase(call);
    const body = bodyOf(response);
    const error = graphErrorOf(body);
    const isSuccess = response.status >= 200 && response.status < 300;
    if (isSuccess && error === undefined && isFields(body)) return body;
    throw remedyForGraph({
      status: response.status,
      headers: response.headers,
      error,
      what: call.what,
      permission: call.permission,
      regainMs: usage.regainMs,
      now: clock.now(),
    });
  };
  return { get: ask, post: ask };
}
