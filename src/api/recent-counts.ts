import type { CaseFilter, CaseStore } from '../ports/stores.ts';

/** How old a count may be, in milliseconds. */
const KEPT_MS = 3_000;
const MOST_KEPT = 500;

interface Kept {
  readonly at: number;
  readonly count: Promise<number>;
}

const byStore = new WeakMap<CaseStore, Map<string, Kept>>();

/**
 * A count that is the same for everybody, as it was within the last three seconds: a page asks for a dozen of them again and again,
 * and so do two hundred agents' pages. A count that failed is not kept.
 * @param now milliseconds since 1970
 */
export function recentCount(
  cases: CaseStore,
  { filter, atMost, now }: { readonly filter: CaseFilter; readonly atMost: number; readonly now: number },
): Promise<number> {
  const kept = byStore.get(cases) ?? new Map<string, Kept>();
  byStore.set(cases, kept);
  const key = JSON.stringify(filter);
  const known = kept.get(key);
  if (known && now - known.at < KEPT_MS) return known.count;
  const count = cases.count(filter, atMost);
  kept.delete(key);
  kept.set(key, { at: now, count });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  count.catch(() => kept.delete(key));
  return count;
}
