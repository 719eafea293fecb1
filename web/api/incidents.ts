import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, requestTagged } from './http.ts';
import { keys } from './keys.ts';
import type { CaseSummary, Named, Page } from './types.ts';

export const incidentStates = ['proposed', 'open', 'closed', 'declined'] as const;
export type IncidentState = (typeof incidentStates)[number];

/** Which cases belong to it: all that is named must hold, one of the phrases at least. */
export interface IncidentMatch {
  readonly topic: string | null;
  readonly network: string | null;
  readonly phrases: readonly string[];
}
export interface HoldingStatement {
  readonly text: string;
  readonly by: Named;
  readonly at: string;
  readonly approvedBy: Named | null;
  readonly approvedAt: string | null;
}
/** One problem that many customers report at once. */
export interface Incident {
  readonly id: string;
  readonly brand: string;
  readonly title: string;
  readonly state: IncidentState;
  /** The alert that proposed it; null: made by hand. */
  readonly alert: string | null;
  readonly match: IncidentMatch;
  readonly began: string;
  readonly proposedAt: string;
  readonly acceptedAt: string | null;
  readonly acceptedBy: Named | null;
  readonly closedAt: string | null;
  readonly closedBy: Named | null;
  readonly statement: HoldingStatement | null;
  readonly counts: {
    readonly linked: number;
    readonly open: number;
    readonly told: number;
    readonly answered: number;
    readonly solved: number;
  };
  /** What is being done about its cases now, in the background. */
  readonly working?: readonly ('link' | 'tell' | 'conclude')[];
  /** What whoever declined it said about why. */
  readonly declinedBecause?: string | null;
  /** How its cases may end. */
  readonly resolutions?: readonly Named[];
  readonly version: number;
}
export interface TaggedIncident {
  readonly incident: Incident;
  readonly etag: string;
}

/** Seconds. */
type Times = { readonly count: number; readonly median: number; readonly p90: number } | null;
export interface IncidentReport {
  readonly incident: Incident;
  readonly timeline: readonly {
    readonly at: string;
    readonly kind: string;
    /** Null: Earshot itself. */
    readonly by: Named | null;
    readonly text: string;
  }[];
  /** False: more was said than was looked at. */
  readonly complete?: boolean;
  readonly reach: number;
  readonly mentions: number;
  readonly authors: number;
  readonly networks: readonly { readonly network: string; readonly count: number }[];
  readonly cases: { readonly linked: number; readonly answered: number; readonly told: number; readonly solved: number };
  readonly firstResponse: Times;
  readonly resolution: Times;
  readonly series: readonly { readonly start: string; readonly mentions: number; readonly complaints: number }[];
}

export const incidentsKey = keys.incidents;
const urlOf = (id: string): string => `/v1/incidents/${encodeURIComponent(id)}`;
const pageSize = 50;
/** Work in the background moves its counts. */
const workingMs = 3_000;

export function incidentsQuery(filter: { readonly brand: string; readonly state: IncidentState | undefined }) {
  return infiniteQueryOptions({
    queryKey: [...incidentsKey, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Incident>>('/v1/analytics/incidents', { query: { ...filter, limit: pageSize, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
export function incidentQuery(id: string) {
  return queryOptions({
    queryKey: [...incidentsKey, 'one', id],
    queryFn: async ({ signal }): Promise<TaggedIncident> => {
      const { data, etag } = await requestTagged<Incident>(urlOf(id), { signal });
      return { incident: data, etag: etag ?? `"${data.version}"` };
    },
    refetchInterval: ({ state }) => ((state.data?.incident.working ?? []).length > 0 ? workingMs : false),
  });
}
export function incidentReportQuery(id: string) {
  return queryOptions({
    queryKey: [...incidentsKey, 'report', id],
    queryFn: ({ signal }) => request<IncidentReport>(`${urlOf(id)}/report`, { signal, timeoutMs: 40_000 }),
  });
}

export const tellingStates = ['told', 'waiting', 'left'] as const;
export type TellingReason =
  | 'on-its-way'
  | 'paced'
  | 'held'
  | 'no-statement'
  | 'not-sent'
  | 'unanswerable'
  | 'window-over'
  | 'answered'
  | 'contradicts'
  | 'refused'
  | 'taken-back'
  | 'too-long'
  | 'private-data'
  | 'nothing-to-answer'
  | 'solved'
  | 'over';
/** Whether a linked case's customer was told the statement; `reason` null: told. */
export interface Telling {
  readonly state: (typeof tellingStates)[number];
  readonly reason: TellingReason | null;
  /** What the network or the check said, in its words. */
  readonly detail: string | null;
  /** When it was told, or when the next try is. */
  readonly at: string | null;
}
export interface TellingFilter {
  readonly state?: Telling['state'] | undefined;
  readonly reason?: TellingReason | undefined;
}
export interface IncidentTelling {
  readonly counts: readonly { readonly state: Telling['state']; readonly reason: TellingReason | null; readonly count: number }[];
  readonly looked: number;
  /** False: only the newest were looked at. */
  readonly complete: boolean;
  readonly items: readonly (Telling & { readonly case: CaseSummary })[];
}
const tellingMs = 15_000;

export function incidentTellingQuery(incident: Pick<Incident, 'id' | 'working'>, filter: TellingFilter) {
  return queryOptions({
    queryKey: [...incidentsKey, 'telling', incident.id, filter],
    queryFn: ({ signal }) => request<IncidentTelling>(`${urlOf(incident.id)}/telling`, { query: { ...filter }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: (incident.working ?? []).length > 0 ? workingMs : tellingMs,
  });
}

export interface NewIncident {
  readonly brand: string;
  readonly title: string;
  readonly match: IncidentMatch;
  readonly began: string;
}
export function openIncident(incident: NewIncident): Promise<Incident> {
  return request('/v1/incidents', { method: 'POST', body: incident });
}

export type IncidentAction =
  | { readonly type: 'accept'; readonly title: string; readonly match: IncidentMatch }
  | { readonly type: 'decline'; readonly reason: string | null }
  | { readonly type: 'statement'; readonly text: string }
  | { readonly type: 'statement/approve' }
  | { readonly type: 'send-statement' }
  | { readonly type: 'link'; readonly cases: readonly string[] }
  | { readonly type: 'unlink'; readonly cases: readonly string[] }
  | { readonly type: 'close'; readonly answer: string | null; readonly resolution: string | null };

/**
 * Decides about an incident as it was seen at `etag`.
 * @throws ApiError 412 changed since, 422 not allowed from this state
 */
export function actOnIncident(
  id: string,
  action: IncidentAction,
  attempt: { readonly etag: string; readonly key: string },
): Promise<Incident> {
  const { type, ...body } = action;
  return request(`${urlOf(id)}/${type}`, {
    method: 'POST',
    body,
    headers: { 'if-match': attempt.etag, 'idempotency-key': attempt.key },
  });
}
