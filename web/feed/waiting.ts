import type { Mention } from '../api/types.ts';

/** What waits, with the news in front: newest first (of the same time the one heard last), each once in its newest form. */
export function mergeWaiting(waiting: readonly Mention[], news: readonly Mention[]): readonly Mention[] {
  const byId = new Map<string, Mention>();
  for (const mention of [...waiting, ...news]) byId.set(mention.id, mention);
  return [...byId.values()].toReversed().toSorted((a, b) => (a.postedAt < b.postedAt ? 1 : a.postedAt > b.postedAt ? -1 : 0));
}
