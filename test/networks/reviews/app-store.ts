import { importSPKI, jwtVerify } from 'jose';
import type { Answer, Route, Seen } from './http-stage.ts';
import { ecKeys } from './keys.ts';

export const APP_ID = '1400000000';
export const CONNECT_KEY = { keyId: 'KEY1', issuerId: '11111111-2222-3333-4444-555555555555' } as const;

/** A review as App Store Connect shows it. Invented. */
export function connectReview(
  number: number,
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    type: 'customerReviews',
    id: `00000000-aaaa-bbbb-cccc-${String(number).padStart(12, '0')}`,
    attributes: {
      rating: 1,
      title: `Seat ${number}`,
      body: `Lost my seat, number ${number}.`,
      reviewerNickname: `flyer${number}`,
      createdDate: `2026-09-${String(28 - (number % 28)).padStart(2, '0')}T10:00:00-07:00`,
      territory: 'ZAF',
      ...changes,
    },
  };
}

/** An entry of the public feed. Invented. */
export function feedEntry(number: number): string {
  return `<entry><updated>2026-09-${String(28 - (number % 28)).padStart(2, '0')}T02:00:00-07:00</updated><id>${7_000_000_000 + number}</id>
    <title>Boarding &amp; seat ${number}</title><content type="text">The pass &lt;vanished&gt; ${number}</content>
    <im:rating>2</im:rating><im:version>1.0</im:version>
    <author><name>Walker ${number}</name><uri>https://itunes.apple.com/za/reviews/id${300 + number}</uri></author>
    <link rel="related" href="https://itunes.apple.com/za/review?id=${APP_ID}&amp;type=Purple"/>
    <content type="html">&lt;b&gt;The pass&lt;/b&gt;</content></entry>`;
}

export function feedXml(country: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns:im="http://itunes.apple.com/rss" xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
    <id>https://itunes.apple.com/${country}/rss/customerreviews/id=${APP_ID}/sortBy=mostRecent/page=1/xml</id>
    <title>Reviews</title><updated>2026-10-01T00:00:00-07:00</updated>${entries.join('')}</feed>`;
}

export interface AppStoreState {
  reviews: readonly Readonly<Record<string, unknown>>[];
  perPage: number;
  /** Host of `links.next`; the server's own when empty. */
  nextHost: string;
  /** Entries of the public feed by country, 50 to a page. */
  readonly feeds: Map<string, readonly string[]>;
  /** Answers by review. */
  readonly responses: Map<string, Readonly<Record<string, unknown>>>;
  /** Texts of answers as they came, in order. */
  readonly replied: string[];
}

export function appStoreState(): AppStoreState {
  return { reviews: [], perPage: 2, nextHost: '', feeds: new Map(), responses: new Map(), replied: [] };
}

async function isGoodToken(request: Seen): Promise<boolean> {
  try {
    const token = request.headers['authorization']?.replace('Bearer ', '') ?? '';
    const checks = { issuer: CONNECT_KEY.issuerId, audience: 'appstoreconnect-v1', currentDate: new Date(Date.UTC(2026, 10, 1)) };
    const { protectedHeader } = await jwtVerify(token, await importSPKI(ecKeys.publicKey, 'ES256'), checks);
    return protectedHeader.kid === CONNECT_KEY.keyId;
  } catch {
    return false;
  }
}

interface CreateRequest {
  readonly data: {
    readonly attributes: { readonly responseBody: string };
    readonly relationships: { readonly review: { readonly data: { readonly id: string } } };
  };
}

/** One answer per review, not shown at once; a later one replaces the first. What doesn't fit is refused with 409, as Apple does. */
function takeAnswer(state: AppStoreState, request: Seen): Answer | undefined {
  const { data } = JSON.parse(request.body) as CreateRequest;
  const { id } = data.relationships.review.data;
  const { responseBody } = data.attributes;
  if (!state.reviews.some((review) => review['id'] === id)) return undefined;
  if (responseBody.includes('\u0007'))
    return { status: 409, body: { errors: [{ status: '409', code: 'ENTITY_ERROR.ATTRIBUTE.INVALID' }] } };
  state.replied.push(responseBody);
  const response = {
    type: 'customerReviewResponses',
    id: `resp-${state.replied.length}`,
    attributes: { responseBody, lastModifiedDate: '2026-10-31T10:00:00-07:00', state: 'PENDING_PUBLISH' },
    relationships: { review: { data: { type: 'customerReviews', id } } },
  };
  state.responses.set(id, response);
  return { status: 201, body: { data: response } };
}

/** Plays App Store Connect (it verifies the signature) and the public feed. */
export function appStoreRoute(state: AppStoreState): Route {
  return async (request) => {
    const feed = /^\/([a-z]{2})\/rss\/customerreviews\/page=(\d+)\/id=(\d+)\/sortBy=mostRecent\/xml$/.exec(request.path);
    if (feed !== null) {
      const [, country = '', page = '1'] = feed;
      const entries = (state.feeds.get(country) ?? []).slice((Number(page) - 1) * 50, Number(page) * 50);
      return { status: 200, headers: { 'content-type': 'application/atom+xml' }, body: feedXml(country, entries) };
    }
    const list = `/v1/apps/${APP_ID}/customerReviews`;
    const id = /^\/v1\/customerReviews\/(.+)$/.exec(request.path)?.[1];
    const create = '/v1/customerReviewResponses';
    if (request.path !== list && request.path !== create && id === undefined) return undefined;
    if (!(await isGoodToken(request))) return { status: 401, body: { errors: [{ status: '401', code: 'NOT_AUTHORIZED' }] } };
    if (request.path === create) return request.method === 'POST' ? takeAnswer(state, request) : undefined;
    const answered = /^(.+)\/response$/.exec(id ?? '')?.[1];
    if (answered !== undefined) {
      const data = state.responses.get(answered);
      return data === undefined ? undefined : { status: 200, body: { data } };
    }
    if (id !== undefined) {
      const review = state.reviews.find((candidate) => candidate['id'] === id);
      return review === undefined ? undefined : { status: 200, body: { data: review } };
    }
    const start = Number(request.query.get('cursor') ?? 0);
    const end = start + state.perPage;
    const host = state.nextHost === '' ? `http://${request.headers['host']}` : state.nextHost;
    const links = {
      self: `${host}${list}`,
      ...(end < state.reviews.length ? { next: `${host}${list}?cursor=${end}&limit=200` } : {}),
    };
    const data = state.reviews.slice(start, end);
    const included = data.flatMap((review) => state.responses.get(String(review['id'])) ?? []);
    const answers = request.query.get('include') === 'response' && included.length > 0 ? { included } : {};
    return {
      status: 200,
      body: { data, ...answers, links, meta: { paging: { total: state.reviews.length, limit: 200 } } },
    };
  };
}
