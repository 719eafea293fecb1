import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import type { BulkResult } from './inbox.ts';
import type { PresenceActivity, PresenceStatus } from './presence.ts';
import type { CaseSummary } from './types.ts';

/** How one queue stands. Rates are cases an hour; `arrivals` and `answers` count ten minutes each, the last of which runs. */
export interface BoardQueue {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  /** More waits than was read: what is counted beside the depth is a lower bound. */
  readonly bounded: boolean;
  readonly oldestAt: string | null;
  readonly arrivals: readonly number[];
  readonly answers: readonly number[];
  readonly arrivalRate: number;
  readonly serviceRate: number;
  /** What the agents who are there can be expected to answer. */
  readonly expectedRate: number;
  readonly agents: number;
  readonly predictedBreachAt: string | null;
  readonly breached: number;
  readonly nextDue: readonly { readonly id: string; readonly number: number; readonly dueAt: string }[];
}

export interface BoardAgent {
  readonly id: string;
  readonly name: string;
  readonly presence: PresenceStatus;
  readonly activity: PresenceActivity | null;
  readonly case: string | null;
  readonly since: string | null;
  readonly load: number;
  readonly capacity: number | null;
  readonly lastActivityAt: string | null;
  readonly help: { readonly case: string; readonly number: number; readonly text: string; readonly at: string } | null;
  readonly typingOn: string | null;
}

/** Those who wait, by seconds since the customer wrote; `to` null is without end. */
export interface AgeBand {
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
  readonly breached: number;
}

export interface Board {
  readonly at: string;
  readonly queues: readonly BoardQueue[];
  readonly agents: readonly BoardAgent[];
  readonly totals: {
    readonly waiting: number;
    readonly oldestAt: string | null;
    readonly breached: number;
    readonly nextBreach: string | null;
    readonly help: number;
    readonly withAgents: number;
    readonly places: number;
    /** Cases that are nobody's, not even a queue's: there should be none. */
    readonly unowned: number;
  };
  readonly ages: readonly AgeBand[];
  readonly breaches: readonly CaseSummary[];
  readonly bounded: boolean;
}

export const boardKey = ['board'] as const;
const freshEveryMs = 10_000;

export function boardQuery(brand: string | undefined) {
  return queryOptions({
    queryKey: [...boardKey, brand],
    queryFn: ({ signal }) => request<Board>('/v1/board', { query: { brand }, signal }),
    refetchInterval: freshEveryMs,
    placeholderData: keepPreviousData,
  });
}

export type HandTo = { readonly kind: 'agent' | 'queue'; readonly id: string };

/** Hands cases over, each as it was seen; what is refused of one leaves the others done. */
export function handOver(options: {
  readonly cases: readonly { readonly id: string; readonly version: number }[];
  readonly to: HandTo;
  readonly idempotencyKey: string;
}): Promise<BulkResult> {
  const { cases, to, idempotencyKey } = options;
  return request('/v1/cases/bulk', {
    method: 'POST',
    body: { cases: cases.map(({ id, version }) => ({ id, version })), action: { type: 'transfer', to } },
    headers: { 'idempotency-key': idempotencyKey },
    timeoutMs: 60_000,
  });
}
