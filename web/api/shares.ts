import { queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import type { Named } from './types.ts';

export const sharedPages = ['overview', 'topics', 'voice', 'places', 'authors', 'reviews', 'care'] as const;
export type SharedPage = (typeof sharedPages)[number];
/** What a shared page shows at first; its reader may choose other times and filters. */
export type SharedQuery = Readonly<Record<string, string | undefined>>;

export interface Share {
  readonly id: string;
  /** Missing where the server gives it only once. */
  readonly url?: string;
  readonly page: SharedPage;
  readonly query: SharedQuery;
  readonly title?: string | null;
  readonly by: Named;
  readonly at: string;
  readonly expiresAt: string;
}

export const sharesQuery = queryOptions({
  queryKey: ['shares'],
  queryFn: async ({ signal }) => (await request<{ readonly items: readonly Share[] }>('/v1/shares', { signal })).items,
});

export interface NewShare {
  readonly page: SharedPage;
  readonly query: SharedQuery;
  readonly days: number;
  readonly title?: string;
}
export function makeShare(share: NewShare): Promise<Share> {
  return request('/v1/shares', { method: 'POST', body: share });
}
export function revokeShare(id: string): Promise<unknown> {
  return request(`/v1/shares/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

export interface CurrentShare {
  readonly page: SharedPage;
  readonly query: SharedQuery;
  readonly brandName: string;
  readonly title: string | null;
  readonly expiresAt: string;
}
export const currentShareQuery = queryOptions({
  queryKey: ['shares', 'current'],
  queryFn: ({ signal }) => request<CurrentShare>('/v1/shares/current', { signal }),
  retry: false,
});
