import type { CaseCounts, SavedView } from '../api/inbox.ts';
import { casesSearch } from '../app/search.ts';
import type { CasesSearch } from '../app/search.ts';
import { withoutFilters } from './filter.ts';

export const fixedPlaces = ['mine', 'notified', 'approval', 'unowned', 'all', 'myQueues'] as const;
export type FixedPlace = (typeof fixedPlaces)[number];

/** Something that the list shows under a name of its own. */
export type Place =
  | { readonly kind: 'fixed'; readonly name: FixedPlace }
  | { readonly kind: 'queue'; readonly id: string; readonly name: string }
  | { readonly kind: 'view'; readonly view: SavedView };

/** One word for a place, for lists of choices. */
export function placeKey(place: Place): string {
  switch (place.kind) {
    case 'fixed':
      return place.name;
    case 'queue':
      return `queue ${place.id}`;
    case 'view':
      return `view ${place.view.id}`;
  }
}

const fixedSearches: Readonly<Record<FixedPlace, CasesSearch>> = {
  mine: { mine: true },
  notified: { notified: 'me' },
  approval: { approval: true },
  unowned: { unowned: true },
  all: {},
  myQueues: { myQueues: true },
};

/** What the address says at a place. A saved view may name a brand too. */
export function placeSearch(place: Place): CasesSearch & { readonly brand?: string } {
  switch (place.kind) {
    case 'fixed':
      return fixedSearches[place.name];
    case 'queue':
      return { queue: place.id };
    case 'view': {
      const brand = place.view.search['brand'];
      return { ...casesSearch(place.view.search), ...(brand === undefined ? {} : { brand }) };
    }
  }
}

/** How many cases wait at a place; undefined while that is not known, and for places that are not counted. */
export function placeCount(place: Place, counts: CaseCounts | undefined): number | undefined {
  switch (place.kind) {
    case 'fixed':
      return place.name === 'all' ? undefined : counts?.[place.name];
    case 'queue':
      return counts?.queues[place.id];
    case 'view':
      return counts?.views[place.view.id];
  }
}

function written(search: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(search).filter(([name, value]) => name !== 'order' && value !== undefined);
  return JSON.stringify(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether two searches find the same cases, in whatever order. */
export function sameSearch(a: CasesSearch, b: CasesSearch): boolean {
  return written({ ...a }) === written({ ...b });
}

/** The place that the address is at; undefined where filters make it another. */
export function placeAt(search: CasesSearch, brand: string | undefined, places: readonly Place[]): Place | undefined {
  return places.find((place) => {
    const { brand: wanted = brand, ...rest } = placeSearch(place);
    return wanted === brand && sameSearch(rest, search);
  });
}

/** A search as a saved view keeps it: words only. The brand is named where there are several. */
export function viewSearch(search: CasesSearch, brand: string | undefined): Readonly<Record<string, string>> {
  const pairs = Object.entries({ ...search, brand }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return Object.fromEntries(pairs);
}

/** The place that the address is at, or the one its filters narrow. */
export function placeOf(
  search: CasesSearch,
  brand: string | undefined,
  places: readonly Place[],
): { readonly place: Place | undefined; readonly exact: boolean } {
  const exact = placeAt(search, brand, places);
  if (exact !== undefined) return { place: exact, exact: true };
  const queue = places.find((place) => place.kind === 'queue' && place.id === search.queue);
  const around = withoutFilters(search);
  const fixed = placeAt(
    around,
    brand,
    places.filter(({ kind }) => kind === 'fixed'),
  );
  const isAll = fixed?.kind === 'fixed' && (fixed.name === 'all' || fixed.name === 'myQueues');
  return { place: isAll && queue !== undefined ? queue : fixed, exact: false };
}
