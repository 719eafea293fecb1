import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
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
type LetterName = Pick<DeadLetter, 'name' | 'id'>;
const letterUrl = ({ name, id }: LetterName): string => `/v1/dead-letters/${encodeURIComponent(name)}/${encodeURIComponent(id)}`;

/** One of them with its data. */
export function deadLetterQuery(letter: LetterName) {
  return queryOptions({
    queryKey: [...keys.deadLetters, 'one', letter.name, letter.id],
    queryFn: ({ signal }) => request<{ readonly data: unknown }>(letterUrl(letter), { signal }),
    refetchOnWindowFocus: false,
  });
}
/** Tries it again, with mended data where they are given. */
export function replayDeadLetter(letter: LetterName, data?: unknown): Promise<unknown> {
  return request(`${letterUrl(letter)}/replay`, { method: 'POST', body: data === undefined ? {} : { data } });
}
