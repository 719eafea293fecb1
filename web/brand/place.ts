import { createContext, useContext } from 'react';
import type { BrandSearch } from '../app/search.ts';
import type { Named } from '../api/types.ts';

/** Where numbers about a brand are shown: the brand pages, whose address says what is asked, or a page that was shared. */
export interface Place {
  readonly search: BrandSearch;
  readonly set: (change: BrandSearch & { readonly brand?: string | undefined }) => void;
  /** Undefined until it is known. */
  readonly brand: Named | undefined;
  readonly topicName: (id: string) => string;
  /** Seen by a link, without an account: nothing leads to mentions or cases. */
  readonly shared: boolean;
}

export const PlaceContext = createContext<Place | undefined>(undefined);

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === undefined) throw new Error('numbers about a brand are shown outside of a page that says what is asked');
  return place;
}
