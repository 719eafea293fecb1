import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { casesQuery } from '../api/cases.ts';
import { useMe } from '../app/use-me.ts';
import { useLiveEvents } from '../live/live.tsx';
import type { InboxFilter } from './filter.ts';
import { matches } from './matches.ts';

/**
 * The list. Cases that are listed change where they stand; new ones are counted and wait until asked for, because the server's
 * order puts them anywhere.
 */
export function useInbox(options: { readonly filter: InboxFilter; readonly isReading: () => boolean }) {
  const { filter, isReading } = options;
  const client = useQueryClient();
  const me = useMe();
  const query = casesQuery(filter);
  const list = useInfiniteQuery({ ...query, enabled: filter.brand !== undefined });
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const key = JSON.stringify(filter);
  const [shownKey, setShownKey] = useState(key);
  if (shownKey !== key) {
    setShownKey(key);
    setWaiting(new Set());
  }
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    setWaiting(new Set());
  };

  useLiveEvents((events) => {
    const known = new Set(items.map(({ id }) => id));
    const news = events.flatMap((event) =>
      event.type === 'case' && !known.has(event.case.id) && matches(event.case, filter, me?.id) ? [event.case.id] : [],
    );
    if (news.length > 0) setWaiting((before) => new Set([...before, ...news]));
  });

  return { list, items, waiting, reload, reloadWhenIdle: () => void (waiting.size > 0 && !isReading() && reload()) };
}
