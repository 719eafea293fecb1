import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { searchQuery } from '../api/inbox.ts';
import { useBrand } from '../app/use-brand.ts';
import { foundGroups, listLine, type FindLine, type Way } from './found.ts';

const typingPauseMs = 250;

/** What is typed once the typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** Finds what is typed among cases, customers and mentions of the brand that is looked at. */
export function useFind(typed: string) {
  const { brand } = useBrand();
  const words = typed.trim();
  const asked = usePaused(words);
  const search = useQuery({ ...searchQuery({ q: asked, brand: brand?.id }), placeholderData: keepPreviousData });
  const settled = words === asked && !search.isPlaceholderData && !search.isFetching;
  const groups = words === '' ? [] : foundGroups(search.data?.items ?? []);
  const lines: readonly FindLine[] = words === '' ? [] : [...groups.flatMap((group) => group.lines), listLine(words)];
  return { words, search, settled, groups, lines };
}

/** Goes to where something is looked at. */
export function useGo(): (way: Way) => void {
  const navigate = useNavigate();
  return (way) => {
    switch (way.kind) {
      case 'case':
        void navigate({ to: '/cases/$caseId', params: { caseId: way.caseId }, search: (previous) => previous });
        return;
      case 'list':
        void navigate({ to: '/cases', search: way.search });
        return;
      case 'mention':
        void navigate({ to: '/feed', search: { mention: way.mention } });
    }
  };
}
