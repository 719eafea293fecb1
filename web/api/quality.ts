import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import type { Review, ReviewList, Sample, SampleDetail, ScoreCard, StratifyBy, Verdicts } from './quality-types.ts';
import type { Page } from './types.ts';

export const qualityKeys = {
  cards: ['quality', 'cards'] as const,
  samples: ['quality', 'samples'] as const,
  reviews: ['quality', 'reviews'] as const,
};
const pageSize = 50;

export const cardsQuery = queryOptions({
  queryKey: qualityKeys.cards,
  queryFn: async ({ signal }) => (await request<{ readonly items: readonly ScoreCard[] }>('/v1/quality/cards', { signal })).items,
});
export const samplesQuery = infiniteQueryOptions({
  queryKey: [...qualityKeys.samples, 'list'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<Sample>>('/v1/quality/samples', { query: { limit: pageSize, cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});
export function sampleQuery(id: string) {
  return queryOptions({
    queryKey: [...qualityKeys.samples, 'one', id],
    queryFn: ({ signal }) => request<SampleDetail>(`/v1/quality/samples/${encodeURIComponent(id)}`, { signal }),
  });
}
export function reviewsQuery(ask: { readonly state: ReviewList; readonly sample: string | undefined }) {
  return infiniteQueryOptions({
    queryKey: [...qualityKeys.reviews, 'list', ask],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Review>>('/v1/quality/reviews', { query: { ...ask, limit: pageSize, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
export function reviewQuery(id: string) {
  return queryOptions({
    queryKey: [...qualityKeys.reviews, 'one', id],
    queryFn: ({ signal }) => request<Review>(`/v1/quality/reviews/${encodeURIComponent(id)}`, { signal }),
  });
}

/** Keeps a card, in place of one with the same id; samples drawn before keep the card as it was then. */
export function putCard(card: ScoreCard): Promise<ScoreCard> {
  return request('/v1/quality/cards', { method: 'POST', body: card });
}

export interface Draw {
  readonly seed: string;
  readonly size: number;
  readonly from: string;
  readonly to: string;
  readonly brand?: string;
  readonly queue?: string;
  readonly agent?: string;
  readonly stratify?: StratifyBy;
  readonly card: string;
  readonly double: number;
}
const drawTimeoutMs = 60_000;

/** Draws solved cases to be scored; the key makes a repeated draw the same one. */
export function drawSample(draw: Draw, idempotencyKey: string): Promise<Sample> {
  return request('/v1/quality/samples', {
    method: 'POST',
    body: draw,
    headers: { 'idempotency-key': idempotencyKey },
    timeoutMs: drawTimeoutMs,
  });
}

/** What can be done with a review. */
export type Judgement =
  | { readonly type: 'score'; readonly verdicts: Verdicts; readonly comment: string }
  | { readonly type: 'dispute'; readonly text: string }
  | { readonly type: 'resolve'; readonly text: string; readonly verdicts?: Verdicts };

/** @throws ApiError 403 own-work, 409 already-scored, not-open, not-done, not-disputed, 422 nothing-applies */
export function judge(id: string, { type, ...body }: Judgement): Promise<Review> {
  return request(`/v1/quality/reviews/${encodeURIComponent(id)}/${type}`, { method: 'POST', body });
}
