import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import type { Page } from './types.ts';

export const deliveryOutcomes = ['delivered', 'failed', 'gone'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];
export interface Delivery {
  readonly id: string;
  readonly at: string;
  readonly case: string;
  readonly event: string;
  readonly type: string;
  readonly sequence: number;
  readonly attempt: number;
  readonly outcome: DeliveryOutcome;
  readonly status: number | null;
  readonly ms: number;
  readonly error: string | null;
}
export interface DeliveryFilter {
  readonly outcome?: DeliveryOutcome | undefined;
  readonly case?: string | undefined;
}
export const deliveriesKey = ['deliveries'] as const;
export function deliveriesQuery(filter: DeliveryFilter) {
  return infiniteQueryOptions({
    queryKey: [...deliveriesKey, filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Delivery>>('/v1/webhooks/deliveries', { query: { ...filter, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
export function replayDelivery(id: string): Promise<unknown> {
  return request(`/v1/webhooks/deliveries/${encodeURIComponent(id)}/replay`, { method: 'POST' });
}
