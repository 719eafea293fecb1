import { networkIds } from '../text/words.ts';
import { deliveryOutcomes } from '../api/deliveries.ts';
import { reviewLists } from '../api/quality-types.ts';
import type { IncidentState } from '../api/incidents.ts';
import type { ReviewList } from '../api/quality-types.ts';
import type { CaseStatus, Intent, Priority, SentimentLabel } from '../api/types.ts';

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
  readonly lang?: string | undefined;
  /** ISO 3166-1 alpha-2, or `unknown`. */
  readonly country?: string | undefined;
  /** The brand or a competitor that is spoken of. */
  readonly voice?: string | undefined;
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
  readonly order?: CaseOrder | undefined;
  /** Held by the reader. */
  readonly mine?: boolean | undefined;
  /** In one of the reader's queues. */
  readonly myQueues?: boolean | undefined;
  readonly unowned?: boolean | undefined;
  /** A note names the reader, who has not looked since. */
  readonly notified?: 'me' | undefined;
  /** An answer waits for a supervisor. */
  readonly approval?: boolean | undefined;
  /** Whoever works on it asks for help. */
  readonly help?: boolean | undefined;
  readonly priority?: Priority | undefined;
  readonly network?: string | undefined;
  readonly language?: string | undefined;
  readonly sentiment?: SentimentLabel | undefined;
  readonly customer?: string | undefined;
  readonly incident?: string | undefined;
  /** ISO 8601: opened at that time or later, and before that one. */
  readonly openedFrom?: string | undefined;
  readonly openedTo?: string | undefined;
  /** Words of the subject, the number, or a name or handle of the customer. */
  readonly q?: string | undefined;
}
export interface BrandSearch {
  readonly range?: Range | undefined;
  /** Days of the reader's calendar, such as 2026-11-02, the last one included; both stand in place of the range. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What the time is compared with; as long just before it unless told. */
  readonly compare?: Compare | undefined;
  readonly network?: string | undefined;
  readonly topic?: string | undefined;
  readonly lang?: string | undefined;
  readonly table?: boolean | undefined;
  /** Who stands first among the authors. */
  readonly by?: AuthorOrder | undefined;
  /** What the overview's chart tells apart, and that it shows net sentiment instead of mentions. */
  readonly split?: Split | undefined;
  readonly measure?: 'net' | undefined;
}
export interface ConnectionsSearch {
  readonly tab?: 'ignored' | 'dead-letters' | undefined;
  readonly connection?: string | undefined;
  readonly reason?: string | undefined;
}

export interface WebhooksSearch {
  readonly outcome?: (typeof deliveryOutcomes)[number] | undefined;
  readonly case?: string | undefined;
}

export interface IncidentsSearch {
  readonly stage?: IncidentState | undefined;
}
export interface IncidentSearch {
  readonly tab?: 'report' | undefined;
}

export const qualityTabs = ['reviews', 'samples', 'cards'] as const;
export type QualityTab = (typeof qualityTabs)[number];
export interface QualitySearch {
  readonly tab?: QualityTab | undefined;
  readonly state?: ReviewList | undefined;
  readonly sample?: string | undefined;
  /** The review that is open. */
  readonly review?: string | undefined;
}
export const reportRanges = ['24h', '7d', '30d', '90d'] as const;
export type ReportRange = (typeof reportRanges)[number];
export interface ReportsSearch {
  readonly range?: ReportRange | undefined;
  /** Days of the reader's calendar, such as 2026-11-02, the last one included; both stand in place of the range. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly queue?: string | undefined;
  readonly hours?: 'business' | undefined;
  readonly since?: 'post' | undefined;
}

export const sentiments = ['negative', 'neutral', 'positive'] as const;
export const intents = ['complaint', 'question', 'request', 'praise', 'spam', 'other'] as const;
export const statuses = ['open', 'pending', 'solved', 'closed'] as const;
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const caseOrders = ['pressing', 'recent', 'oldest'] as const;
export type CaseOrder = (typeof caseOrders)[number];
export const ranges = ['24h', '7d', '30d', '90d'] as const;
export type Range = (typeof ranges)[number];
export const compares = ['previous', 'week', 'none'] as const;
export type Compare = (typeof compares)[number];
/** What sentiment over time is told apart by, besides all together. */
export const splits = ['network', 'topic'] as const;
export type Split = (typeof splits)[number];
export const authorOrders = ['influence', 'complaints'] as const;
export type AuthorOrder = (typeof authorOrders)[number];

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
    lang: words(raw['lang']),
    country: words(raw['country']),
    voice: words(raw['voice']),
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
    order: oneOf(raw['order'], caseOrders),
    mine: flag(raw['mine']),
    myQueues: flag(raw['myQueues']),
    unowned: flag(raw['unowned']),
    notified: oneOf(raw['notified'], ['me'] as const),
    approval: flag(raw['approval']),
    help: flag(raw['help']),
    priority: oneOf(raw['priority'], priorities),
    network: oneOf(raw['network'], networkIds),
    language: words(raw['language']),
    sentiment: oneOf(raw['sentiment'], sentiments),
    customer: words(raw['customer']),
    incident: words(raw['incident']),
    openedFrom: time(raw['openedFrom']),
    openedTo: time(raw['openedTo']),
    q: words(raw['q']),
  });
}
export function connectionsSearch(raw: Raw): ConnectionsSearch {
  return set<ConnectionsSearch>({
    tab: oneOf(raw['tab'], ['ignored', 'dead-letters'] as const),
    connection: words(raw['connection']),
    reason: words(raw['reason']),
  });
}

export function webhooksSearch(raw: Raw): WebhooksSearch {
  return set<WebhooksSearch>({ outcome: oneOf(raw['outcome'], deliveryOutcomes), case: words(raw['case']) });
}

export function incidentsSearch(raw: Raw): IncidentsSearch {
  return set<IncidentsSearch>({ stage: oneOf(raw['stage'], ['proposed', 'open', 'closed', 'declined'] as const) });
}
export function incidentSearch(raw: Raw): IncidentSearch {
  return set<IncidentSearch>({ tab: oneOf(raw['tab'], ['report'] as const) });
}

export function qualitySearch(raw: Raw): QualitySearch {
  return set<QualitySearch>({
    tab: oneOf(raw['tab'], qualityTabs),
    state: oneOf(raw['state'], reviewLists),
    sample: words(raw['sample']),
    review: words(raw['review']),
  });
}
function day(value: unknown): string | undefined {
  const text = time(value);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : undefined;
}
export function reportsSearch(raw: Raw): ReportsSearch {
  return set<ReportsSearch>({
    range: oneOf(raw['range'], reportRanges),
    from: day(raw['from']),
    to: day(raw['to']),
    queue: words(raw['queue']),
    hours: oneOf(raw['hours'], ['business'] as const),
    since: oneOf(raw['since'], ['post'] as const),
  });
}

export function brandSearch(raw: Raw): BrandSearch {
  return set<BrandSearch>({
    range: oneOf(raw['range'], ranges),
    from: day(raw['from']),
    to: day(raw['to']),
    compare: oneOf(raw['compare'], compares),
    network: oneOf(raw['network'], networkIds),
    topic: words(raw['topic']),
    lang: words(raw['lang']),
    table: flag(raw['table']),
    by: oneOf(raw['by'], authorOrders),
    split: oneOf(raw['split'], splits),
    measure: oneOf(raw['measure'], ['net'] as const),
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
