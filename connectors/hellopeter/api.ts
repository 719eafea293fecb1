import type { ConnectorContext } from '../../src/ports/connector.ts';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { address } from '../kit/address.ts';
import { remedyForStatus } from '../kit/remedies.ts';
import type { HelloPeterSettings } from './settings.ts';

export type HelloPeterContext = ConnectorContext<HelloPeterSettings>;

const API_PATH = ['v5', 'api'] as const;
const ACCEPTED = 202;

function get(context: HelloPeterContext, segments: readonly string[], query: HttpRequest['query']): Promise<HttpResponse> {
  return context.http.send({
    method: 'GET',
    url: address(context.apiBaseUrl, ...segments),
    headers: { accept: 'application/vnd.api+json', apikey: context.settings.apiKey },
    signal: context.signal,
    ...(query === undefined ? {} : { query }),
  });
}

/**
 * The JSON at this path; undefined when HelloPeter says 404. A base address without `/v5/api` is tried as it is first
 * (a gateway may hide the path) and with it after a 404. Throws RemedyError for every other refusal.
 */
export async function readJson(
  context: HelloPeterContext,
  segments: readonly string[],
  query?: HttpRequest['query'],
): Promise<unknown> {
  let response = await get(context, segments, query);
  const isBare = !/\/v\d+\/api\/?$/.test(context.apiBaseUrl);
  if (response.status === 404 && isBare) response = await get(context, [...API_PATH, ...segments], query);
  if (response.status === 404) return undefined;
  if (response.status === ACCEPTED) {
    const message = 'HelloPeter answered with a page that checks for robots (202) instead of reviews; it will be tried again';
    throw new RemedyError({ remedy: 'retry', code: 'challenged', message, status: ACCEPTED });
  }
  const error = remedyForStatus({
    status: response.status,
    headers: response.headers,
    what: 'HelloPeter',
    now: context.clock.now(),
  });
  if (error !== undefined) throw error;
  return response.json();
}

/** A page of reviews. Throws RemedyError when there is no such list. */
export async function readReviews(context: HelloPeterContext, page: number): Promise<unknown> {
  const { status, channel } = context.settings;
  const body = await readJson(context, ['reviews'], { status: status?.join(','), channel, page });
  if (body !== undefined) return body;
  const message = 'HelloPeter has no list of reviews at this address: check apiBaseUrl';
  throw new RemedyError({ remedy: 'give-up', code: 'not-found', message, status: 404 });
}
