import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { countsQuery, inboxKeys, viewsQuery } from '../api/inbox.ts';
import { maySupervise, statusQuery } from '../api/session.ts';
import type { CasesSearch } from '../app/search.ts';
import { useBrand } from '../app/use-brand.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { useLiveEvents } from '../live/live.tsx';
import { cleanName } from '../text/clean.ts';
import { fixedPlaces, placeOf, type Place } from './places.ts';

const route = getRouteApi('/cases');

/** What the address of the list says, without the brand. */
export function useInboxSearch(): CasesSearch {
  const { brand: _, ...search } = route.useSearch();
  return search;
}

/** Everything the list can show under a name, how many wait there, and where the address is. */
export function usePlaces() {
  const me = useMe();
  const search = useInboxSearch();
  const { brand } = useBrand();
  const { data: status } = useQuery(statusQuery);
  const counts = useQuery({ ...countsQuery(brand?.id), enabled: brand !== undefined });
  const views = useQuery(viewsQuery);
  const fixed = fixedPlaces
    .filter((name) => name !== 'approval' || maySupervise(me))
    .map((name) => ({ kind: 'fixed', name }) as const);
  const queues = (status?.queues ?? []).map(({ id, name }) => ({ kind: 'queue', id, name }) as const);
  const saved = (views.data ?? []).map((view) => ({ kind: 'view', view }) as const);
  const places: readonly Place[] = [...fixed, ...queues, ...saved];
  return { fixed, queues, saved, places, counts, views, ...placeOf(search, brand?.id, places) };
}

export function usePlaceName(): (place: Place) => string {
  const t = useText('inbox');
  return (place) => {
    switch (place.kind) {
      case 'fixed':
        return place.name === 'all' ? t('allCases') : t(place.name);
      case 'queue':
        return place.name;
      case 'view':
        return cleanName(place.view.name);
    }
  };
}

const countsRestMs = 3_000;

/** Counts anew when cases changed; of a burst once. To be mounted once. */
export function useLiveCounts(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveEvents((events) => {
    if (!events.some(({ type }) => type === 'case')) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: inboxKeys.counts });
    }, countsRestMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
