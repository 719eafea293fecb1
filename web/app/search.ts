import { networkIds } from '../text/words.ts';
import type { CaseStatus, Intent, SentimentLabel } from '../api/types.ts';

/** What the address says beside the path. Plain words, so that a link can be read, typed and shared. */
type Raw = Readonly<Record<string, unknown>>;

export interface RootSearch {
  readonly brand?: string | undefined;
}
export interface FeedSearch {
  readonly network?: string | undefined;
  readonly sentiment?: SentimentLabel | undefined;
  readonly topic?: string | undefined;
  readonly intent?: Intent | undefined;
  readonly q?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The mention that is open beside the list. */
  readonly mention?: string | undefined;
}
export interface CasesSearch {
  readonly status?: CaseStatus | undefined;
  readonly queue?: string | undefined;
  readonly topic?: string | undefined;
  readonly owner?: string | undefined;
  readonly breached?: boolean | undefined;
  readonly unrouted?: boolean | undefined;
}
export interface OverviewSearch {
  readonly range?: Range | undefined;
  readonly table?: boolean | undefined;
}
export interface ConnectionsSearch {
  readonly tab?: 'ignored' | 'dead-letters' | undefined;
  readonly connection?: string | undefined;
  readonly reason?: string | undefined;
}

export const sentiments = ['negative', 'neutral', 'positive'] as const;
export const intents = ['complaint', 'question', 'request', 'praise', 'spam', 'other'] as const;
export const statuses = ['open', 'pending', 'solved', 'closed'] as const;
export const ranges = ['24h', '7d', '30d'] as const;
export type Range = (typeof ranges)[number];

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((one) => one === value);
}
function flag(value: unknown): boolean | undefined {
  return value === true || value === 'true' ? true : undefined;
}
function time(value: unknown): string | undefined {
  const text = words(value);
  return text === undefined || Number.isNaN(Date.parse(text)) ? undefined : text;
}

/** Leaves out what is not set, so that addresses stay short. */
function set<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

export function rootSearch(raw: Raw): RootSearch {
  return set<RootSearch>({ brand: words(raw['brand']) });
}
export function feedSearch(raw: Raw): FeedSearch {
  return set<FeedSearch>({
    network: oneOf(raw['network'], networkIds),
    sentiment: oneOf(raw['sentiment'], sentiments),
    topic: words(raw['topic']),
    intent: oneOf(raw['intent'], intents),
    q: words(raw['q']),
    from: time(raw['from']),
    to: time(raw['to']),
    mention: words(raw['mention']),
  });
}
export function casesSearch(raw: Raw): CasesSearch {
  return set<CasesSearch>({
    status: oneOf(raw['status'], statuses),
    queue: words(raw['queue']),
    topic: words(raw['topic']),
    owner: words(raw['owner']),
    breached: flag(raw['breached']),
    unrouted: flag(raw['unrouted']),
  });
}
export function overviewSearch(raw: Raw): OverviewSearch {
  return set<OverviewSearch>({ range: oneOf(raw['range'], ranges), table: flag(raw['table']) });
}
export function connectionsSearch(raw: Raw): ConnectionsSearch {
  return set<ConnectionsSearch>({
    tab: oneOf(raw['tab'], ['ignored', 'dead-letters'] as const),
    connection: words(raw['connection']),
    reason: words(raw['reason']),
  });
}

export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}
export function writeAddress(search: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(search).flatMap(([key, value]): [string, string][] =>
    (typeof value === 'string' && value !== '') || typeof value === 'boolean' || typeof value === 'number'
      ? [[key, String(value)]]
      : [],
  );
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? '' : `?${text}`;
}
