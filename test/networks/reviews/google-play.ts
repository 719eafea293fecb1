import { importSPKI, jwtVerify } from 'jose';
import type { Answer, Route, Seen } from './http-stage.ts';
import { rsaKeys } from './keys.ts';

export const PLAY_PACKAGE = 'com.acme.air';
export const PLAY_ACCOUNT = 'reviews@acme-air.example';

/** A review as Google Play shows it. Invented. */
export function playReview(number: number, changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    reviewId: `gp:AOq${number}`,
    authorName: `Tester ${number}`,
    comments: [
      {
        userComment: {
          text: `Check-in ${number}\tThe app crashes at check-in number ${number}.`,
          lastModified: { seconds: String(1_790_000_000 - number * 60), nanos: 500_000_000 },
          starRating: 2,
          reviewerLanguage: 'en_GB',
          ...changes,
        },
      },
    ],
  };
}

export interface PlayState {
  reviews: readonly Readonly<Record<string, unknown>>[];
  perPage: number;
  readonly tokens: Set<string>;
  /** Texts of replies as they came, in order. */
  readonly replied: string[];
}

export function playState(): PlayState {
  return { reviews: [], perPage: 3, tokens: new Set(), replied: [] };
}

async function grant(state: PlayState, request: Seen): Promise<Answer> {
  const form = new URLSearchParams(request.body);
  try {
    await jwtVerify(form.get('assertion') ?? '', await importSPKI(rsaKeys.publicKey, 'RS256'), {
      issuer: PLAY_ACCOUNT,
      currentDate: new Date(Date.UTC(2026, 10, 1)),
    });
  } catch {
    return { status: 400, body: { error: 'invalid_grant' } };
  }
  const token = `gp-token-${state.tokens.size + 1}`;
  state.tokens.add(token);
  return { status: 200, body: { access_token: token, expires_in: 3599, token_type: 'Bearer' } };
}

const REPLIED_SECONDS = '1793491200';

/** One reply per review, its HTML cut out; a later one replaces the first. More than 350 characters are refused. */
function takeReply(state: PlayState, id: string, request: Seen): Answer | undefined {
  if (!state.reviews.some((review) => review['reviewId'] === id)) return undefined;
  const { replyText } = JSON.parse(request.body) as { readonly replyText: string };
  if (replyText.length > 350) return { status: 400, body: { error: { code: 400, status: 'INVALID_ARGUMENT' } } };
  const text = replyText.replace(/<[^<>]*>/g, '');
  state.replied.push(text);
  const lastModified = { seconds: REPLIED_SECONDS, nanos: 0 };
  state.reviews = state.reviews.map((review) => {
    if (review['reviewId'] !== id) return review;
    const comments = (review['comments'] as readonly object[]).filter((comment) => 'userComment' in comment);
    return { ...review, comments: [...comments, { developerComment: { text, lastModified } }] };
  });
  return { status: 200, body: { result: { replyText: text, lastEdited: lastModified } } };
}

/** Plays Google's token endpoint (it verifies the signature) and single reviews, replies, and `reviews.list`, which leaves `reviews` out when there are none. */
export function playRoute(state: PlayState): Route {
  return (request) => {
    const { path, headers, query } = request;
    if (path === '/token') return grant(state, request);
    const list = `/androidpublisher/v3/applications/${PLAY_PACKAGE}/reviews`;
    if (path !== list && !path.startsWith(`${list}/`)) return undefined;
    if (!state.tokens.has(headers['authorization']?.replace('Bearer ', '') ?? '')) {
      return { status: 401, body: { error: { code: 401, status: 'UNAUTHENTICATED' } } };
    }
    const one = decodeURIComponent(path.slice(list.length + 1));
    if (request.method === 'POST')
      return one.endsWith(':reply') ? takeReply(state, one.slice(0, -':reply'.length), request) : undefined;
    if (one !== '') {
      const review = state.reviews.find((candidate) => candidate['reviewId'] === one);
      return review === undefined ? undefined : { status: 200, body: review };
    }
    const start = Number(query.get('token') ?? 0);
    const end = start + Math.min(state.perPage, Number(query.get('maxResults') ?? 10));
    const reviews = state.reviews.slice(start, end);
    const more = end < state.reviews.length ? { tokenPagination: { nextPageToken: String(end) } } : {};
    return { status: 200, body: reviews.length === 0 ? {} : { reviews, ...more } };
  };
}
