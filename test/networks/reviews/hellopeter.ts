import type { Route } from './http-stage.ts';

export const HELLOPETER_KEY = 'hp-key';
const PER_PAGE = 10;

/** A review in the flat form of the Business API. Invented. */
export function hellopeterReview(
  number: number,
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const at = new Date(Date.UTC(2026, 9, 1) - number * 3_600_000).toISOString();
  return {
    id: 9000 + number,
    permalink: `acme-air-lost-bag-${number}`,
    review_title: `Lost bag ${number}`,
    review_content: `My bag number ${number} never arrived and nobody answers.`,
    review_rating: 1,
    created_at: `${at.slice(0, 10)} ${at.slice(11, 19)}`,
    user_id: 500 + number,
    authorDisplayName: `Traveller ${number}`,
    business_name: 'Acme Air',
    replied: false,
    ...changes,
  };
}

export interface HelloPeterState {
  reviews: readonly Readonly<Record<string, unknown>>[];
  /** `/v5/api` unless told; empty for a gateway that hides it. */
  base: string;
}

export function hellopeterState(): HelloPeterState {
  return { reviews: [], base: '/v5/api' };
}

/** Plays the Business API v5, with its `nextPage` that is an address even on the last page. */
export function hellopeterRoute(state: HelloPeterState): Route {
  return ({ path, headers, query }) => {
    if (!path.startsWith(`${state.base}/reviews`)) return undefined;
    if (headers['apikey'] !== HELLOPETER_KEY) return { status: 401, body: { message: 'Invalid API key' } };
    const permalink = path.slice(`${state.base}/reviews/`.length);
    if (permalink !== '') {
      const review = state.reviews.find((candidate) => candidate['permalink'] === permalink);
      return review === undefined
        ? { status: 404, body: { message: 'Review not found' } }
        : { status: 200, body: { data: review } };
    }
    const current = Number(query.get('page') ?? 1);
    const data = state.reviews.slice((current - 1) * PER_PAGE, current * PER_PAGE);
    const lastPage = Math.ceil(state.reviews.length / PER_PAGE);
    const meta = {
      perPage: PER_PAGE,
      current,
      from: 1,
      to: data.length,
      totalRecords: state.reviews.length,
      previousPage: null,
      lastPage,
    };
    return {
      status: 200,
      body: { meta: { ...meta, nextPage: `https://api.hellopeter.com/v5/api/reviews?page=${current + 1}` }, data },
    };
  };
}
