import { createHttp } from '../../../connectors/kit/http.ts';
import type { ConnectorContext, ListenFor, Normalised, Page } from '../../../src/ports/connector.ts';
import { silentLog } from '../../../src/ports/log.ts';

export const NOW = Date.UTC(2026, 10, 1);

export interface TestContext<Settings> extends ConnectorContext<Settings> {
  readonly reports: readonly string[];
}

/** What a connector gets, over real HTTP to loopback and with a clock that stands still. */
export function contextFor<Settings>(
  settings: Settings,
  apiBaseUrl: string,
  listenFor: Partial<ListenFor> = {},
): TestContext<Settings> {
  const reports: string[] = [];
  return {
    connection: 'test',
    settings,
    apiBaseUrl,
    listenFor: { terms: [], exclude: [], ownAccounts: [], ...listenFor },
    http: createHttp({ allowPrivate: true }),
    clock: { now: () => NOW, sleep: () => Promise.resolve() },
    log: silentLog,
    random: () => 0.5,
    signal: new AbortController().signal,
    report: (state) => reports.push(state),
    reports,
  };
}

export const nobody = { ownAccounts: new Set<string>() };

export interface Walked {
  readonly payloads: readonly unknown[];
  /** The last one given. */
  readonly cursor: unknown;
  readonly pages: readonly Page[];
}

export async function readAll(pages: AsyncIterable<Page> | undefined): Promise<Walked> {
  const list: Page[] = [];
  for await (const page of pages ?? []) list.push(page);
  return {
    payloads: list.flatMap((page) => page.payloads),
    cursor: list.findLast((page) => page.cursor !== undefined)?.cursor,
    pages: list,
  };
}

/** External ids of the mentions in these payloads, in order. */
export function idsOf(
  payloads: readonly unknown[],
  normalise: (payload: unknown, context: typeof nobody) => Normalised,
): readonly string[] {
  return payloads.flatMap((payload) => normalise(payload, nobody).mentions.map((mention) => mention.externalId));
}
