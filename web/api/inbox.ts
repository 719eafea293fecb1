import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import type { CaseStatus, CaseSummary, Priority } from './types.ts';

/** How many open and pending cases stand where; {@link mostCounted} means that many or more. */
export interface CaseCounts {
  readonly mine: number;
  readonly myQueues: number;
  readonly unowned: number;
  readonly notified: number;
  readonly approval: number;
  readonly queues: Readonly<Record<string, number>>;
  readonly views: Readonly<Record<string, number>>;
}
export const mostCounted = 1_000;

/** A search over cases under a name: the parameters of the list, as its address writes them. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly search: Readonly<Record<string, string>>;
  readonly shared: boolean;
  readonly owner: string;
}

export type FoundKind = 'case' | 'customer' | 'mention';
/** A case, customer or mention that has all the words. `case` leads to it; `number` and `status` are the case's. */
export interface Found {
  readonly kind: FoundKind;
  readonly id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly at: string;
  readonly network: string | null;
  readonly case: string | null;
  readonly number: number | null;
  readonly status: CaseStatus | null;
}

export const inboxKeys = { counts: ['case-counts'] as const, views: ['views'] as const, search: ['search'] as const };

const countsEveryMs = 30_000;

export const countsQuery = (brand: string | undefined) =>
  queryOptions({
    queryKey: [...inboxKeys.counts, brand],
    queryFn: ({ signal }) => request<CaseCounts>('/v1/cases/counts', { query: { brand }, signal }),
    refetchInterval: countsEveryMs,
    placeholderData: keepPreviousData,
  });

export const viewsQuery = queryOptions({
  queryKey: inboxKeys.views,
  queryFn: async ({ signal }) => (await request<{ readonly items: readonly SavedView[] }>('/v1/views', { signal })).items,
  staleTime: 60_000,
});

/** Keeps a search under a name; with the `id` of a view of one's own, in its place. */
export function saveView(view: {
  readonly id?: string;
  readonly name: string;
  readonly search: Readonly<Record<string, string>>;
  readonly shared: boolean;
}): Promise<SavedView> {
  return request('/v1/views', { method: 'POST', body: view });
}
export function removeView(id: string): Promise<unknown> {
  return request(`/v1/views/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

/** Claims the most pressing case that waits for the caller; null when none does. */
export function takeNextCase(idempotencyKey: string): Promise<CaseSummary | null> {
  return request('/v1/cases/next', { method: 'POST', body: {}, headers: { 'idempotency-key': idempotencyKey } });
}

export type BulkAction =
  | { readonly type: 'claim' }
  | { readonly type: 'transfer'; readonly to: { readonly kind: 'queue'; readonly id: string }; readonly reason?: string }
  | { readonly type: 'priority'; readonly priority: Priority }
  | { readonly type: 'status'; readonly status: CaseStatus; readonly resolution?: string }
  | { readonly type: 'note'; readonly text: string };

/** The most cases that one call changes. */
export const mostInBulk = 200;

export interface Refused {
  readonly id: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}
export interface BulkResult {
  readonly done: readonly { readonly id: string; readonly version: number }[];
  readonly refused: readonly Refused[];
}

/** Does one thing with many cases, each as it was seen; what is refused of one leaves the others done. */
export function changeCases(options: {
  readonly cases: readonly { readonly id: string; readonly version: number }[];
  readonly action: BulkAction;
  readonly idempotencyKey: string;
}): Promise<BulkResult> {
  const { cases, action, idempotencyKey } = options;
  return request('/v1/cases/bulk', {
    method: 'POST',
    body: { cases: cases.map(({ id, version }) => ({ id, version })), action },
    headers: { 'idempotency-key': idempotencyKey },
    timeoutMs: 60_000,
  });
}

export function searchQuery(options: { readonly q: string; readonly brand: string | undefined }) {
  const { q, brand } = options;
  return queryOptions({
    queryKey: [...inboxKeys.search, brand, q],
    queryFn: ({ signal }) =>
      request<{ readonly items: readonly Found[]; readonly partial: boolean }>('/v1/search', {
        query: { q, brand, limit: 24 },
        signal,
      }),
    enabled: q !== '',
    staleTime: 15_000,
    retry: false,
  });
}
