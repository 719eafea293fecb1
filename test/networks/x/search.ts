import { dialectOf, writeIncludes, writePost } from './dialect.ts';
import type { SeedPost } from './make-post.ts';

type Json = Record<string, unknown>;

const later = (one: SeedPost, other: SeedPost): number => (BigInt(one.id) < BigInt(other.id) ? 1 : -1);

export interface PageOptions {
  readonly posts: readonly SeedPost[];
  readonly query: URLSearchParams;
  readonly pageSize: number;
  readonly tokenName: string;
}

/** A page of posts, newest first, with X's paging: `since_id` or `start_time`, a token for the next page, newest and oldest id. */
export function page({ posts, query, pageSize, tokenName }: PageOptions): Json {
  const since = query.get('since_id');
  const from = query.get('start_time');
  const matching = posts
    .filter((post) => since === null || BigInt(post.id) > BigInt(since))
    .filter((post) => from === null || Date.parse(post.createdAt) >= Date.parse(from))
    .toSorted(later);
  const start = Number((query.get(tokenName) ?? 'p0').slice(1));
  const size = Math.min(pageSize, Number(query.get('max_results') ?? 10));
  const shown = matching.slice(start, start + size);
  const next = start + size < matching.length ? { next_token: `p${start + size}` } : {};
  if (shown.length === 0) return { meta: { result_count: 0, ...next } };
  return {
    data: shown.map((post) => writePost(post, dialectOf(query))),
    includes: writeIncludes(shown, dialectOf(query)),
    meta: { newest_id: shown[0]?.id, oldest_id: shown.at(-1)?.id, result_count: shown.length, ...next },
  };
}
