import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { CaseNumbers } from '../api/case-numbers.ts';
import type { TaggedCase } from '../api/cases.ts';
import { keys } from '../api/keys.ts';
import type { CaseSummary, Connection, Mention, Page, Status } from '../api/types.ts';
import type { LiveEvent } from './events.ts';

type Pages<T> = InfiniteData<Page<T>, string>;

/** The same pages with the changed things replaced where they stand; undefined pages stay so. */
export function replaceIn<T extends { readonly id: string }>(
  pages: Pages<T> | undefined,
  changed: ReadonlyMap<string, T>,
): Pages<T> | undefined {
  if (pages === undefined) return undefined;
  if (!pages.pages.some((page) => page.items.some(({ id }) => changed.has(id)))) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map((item) => changed.get(item.id) ?? item) })),
  };
}

/** The same pages with new things in front, newest first; what is listed already is not listed twice. */
export function putInFront<T extends { readonly id: string }>(
  pages: Pages<T> | undefined,
  fresh: readonly T[],
): Pages<T> | undefined {
  const first = pages?.pages[0];
  if (pages === undefined || first === undefined) return pages;
  const known = new Set(pages.pages.flatMap((page) => page.items.map(({ id }) => id)));
  const added = fresh.filter(({ id }) => !known.has(id));
  if (added.length === 0) return pages;
  return { ...pages, pages: [{ ...first, items: [...added, ...first.items] }, ...pages.pages.slice(1)] };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function applyConnections(client: QueryClient, connections: readonly Connection[]): void {
  const changed = byId(connections);
  client.setQueryData<Status>(keys.status, (status) =>
    status === undefined ? undefined : { ...status, connections: status.connections.map((one) => changed.get(one.id) ?? one) },
  );
}

function applyCases(client: QueryClient, cases: readonly CaseSummary[]): void {
  const changed = byId(cases);
  client.setQueriesData<Pages<CaseSummary>>({ queryKey: keys.cases }, (pages) => replaceIn(pages, changed));
  if (changed.size > 0) {
    client.setQueriesData<CaseNumbers>({ queryKey: keys.caseNumbers }, (numbers) =>
      numbers === undefined ? undefined : { ...numbers, ...Object.fromEntries(cases.map(({ id, number }) => [id, number])) },
    );
  }
  for (const [id, { version }] of changed) {
    const known = client.getQueryData<TaggedCase>(keys.case(id));
    if (known !== undefined && known.case.version !== version) void client.invalidateQueries({ queryKey: keys.case(id) });
  }
}

function applyMentions(client: QueryClient, mentions: readonly Mention[]): void {
  const changed = byId(mentions);
  client.setQueriesData<Pages<Mention>>({ queryKey: keys.mentions }, (pages) => replaceIn(pages, changed));
  for (const [id, mention] of changed) {
    if (client.getQueryData(keys.mention(id)) !== undefined) client.setQueryData(keys.mention(id), mention);
  }
}

/** Brings what is in memory up to date. New things are left to the lists, which know whether somebody reads. */
export function applyToCache(client: QueryClient, events: readonly LiveEvent[]): void {
  if (events.some(({ type }) => type === 'reset')) {
    void client.invalidateQueries();
    return;
  }
  applyMentions(
    client,
    events.flatMap((event) => (event.type === 'mention' ? [event.mention] : [])),
  );
  applyCases(
    client,
    events.flatMap((event) => (event.type === 'case' ? [event.case] : [])),
  );
  applyConnections(
    client,
    events.flatMap((event) => (event.type === 'connection' ? [event.connection] : [])),
  );
  // Also told when stored mentions were understood anew: sums over them are another then.
  if (events.some(({ type }) => type === 'configuration')) {
    for (const queryKey of [keys.status, keys.analytics]) void client.invalidateQueries({ queryKey });
  }
  if (events.some(({ type }) => type === 'alert')) void client.invalidateQueries({ queryKey: [...keys.analytics, 'spikes'] });
  if (events.some(({ type }) => type === 'incident')) {
    for (const queryKey of [keys.incidents, ['case']]) void client.invalidateQueries({ queryKey });
  }
}
