import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import { keys } from './keys.ts';
import type { DeadLetter, Page, ShelfEntry } from './types.ts';

export interface ShelfFilter {
  readonly outcome?: ShelfEntry['outcome'] | undefined;
  readonly connection?: string | undefined;
  readonly reason?: string | undefined;
}

export function shelfQuery(filter: ShelfFilter) {
  return infiniteQueryOptions({
    queryKey: [...keys.shelf, filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ShelfEntry>>('/v1/shelf', { query: { ...filter, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const deadLettersQuery = infiniteQueryOptions({
  queryKey: keys.deadLetters,
  queryFn: ({ pageParam, signal }) =>
    request<Page<DeadLetter>>('/v1/dead-letters', { query: { limit: 50, cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function replayShelf(id: string): Promise<unknown> {
  return request(`/v1/shelf/${encodeURIComponent(id)}/replay`, { method: 'POST', body: {} });
}
export function replayDeadLetter(letter: { readonly name: string; readonly id: string }): Promise<unknown> {
  return request(`/v1/dead-letters/${encodeURIComponent(letter.name)}/${encodeURIComponent(letter.id)}/replay`, {
    method: 'POST',
    body: {},
  });
}
