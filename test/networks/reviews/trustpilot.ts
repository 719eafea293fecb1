import type { Answer, Route, Seen } from './http-stage.ts';

export const TRUSTPILOT = {
  apiKey: 'tp-key',
  apiSecret: 'tp-secret',
  unit: '5f0000000000000000000001',
  domain: 'acme-air.example',
} as const;

/** A review as the private API shows it. Invented. */
export function trustpilotReview(
  number: number,
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    id: `60000000000000000000${String(number).padStart(4, '0')}`,
    stars: (number % 5) + 1,
    title: `Flight ${number}`,
    text: `We flew with number ${number} and waited for our bags.`,
    language: 'en',
    createdAt: new Date(Date.UTC(2026, 9, 1) - number * 3_600_000).toISOString().replace('.000Z', 'Z'),
    updatedAt: null,
    consumer: { id: `70000000000000000000${String(number).padStart(4, '0')}`, displayName: `Passenger ${number}` },
    businessUnit: { id: TRUSTPILOT.unit, identifyingName: TRUSTPILOT.domain },
    companyReply: null,
    reportData: null,
    ...changes,
  };
}

export interface TrustpilotState {
  /** Newest first. */
  reviews: readonly Readonly<Record<string, unknown>>[];
  perPage: number;
  /** Tokens that are good now; a new one is given at each grant. */
  readonly tokens: Set<string>;
  hasAllReviews: boolean;
  /** Bodies of replies as they came, in order. */
  readonly replied: Readonly<Record<string, unknown>>[];
}

export function trustpilotState(): TrustpilotState {
  return { reviews: [], perPage: 100, tokens: new Set(), hasAllReviews: true, replied: [] };
}

const REFUSED: Answer = { status: 401, body: { reason: 'Unauthorized' } };

function grant(state: TrustpilotState, request: Seen): Answer {
  const expected = `Basic ${Buffer.from(`${TRUSTPILOT.apiKey}:${TRUSTPILOT.apiSecret}`).toString('base64')}`;
  const form = new URLSearchParams(request.body);
  if (request.headers['authorization'] !== expected) return REFUSED;
  if (!['client_credentials', 'password'].includes(form.get('grant_type') ?? ''))
    return { status: 400, body: { error: 'invalid_grant' } };
  const token = `tp-token-${state.tokens.size + 1}`;
  state.tokens.add(token);
  return { status: 200, body: { access_token: token, refresh_token: 'r', expires_in: '359999' } };
}

function numbered(state: TrustpilotState, request: Seen): Answer {
  const size = Math.min(state.perPage, Number(request.query.get('perPage') ?? 20));
  const start = (Number(request.query.get('page') ?? 1) - 1) * size;
  return { status: 200, body: { links: [], reviews: state.reviews.slice(start, start + size) } };
}

function byToken(state: TrustpilotState, request: Seen): Answer {
  const start = Number(request.query.get('pageToken') ?? 0);
  const end = start + state.perPage;
  const more = end < state.reviews.length ? { nextPageToken: String(end) } : {};
  return { status: 200, body: { reviews: state.reviews.slice(start, end), ...more } };
}

/** One reply per review: a later one replaces the first. */
function takeReply(state: TrustpilotState, id: string, request: Seen): Answer | undefined {
  if (!state.reviews.some((review) => review['id'] === id)) return undefined;
  const body = JSON.parse(request.body) as Readonly<Record<string, unknown>>;
  state.replied.push(body);
  const companyReply = { text: body['message'], createdAt: '2026-11-01T00:00:00', updatedAt: null };
  state.reviews = state.reviews.map((review) => (review['id'] === id ? { ...review, companyReply } : review));
  return { status: 201 };
}

/** Plays Trustpilot's API: OAuth, the private and the public lists, single reviews and replies to them, the search for a business unit. */
export function trustpilotRoute(state: TrustpilotState): Route {
  return (request) => {
    const { path, headers } = request;
    if (path === '/v1/oauth/oauth-business-users-for-applications/accesstoken') return grant(state, request);
    if (!path.startsWith('/v1/private/') && !/^\/v1\/(?:business-units|reviews)\//.test(path)) return undefined;
    const isPrivate = path.startsWith('/v1/private/');
    const token = headers['authorization']?.replace('Bearer ', '') ?? '';
    if (isPrivate ? !state.tokens.has(token) : headers['apikey'] !== TRUSTPILOT.apiKey) return REFUSED;
    const rest = path.replace(/^\/v1\/(?:private\/)?/, '');
    if (rest === 'business-units/find') {
      return request.query.get('name') === TRUSTPILOT.domain ? { status: 200, body: { id: TRUSTPILOT.unit } } : undefined;
    }
    if (rest === `business-units/${TRUSTPILOT.unit}/reviews`) return numbered(state, request);
    if (rest === `business-units/${TRUSTPILOT.unit}/all-reviews` && state.hasAllReviews && !isPrivate)
      return byToken(state, request);
    const answered = /^reviews\/([^/]+)\/reply$/.exec(rest)?.[1];
    if (answered !== undefined) return isPrivate && request.method === 'POST' ? takeReply(state, answered, request) : undefined;
    const id = /^reviews\/(.+)$/.exec(rest)?.[1];
    const review = state.reviews.find((candidate) => candidate['id'] === id);
    return review === undefined ? undefined : { status: 200, body: review };
  };
}
