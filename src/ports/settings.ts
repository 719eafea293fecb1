import type { Agent, Brand, Network, Queue, Rule, Taxonomy } from '../domain/index.ts';

/** One configured use of a connector. `credentials`, `listen` and `options` are checked by the connector's own schema. */
export interface ConnectionSettings {
  readonly id: string;
  readonly brand: string;
  readonly network: Network;
  readonly apiBaseUrl?: string | undefined;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly listen: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  /** Cron expression in node-cron syntax; the connector's own default unless told. */
  readonly poll?: string | undefined;
  readonly enabled: boolean;
  /** Whether its addresses may be private or loopback ones. */
  readonly allowPrivate: boolean;
}

export interface RoutingSettings {
  readonly webhook?:
    { readonly url: string; readonly secret: string; readonly ackTimeout: number; readonly allowPrivate: boolean } | undefined;
  /** Case events also go into the BullMQ queue `earshot-routing`; needs Redis. */
  readonly bullmqQueue?: boolean;
}

/** The configuration in force, as everything inside reads it. */
export interface Settings {
  readonly brands: readonly Brand[];
  readonly connections: readonly ConnectionSettings[];
  /** The first one is the default queue. */
  readonly queues: readonly Queue[];
  readonly rules: readonly Rule[];
  readonly routing: RoutingSettings | null;
  readonly agents: readonly Agent[];
  /** By brand id. */
  readonly taxonomies: Readonly<Record<string, Taxonomy>>;
}
