import { useInfiniteQuery } from '@tanstack/react-query';
import { casesQuery } from '../api/cases.ts';

/** The cases of an incident, the newest first. */
export function useLinkedCases(incident: string) {
  const list = useInfiniteQuery(casesQuery({ incident, order: 'recent' }));
  return { list, items: list.data?.pages.flatMap((page) => page.items) ?? [] };
}
