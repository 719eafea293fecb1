import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request, requestTagged } from './http.ts';
import { keys } from './keys.ts';
import type { CaseDetail, CaseStatus, CaseSummary, Page, Priority } from './types.ts';

export interface CaseFilter {
  readonly brand?: string | undefined;
  readonly status?: CaseStatus | undefined;
  readonly queue?: string | undefined;
  readonly topic?: string | undefined;
  readonly owner?: string | undefined;
  readonly breached?: boolean | undefined;
  readonly unrouted?: boolean | undefined;
  readonly incident?: string | undefined;
  readonly q?: string | undefined;
  readonly order?: 'pressing' | 'recent' | 'oldest' | undefined;
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
  | { readonly type: 'claim'; readonly takeOver?: boolean }
  | { readonly type: 'release' }
  | { readonly type: 'status'; readonly status: CaseStatus; readonly resolution: string | null; readonly code?: string }
  | { readonly type: 'note'; readonly text: string; readonly mentions?: readonly string[] }
  | { readonly type: 'priority'; readonly priority: Priority }
  | { readonly type: 'topic'; readonly topic: string }
  | {
      readonly type: 'transfer';
      readonly to: { readonly kind: 'agent' | 'queue'; readonly id: string };
      readonly reason: string | null;
    }
  | { readonly type: 'merge'; readonly into: string }
  | { readonly type: 'split'; readonly mentions: readonly string[]; readonly topic: string | null }
  | { readonly type: 'help'; readonly text: string }
  | { readonly type: 'help-done' }
  | { readonly type: 'holding-statement' }
  | { readonly type: 'answered-outside'; readonly mention: string; readonly text: string };

interface ActionCall {
  readonly path: string;
  readonly body?: unknown;
  readonly method?: 'DELETE';
}

function callOf(action: CaseAction): ActionCall {
  switch (action.type) {
    case 'claim':
      return { path: 'claim', body: action.takeOver === true ? { takeOver: true } : {} };
    case 'release':
      return { path: 'release', body: {} };
    case 'status': {
      const { status, resolution, code } = action;
      return {
        path: 'status',
        body: { status, ...(resolution === null ? {} : { resolution }), ...(code === undefined ? {} : { code }) },
      };
    }
    case 'note':
      return {
        path: 'notes',
        body: { text: action.text, ...(action.mentions === undefined ? {} : { mentions: action.mentions }) },
      };
    case 'priority':
      return { path: 'priority', body: { priority: action.priority } };
    case 'topic':
      return { path: 'topic', body: { topic: action.topic } };
    case 'transfer':
      return { path: 'transfer', body: { to: action.to, reason: action.reason } };
    case 'merge':
      return { path: 'merge', body: { into: action.into } };
    case 'split':
      return { path: 'split', body: { mentions: action.mentions, ...(action.topic === null ? {} : { topic: action.topic }) } };
    case 'help':
      return { path: 'help', body: { text: action.text } };
    case 'help-done':
      return { path: 'help', method: 'DELETE' };
    case 'holding-statement':
      return { path: 'holding-statement', body: {} };
    case 'answered-outside':
      return { path: 'replies', body: { text: action.text, mention: action.mention, where: 'outside' } };
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
  const { path, body, method = 'POST' } = callOf(options.action);
  return request(`/v1/cases/${encodeURIComponent(options.id)}/${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: { 'if-match': options.etag, 'idempotency-key': options.idempotencyKey },
  });
}

/** The reader has looked: notes that name them count as read. */
export function noteSeen(id: string): Promise<unknown> {
  return request(`/v1/cases/${encodeURIComponent(id)}/seen`, { method: 'POST' });
}
