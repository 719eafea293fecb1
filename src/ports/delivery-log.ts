import type { OutboxEvent } from '../domain/index.ts';
import type { PageOf, PageRequest } from './page.ts';

export const deliveryOutcomes = ['delivered', 'failed', 'gone'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** One try to hand one event of a case to the routing service. */
export interface DeliveryAttempt {
  readonly id: string;
  readonly at: string;
  readonly case: string;
  readonly event: OutboxEvent;
  /** 1 for the first try since the last success. */
  readonly attempt: number;
  /** `gone`: the service answered 410 and wants nothing more. */
  readonly outcome: DeliveryOutcome;
  /** HTTP status; null when none came, or no HTTP was spoken. */
  readonly status: number | null;
  /** Milliseconds from sending to the answer. */
  readonly ms: number;
  /** Short stable code; null for what was delivered. */
  readonly error: string | null;
}

export interface DeliveryFilter {
  readonly case?: string;
  /** Id of an event. */
  readonly event?: string;
  readonly outcome?: DeliveryOutcome;
}

/** Days after which a try is forgotten. */
export const DELIVERIES_KEPT_DAYS = 14;

/** What became of events on their way to the routing service, forgotten after {@link DELIVERIES_KEPT_DAYS} days. */
export interface DeliveryLog {
  /** Notes tries in one go; one whose id is there already is left as it is. */
  note(attempts: readonly DeliveryAttempt[]): Promise<void>;
  /** Newest first. */
  list(filter: DeliveryFilter, page: PageRequest): Promise<PageOf<DeliveryAttempt>>;
  get(id: string): Promise<DeliveryAttempt | undefined>;
}
