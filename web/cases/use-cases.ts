import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { casesQuery } from '../api/cases.ts';
import type { CaseFilter } from '../api/cases.ts';
import type { CaseSummary } from '../api/types.ts';
import { useLiveEvents } from '../live/live.tsx';

/** Whether a case belongs in a list filtered like this. Lateness is left to the server, whose clock decides. */
export function caseMatches(one: CaseSummary, filter: CaseFilter): boolean {
  const wants = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
  return (
    wants(filter.brand, one.brand) &&
    wants(filter.status, one.status) &&
    wants(filter.queue, one.queue) &&
    wants(filter.topic, one.topic) &&
    wants(filter.owner, one.owner.id) &&
    (filter.breached !== true ||
      [one.sla.firstResponse, one.sla.nextResponse, one.sla.resolution].some((clock) => clock?.breached === true)) &&
    (filter.unrouted !== true || one.routing.state === 'unrouted')
  );
}

/**
 * The filtered list. Cases that are listed change where they stand; new ones are counted and wait until asked for, because
 * the server's order puts them anywhere.
 */
export function useCases(options: { readonly filter: CaseFilter; readonly enabled: boolean; readonly isReading: () => boolean }) {
  const { filter, enabled, isReading } = options;
  const client = useQueryClient();
  const query = casesQuery(filter);
  const list = useInfiniteQuery({ ...query, enabled });
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
      event.type === 'case' && !known.has(event.case.id) && caseMatches(event.case, filter) ? [event.case.id] : [],
    );
    if (news.length > 0) setWaiting((before) => new Set([...before, ...news]));
  });

  return { list, items, waiting, reload, reloadWhenIdle: () => void (waiting.size > 0 && !isReading() && reload()) };
}
