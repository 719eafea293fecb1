import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request, requestTagged } from './http.ts';
import { keys } from './keys.ts';
import type { CaseDetail, CaseStatus, CaseSummary, Page } from './types.ts';

export interface CaseFilter {
  readonly brand?: string | undefined;
  readonly status?: CaseStatus | undefined;
  readonly queue?: string | undefined;
  readonly topic?: string | undefined;
  readonly owner?: string | undefined;
  readonly breached?: boolean | undefined;
  readonly unrouted?: boolean | undefined;
}

export function casesQuery(filter: CaseFilter) {
  return infiniteQueryOptions({
    queryKey: [...keys.cases, filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<CaseSummary>>('/v1/cases', { query: { ...filter, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** A case and the tag that says which version of it this is. */
export interface TaggedCase {
  readonly case: CaseDetail;
  readonly etag: string;
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: keys.case(id),
    queryFn: async ({ signal }): Promise<TaggedCase> => {
      const { data, etag } = await requestTagged<CaseDetail>(`/v1/cases/${encodeURIComponent(id)}`, { signal });
      return { case: data, etag: etag ?? `"${data.version}"` };
    },
    staleTime: 30_000,
  });
}

export type CaseAction =
  | { readonly type: 'claim' }
  | { readonly type: 'release' }
  | { readonly type: 'status'; readonly status: CaseStatus; readonly resolution: string | null }
  | { readonly type: 'note'; readonly text: string };

function callOf(action: CaseAction): { readonly path: string; readonly body: unknown } {
  switch (action.type) {
    case 'claim':
      return { path: 'claim', body: {} };
    case 'release':
      return { path: 'release', body: {} };
    case 'status':
      return {
        path: 'status',
        body: { status: action.status, ...(action.resolution === null ? {} : { resolution: action.resolution }) },
      };
    case 'note':
      return { path: 'notes', body: { text: action.text } };
  }
}

/**
 * Does something with a case, as it was seen at `etag`. The key makes a repeated call the same call.
 * @throws ApiError 409 owned by another, 412 changed since, 422 not allowed from this state
 */
export function actOnCase(options: {
  readonly id: string;
  readonly etag: string;
  readonly action: CaseAction;
  readonly idempotencyKey: string;
}): Promise<unknown> {
  const { path, body } = callOf(options.action);
  return request(`/v1/cases/${encodeURIComponent(options.id)}/${path}`, {
    method: 'POST',
    body,
    headers: { 'if-match': options.etag, 'idempotency-key': options.idempotencyKey },
  });
}
