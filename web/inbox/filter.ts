import type { CaseFilter } from '../api/cases.ts';
import type { CaseOrder, CasesSearch } from '../app/search.ts';

/** What the list asks the server for. */
export type InboxFilter = CaseFilter & CasesSearch & { readonly brand: string | undefined };

/** Solved and closed cases wait for nothing: the server lists them by when they were last heard of. */
export function isFinished({ status }: CasesSearch): boolean {
  return status === 'solved' || status === 'closed';
}

/** The order that a search is listed in: the one asked for where it can be had. */
export function orderOf(search: CasesSearch): CaseOrder {
  if (isFinished(search)) return 'recent';
  return search.order ?? (search.customer === undefined && search.q === undefined ? 'pressing' : 'recent');
}

export function inboxFilter(search: CasesSearch, brand: string | undefined): InboxFilter {
  return { ...search, order: orderOf(search), brand };
}

/** What narrows a place; the places themselves (mine, a queue) are chosen beside the list. */
export const narrowing = [
  'status',
  'priority',
  'network',
  'language',
  'sentiment',
  'topic',
  'queue',
  'owner',
  'customer',
  'incident',
  'openedFrom',
  'openedTo',
  'q',
  'breached',
  'help',
  'unrouted',
] as const satisfies readonly (keyof CasesSearch)[];
export type Narrowing = (typeof narrowing)[number];

/** The filters that are set, in the order they are shown. */
export function filtersOn(search: CasesSearch): readonly Narrowing[] {
  return narrowing.filter((name) => search[name] !== undefined);
}

/** The same place without its filters. */
export function withoutFilters(search: CasesSearch): CasesSearch {
  return Object.fromEntries(Object.entries(search).filter(([name]) => !narrowing.some((one) => one === name)));
}
