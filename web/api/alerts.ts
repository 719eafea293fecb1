import { queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import { keys } from './keys.ts';
import type { Named } from './types.ts';

export interface Difference {
  readonly kind: 'phrase' | 'network' | 'country' | 'language' | 'author';
  /** The phrase, or the id of what differs. */
  readonly text: string;
  /** Mentions with it since the rise began, and how many of as many usually have it. */
  readonly count: number;
  readonly usual: number;
}
export type Severity = 'low' | 'medium' | 'high';

/** A rise of mentions that chance hardly explains. */
export interface Alert {
  readonly id: string;
  readonly brand: string;
  /** Where most of it is; null: everywhere. */
  readonly topic: string | null;
  readonly network: string | null;
  readonly measure: 'all' | 'complaints';
  readonly severity: Severity;
  /** 0 to 1 */
  readonly likelihood: number;
  readonly began: string;
  readonly found: string;
  readonly seen: string;
  /** Null while it lasts. */
  readonly until: string | null;
  readonly count: number;
  readonly expected: number;
  readonly whatDiffers: readonly Difference[];
  readonly incident: string | null;
  readonly acknowledged: { readonly by: Named; readonly at: string } | null;
  /** How many findings about other parts of the brand are the same rise. */
  readonly folded: number;
}
export interface Alerts {
  readonly items: readonly Alert[];
  /** Up to when Earshot has looked; null: not yet. */
  readonly watchedAt: string | null;
}

export const spikesKey = [...keys.analytics, 'spikes'] as const;

export function alertsQuery(query: {
  readonly brand: string;
  readonly state: 'open' | 'all';
  readonly from?: string;
  readonly to?: string;
}) {
  return queryOptions({
    queryKey: [...spikesKey, query],
    queryFn: ({ signal }) => request<Alerts>('/v1/analytics/spikes', { query, signal }),
  });
}

/** Somebody has seen it: no further messages go out about it. */
export function acknowledgeAlert(id: string): Promise<Alert> {
  return request(`/v1/alerts/${encodeURIComponent(id)}/acknowledge`, { method: 'POST' });
}
