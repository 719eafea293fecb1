import type { SearchEntry, SearchKind, SearchProgress, SearchStore } from '../../src/ports/search.ts';
import { MOST_VIEWS, type SavedView, type SavedViewStore } from '../../src/ports/views.ts';
import { pageOf } from './page.ts';

const keyOf = (kind: SearchKind, id: string): string => `${kind} ${id}`;
const newestFirst = (a: SearchEntry, b: SearchEntry): number => {
  const [left, right] = [`${a.at} ${keyOf(a.kind, a.id)}`, `${b.at} ${keyOf(b.kind, b.id)}`];
  return left < right ? 1 : left > right ? -1 : 0;
};

/** A search index in memory. */
export function memorySearch(): SearchStore {
  const entries = new Map<string, SearchEntry | 'gone'>();
  let progress: SearchProgress | undefined;
  return {
    put: async (put) => {
      for (const entry of put) {
        const there = entries.get(keyOf(entry.kind, entry.id));
        if (there === 'gone') continue;
        if (there && entry.revision !== null && (there.revision ?? -1) >= entry.revision) continue;
        entries.set(keyOf(entry.kind, entry.id), entry);
      }
    },
    remove: async (kind, ids) => {
      for (const id of ids) entries.set(keyOf(kind, id), 'gone');
    },
    find: async ({ words, prefix, kinds, brand, includePrivate }, page) => {
      if (words.length === 0 && prefix === null) return { items: [], nextCursor: null };
      const found = [...entries.values()].filter(
        (entry) =>
          entry !== 'gone' &&
          kinds.includes(entry.kind) &&
          (brand === undefined || entry.brand === brand) &&
          (includePrivate || entry.visibility === 'public') &&
          words.every((word) => entry.words.includes(word)) &&
          (prefix === null || entry.words.some((word) => word.startsWith(prefix))),
      );
      return pageOf(found.flatMap((entry) => (entry === 'gone' ? [] : [entry])).toSorted(newestFirst), page);
    },
    progress: async () => progress,
    saveProgress: async (at) => {
      progress = at;
    },
    clear: async () => {
      progress = undefined;
      for (const [key, entry] of entries) if (entry !== 'gone') entries.delete(key);
    },
  };
}

/** Saved views in memory. */
export function memorySavedViews(): SavedViewStore {
  const byId = new Map<string, SavedView>();
  return {
    put: async (view) => {
      const there = byId.get(view.id);
      if (there && there.owner !== view.owner) return false;
      const others = [...byId.values()].filter(({ id, owner }) => owner === view.owner && id !== view.id);
      if (others.length >= MOST_VIEWS) return false;
      byId.set(view.id, view);
      return true;
    },
    get: async (id) => byId.get(id),
    of: async (owner) =>
      [...byId.values()]
        .filter((view) => view.shared || view.owner === owner)
        .toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    remove: async (id) => byId.delete(id),
  };
}
