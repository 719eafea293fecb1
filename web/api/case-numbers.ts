import { queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import { keys } from './keys.ts';
import type { CaseSummary, Page } from './types.ts';

export type CaseNumbers = Readonly<Record<string, number>>;

/** A mention carries its case's id only; this knows the numbers of the newest cases, and live events add the rest. */
export function caseNumbersQuery(brand: string | undefined) {
  return queryOptions({
    queryKey: [...keys.caseNumbers, brand],
    queryFn: async ({ signal }): Promise<CaseNumbers> => {
      const { items } = await request<Page<CaseSummary>>('/v1/cases', { query: { brand, limit: 100 }, signal });
      return Object.fromEntries(items.map(({ id, number }) => [id, number]));
    },
    enabled: brand !== undefined,
    staleTime: Infinity,
  });
}
