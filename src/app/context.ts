import type { OpenIncidents } from '../cases/incidents/open.ts';
import type { IncidentService } from '../cases/incidents/service.ts';
import type { IncidentWork } from '../cases/incidents/work.ts';
import type { QueueBook } from '../cases/queue-book.ts';
import type { ReplySender } from '../cases/replies/sender.ts';
import type { ReplyService } from '../cases/replies/service.ts';
import type { CaseService } from '../cases/service.ts';
import type { PipelineDeps } from '../pipeline/take-in.ts';
import type { Clock } from '../ports/clock.ts';
import type { AnyConnector } from '../ports/connector.ts';
import type { ChangeFeed } from '../ports/events.ts';
import type { DigestTokens } from '../ports/digests.ts';
import type { Http } from '../ports/http.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Mailer } from '../ports/mail.ts';
import type { RoutingQueue } from '../ports/routing.ts';
import type { ConnectionSettings, Settings } from '../ports/settings.ts';
import type { Stores } from '../ports/stores.ts';
import type { Metrics } from './metrics.ts';

/** The configuration in force, followed while the program runs. */
export interface LiveSettings {
  current(): Settings;
  version(): number;
  queues(): QueueBook;
  connection(id: string): ConnectionSettings | undefined;
  /** Calls back after the configuration changed, until stopped. */
  onChange(listener: () => void): () => void;
}

/** Everything a worker or the API may use. Made in compose.ts, and nowhere else. */
export interface AppContext {
  readonly settings: LiveSettings;
  readonly stores: Stores;
  readonly jobs: JobQueue;
  /** Null without Redis. */
  readonly routingQueue: RoutingQueue | null;
  readonly changes: ChangeFeed;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly metrics: Metrics;
  readonly pipeline: PipelineDeps;
  readonly cases: CaseService;
  readonly replies: { readonly service: ReplyService; readonly sender: ReplySender };
  readonly incidents: {
    readonly service: IncidentService;
    readonly work: IncidentWork;
    readonly open: OpenIncidents;
  };
  readonly intake: Intake;
  connector(networkOrAlias: string): AnyConnector | undefined;
  http(options: { readonly allowPrivate: boolean }): Http;
  /** Hands letters to the mail server of the settings in force; null while they name none. Use `postLetter` to send one surely. */
  mail(): Mailer | null;
  /** Of links that switch a digest off. */
  readonly digestTokens: DigestTokens;
  /** The address under which this installation is known, without a slash at the end. */
  publicUrl(): string;
  /** Names this process among others. */
  readonly processId: string;
  readonly sample: SamplePlayer | null;
}

/** The door of the pipeline. */
export interface Intake {
  /** Queues payloads of a connection. Resolves once they are safely stored. Returns the batch's id. */
  put(connection: string, payloads: readonly unknown[]): Promise<string>;
}

export interface SamplePlayer {
  progress(): { readonly played: number; readonly total: number; readonly finished: boolean };
  /** Plays what is left, until done or the signal aborts. */
  play(signal: AbortSignal): Promise<void>;
}

/** Something that runs in the background from start to stop. */
export interface Worker {
  readonly name: string;
  readonly role: 'listen' | 'work';
  start(app: AppContext): Promise<() => Promise<void>>;
}
