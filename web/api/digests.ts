import { queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';

/** A letter about what was said, every day or week. */
export interface Digest {
  readonly id: string;
  /** Null: all brands. */
  readonly brand: string | null;
  readonly every: 'day' | 'week';
  /** 1 is Monday; a daily one leaves it aside. */
  readonly weekday: number;
  readonly at: string;
  readonly timeZone: string;
  readonly language: 'en' | 'de';
  readonly enabled: boolean;
}
export interface KeptDigest extends Digest {
  readonly nextAt: string | null;
  readonly lastAt: string | null;
}
export interface Digests {
  readonly items: readonly KeptDigest[];
  /** Whether a mail server is set. */
  readonly mail: boolean;
}
export const mostDigests = 10;

export const digestsQuery = queryOptions({
  queryKey: ['digests'],
  queryFn: ({ signal }) => request<Digests>('/v1/me/digests', { signal }),
});

export function keepDigests(items: readonly Digest[]): Promise<unknown> {
  return request('/v1/me/digests', { method: 'PUT', body: { items } });
}

export interface Letter {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
const previewTimeoutMs = 60_000;
export function previewDigest({ brand, every, timeZone, language }: Digest): Promise<Letter> {
  return request('/v1/me/digests/preview', {
    method: 'POST',
    body: { brand, every, timeZone, language },
    timeoutMs: previewTimeoutMs,
  });
}
export function sendDigest(id: string): Promise<unknown> {
  return request(`/v1/me/digests/${encodeURIComponent(id)}/send`, { method: 'POST' });
}
