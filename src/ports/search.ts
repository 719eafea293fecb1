import type { PageOf, PageRequest } from './page.ts';

export const searchKinds = ['case', 'customer', 'mention'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One thing that can be found. `words` are folded (see `foldWords`); a thing that is gone has neither words nor texts. */
export interface SearchEntry {
  readonly kind: SearchKind;
  /** Of the thing itself. */
  readonly id: string;
  readonly brand: string;
  readonly words: readonly string[];
  readonly title: string;
  readonly excerpt: string;
  /** What the list is sorted by: when it was posted, opened, first seen. */
  readonly at: string;
  readonly network: string | null;
  /** What is private is found only by those who may see it. */
  readonly visibility: 'public' | 'private';
  /**
   * Grows with each change of the thing that makes another entry: an entry is replaced only by one of a higher revision. Null where
   * a thing has none: then the one put last stands.
   */
  readonly revision: number | null;
}

export interface SearchQuery {
  /** Folded; every one must be there. */
  readonly words: readonly string[];
  /** Beginning of one more word that must be there; null for none. */
  readonly prefix: string | null;
  readonly kinds: readonly SearchKind[];
  readonly brand?: string;
  readonly includePrivate: boolean;
}

/** How far the index follows what happens. */
export interface SearchProgress {
  /** Everything that was published before this time (milliseconds since 1970) was looked at. */
  readonly readTo: number;
  /** Where a walk over everything stored stands; null when none is under way. */
  readonly walk: { readonly kind: SearchKind; readonly after: string | null } | null;
}

export class SearchTooWideError extends Error {
  readonly code = 'search-too-wide';
}

/**
 * What people search in: derived from what is stored elsewhere, and made anew from it at any time. Guarantee: what was removed
 * stays removed, whoever puts it later, and in whatever order (a mark of the removal stays under the thing's key).
 */
export interface SearchStore {
  /** Adds and replaces. One that was removed, or is there at the same or a higher revision, stays as it is. */
  put(entries: readonly SearchEntry[]): Promise<void>;
  /** Takes the words and texts of these out, for good. Repeating changes nothing. */
  remove(kind: SearchKind, ids: readonly string[]): Promise<void>;
  /** Newest first. Throws {@link SearchTooWideError} when it takes too long to look. */
  find(query: SearchQuery, page: PageRequest): Promise<PageOf<SearchEntry>>;
  progress(): Promise<SearchProgress | undefined>;
  saveProgress(progress: SearchProgress): Promise<void>;
  /** Forgets every entry and the progress, so that all is made anew. Removals stay known. */
  clear(): Promise<void>;
}
