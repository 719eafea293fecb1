import type { Case } from '../domain/index.ts';
import type { CaseFilter, CaseStore } from '../ports/stores.ts';

const PAGE = 200;

/**
 * Cases of a filter, page by page, up to `most`. `complete` is false when there are more: a number made from them is then
 * a lower bound, and says so.
 */
export async function gatherCases(
  store: CaseStore,
  filter: CaseFilter,
  most: number,
): Promise<{ readonly cases: readonly Case[]; readonly complete: boolean }> {
  const cases: Case[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<CaseStore['list']>> = await store.list(filter, {
      limit: Math.min(PAGE, most - cases.length),
      cursor,
    });
    cases.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && cases.length < most);
  return { cases, complete: cursor === null };
}
