import { BadCursorError, type PageOf, type PageRequest } from '../../src/ports/stores.ts';

/** Pages a list that is in memory anyway; the cursor is a position. */
export function pageOf<T>(all: readonly T[], page: PageRequest): PageOf<T> {
  const start = page.cursor === null ? 0 : Number(page.cursor);
  if (!Number.isInteger(start) || start < 0) throw new BadCursorError();
  const end = start + page.limit;
  return { items: all.slice(start, end), nextCursor: end < all.length ? String(end) : null };
}

/** Newest first by a time. */
export function newestFirst<T>(items: Iterable<T>, time: (item: T) => string): T[] {
  return [...items].sort((a, b) => time(b).localeCompare(time(a)));
}

/** Everything that a paged list gives. */
export async function allOf<T>(list: (page: PageRequest) => Promise<PageOf<T>>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let cursor: string | null = null, round = 0; round === 0 || cursor !== null; round++) {
    const page: PageOf<T> = await list({ limit: 1_000, cursor });
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}
