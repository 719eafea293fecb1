/** One case event as the routing service gets it: the body of a CloudEvents 1.0 message. */
export interface CaseEvent {
  /** The same however often the event is sent. */
  readonly id: string;
  /** `earshot.case.opened`, ... */
  readonly type: string;
  readonly [attribute: string]: unknown;
}

/** The queue that a routing service on the same Redis takes case events from, in the order in which they were put. */
export interface RoutingQueue {
  /**
   * Puts an event; resolves once it is safely stored. The same id again changes nothing while the first is known: until it
   * is done, and for a day after. Throws RemedyError (`retry`, `queue-unreachable`).
   */
  put(event: CaseEvent): Promise<void>;
  close(): Promise<void>;
}
