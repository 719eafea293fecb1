import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import { keys } from './keys.ts';
import type { CorrectionField, Intent, Mention, Page, SentimentLabel } from './types.ts';

export interface MentionFilter {
  readonly brand?: string | undefined;
  readonly network?: string | undefined;
  readonly sentiment?: SentimentLabel | undefined;
  readonly topic?: string | undefined;
  readonly intent?: Intent | undefined;
  readonly lang?: string | undefined;
  readonly country?: string | undefined;
  readonly q?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const pageSize = 50;

export function mentionsQuery(filter: MentionFilter) {
  return infiniteQueryOptions({
    queryKey: [...keys.mentions, filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Mention>>('/v1/mentions', { query: { ...filter, limit: pageSize, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // The event stream keeps the list current; asking again would move what somebody reads.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

export function mentionQuery(id: string) {
  return queryOptions({
    queryKey: keys.mention(id),
    queryFn: ({ signal }) => request<Mention>(`/v1/mentions/${encodeURIComponent(id)}`, { signal }),
    staleTime: 30_000,
  });
}

/**
 * Sets a label as a person says. The same again changes nothing.
 * @throws ApiError 403 not allowed, 422 deleted on the network
 */
export function correctMention(
  id: string,
  correction: { readonly field: CorrectionField; readonly value: string | readonly string[] },
  options: { readonly leaving: boolean },
): Promise<Mention> {
  const body = { field: correction.field, value: correction.value };
  return request<Mention>(`/v1/mentions/${encodeURIComponent(id)}/corrections`, { method: 'POST', body, ...options });
}

/** Whether a mention that just came in belongs in a list filtered like this. */
export function matchesFilter(mention: Mention, filter: MentionFilter): boolean {
  const wants = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === '' || wanted === value;
  return (
    wants(filter.brand, mention.brand) &&
    wants(filter.network, mention.network) &&
    wants(filter.sentiment, mention.sentiment.label) &&
    wants(filter.intent, mention.intent) &&
    wants(filter.lang, mention.lang) &&
    (filter.topic === undefined || mention.topics.some(({ id }) => id === filter.topic)) &&
    (filter.q === undefined || mention.text.toLowerCase().includes(filter.q.toLowerCase())) &&
    (filter.from === undefined || mention.postedAt >= filter.from) &&
    (filter.to === undefined || mention.postedAt < filter.to)
  );
}
