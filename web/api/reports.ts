import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';

/** Seconds, by nearest rank: each is a value that occurred. */
export interface Spread {
  readonly count: number;
  readonly median: number | null;
  readonly p90: number | null;
}
export const reportCounts = ['claimed', 'replies', 'solved', 'reopened', 'returned'] as const;
export const reportSpans = ['firstResponse', 'nextResponse', 'handle', 'resolution'] as const;
export type ReportCount = (typeof reportCounts)[number];
export type ReportSpan = (typeof reportSpans)[number];

export type ReportLine = Readonly<Record<ReportCount, number>> & Readonly<Record<ReportSpan, Spread>>;
export interface AgentReport {
  readonly from: string;
  readonly to: string;
  readonly hours: 'business' | 'calendar';
  readonly since: 'post' | 'receipt';
  readonly agents: readonly (ReportLine & { readonly id: string; readonly name: string })[];
  /** Null for those who see only their own line. */
  readonly total: ReportLine | null;
  /** False: there were more cases than a report reads. */
  readonly complete: boolean;
}
export interface ReportAsk {
  readonly from: string;
  readonly to: string;
  readonly brand: string | undefined;
  readonly queue: string | undefined;
  readonly hours: AgentReport['hours'];
  readonly since: AgentReport['since'];
}

const reportTimeoutMs = 40_000;

export function agentReportQuery(ask: ReportAsk) {
  return queryOptions({
    queryKey: ['report', 'agents', ask],
    queryFn: ({ signal }) =>
      request<AgentReport>('/v1/reports/agents', { query: { ...ask }, signal, timeoutMs: reportTimeoutMs }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
