import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import { keys } from './keys.ts';
import type { CaseSummary, Mention, SentimentBucket } from './types.ts';

export interface Span {
  readonly brand: string;
  readonly from: string;
  readonly to: string;
}

export function sentimentQuery(query: Span & { readonly bucket: 'hour' | 'day' }) {
  return queryOptions({
    queryKey: [...keys.analytics, 'sentiment', query],
    queryFn: ({ signal }) =>
      request<{ readonly buckets: readonly SentimentBucket[] }>('/v1/analytics/sentiment', { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
  });
}

export interface TopicCount {
  readonly id: string;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly count: number;
}

export function topicsQuery(query: Span) {
  return queryOptions({
    queryKey: [...keys.analytics, 'topics', query],
    queryFn: ({ signal }) =>
      request<{ readonly topics: readonly TopicCount[] }>('/v1/analytics/topics', { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** What is nobody's: undecided mentions, ownerless cases, and batches older than a minute that are not done. */
export interface Orphans {
  readonly mentions: readonly Mention[];
  readonly cases: readonly CaseSummary[];
  readonly batches: readonly {
    readonly id: string;
    readonly connection: string;
    readonly accepted: number;
    readonly done: number;
  }[];
}

export const orphansQuery = queryOptions({
  queryKey: keys.orphans,
  queryFn: ({ signal }) => request<Orphans>('/v1/orphans', { signal }),
});
