import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { matchesFilter, mentionsQuery } from '../api/mentions.ts';
import type { MentionFilter } from '../api/mentions.ts';
import type { Mention, Page } from '../api/types.ts';
import { putInFront } from '../live/apply.ts';
import { useLiveEvents } from '../live/live.tsx';
import { mergeWaiting } from './waiting.ts';

/** A list that grew past this while running is cut back to its first page when nobody reads. */
const longestLiveList = 1_500;

/**
 * The filtered list with what comes in live. While somebody reads, new mentions wait; `showWaiting` puts them in front.
 */
export function useFeed(options: {
  readonly filter: MentionFilter;
  readonly enabled: boolean;
  readonly isReading: () => boolean;
}) {
  const { filter, enabled, isReading } = options;
  const client = useQueryClient();
  const query = mentionsQuery(filter);
  const list = useInfiniteQuery({ ...query, enabled });
  const [waiting, setWaiting] = useState<readonly Mention[]>([]);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const key = JSON.stringify(filter);
  const [shownKey, setShownKey] = useState(key);
  if (shownKey !== key) {
    setShownKey(key);
    setWaiting([]);
    setFresh(new Set());
  }

  const show = (mentions: readonly Mention[]): void => {
    client.setQueryData<InfiniteData<Page<Mention>, string>>(query.queryKey, (pages) => putInFront(pages, mentions));
    setFresh(new Set(mentions.map(({ id }) => id)));
    setWaiting([]);
  };
  const known = (id: string): boolean => list.data?.pages.some((page) => page.items.some((item) => item.id === id)) ?? false;

  useLiveEvents((events) => {
    if (events.some(({ type }) => type === 'reset')) setWaiting([]);
    const news = events.flatMap((event) =>
      event.type === 'mention' &&
      event.mention.deletedAt === null &&
      matchesFilter(event.mention, filter) &&
      !known(event.mention.id)
        ? [event.mention]
        : [],
    );
    const merged = mergeWaiting(waiting, news);
    if (merged.length === 0 || list.data === undefined) return;
    if (isReading()) setWaiting(merged);
    else show(merged);
  });

  const showWaiting = useRef(() => undefined as void);
  useEffect(() => {
    showWaiting.current = () => show(waiting);
  });

  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const trim = useCallback(() => {
    const pages = client.getQueryData(query.queryKey)?.pages;
    if ((pages?.[0]?.items.length ?? 0) < longestLiveList) return;
    void client.resetQueries({ queryKey: query.queryKey, exact: true });
  }, [client, query.queryKey]);

  return { list, items, waiting, fresh, showWaiting: () => showWaiting.current(), trim };
}
