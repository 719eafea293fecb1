import type { Correction, OwnTopic, Taxonomy } from '../domain/index.ts';
import type { IncidentService } from '../cases/incidents/service.ts';
import type { ReplyService } from '../cases/replies/service.ts';
import type { CaseService } from '../cases/service.ts';
import type { ChangeFeed } from '../ports/events.ts';
import type { Clock } from '../ports/clock.ts';
import type { AnyConnector, RawRequest, WebhookAnswer } from '../ports/connector.ts';
import type { ConnectionControl } from '../ports/connection-control.ts';
import type { DigestTokens } from '../ports/digests.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { ConnectionSettings, Settings } from '../ports/settings.ts';
import type { SettingsEdits } from '../ports/settings-edits.ts';
import type { ShareTokens } from '../ports/shares.ts';
import type { Stores } from '../ports/stores.ts';
import type { TopicPreview } from '../understand/topics/preview.ts';

/** A connection as the API needs it: no credentials. */
export type ConfiguredConnection = Pick<ConnectionSettings, 'id' | 'brand' | 'network'>;

/** The configuration in force, as far as the API reads it; `Settings` fits. Asked for anew on each request. */
export interface RuntimeConfiguration extends Pick<
  Settings,
  'brands' | 'queues' | 'rules' | 'agents' | 'taxonomies' | 'ownTopics' | 'resolutions' | 'server' | 'mail'
> {
  readonly connections: readonly ConfiguredConnection[];
}

/** How far the sample feed has come. */
export interface SampleProgress {
  readonly played: number;
  readonly total: number;
  readonly finished: boolean;
}

/** Bounds of the server, each with a default (see `limits.ts`); tests and large installs set others. */
export interface ApiLimits {
  /** Requests a minute of one account that is no key. */
  readonly requestsPerMinute: number;
  /** Sign-in attempts a minute of one address. */
  readonly signInsPerMinute: number;
  /** Failed sign-ins of one account within {@link failedSignInWindowMs} before it has to wait. */
  readonly failedSignIns: number;
  readonly failedSignInWindowMs: number;
  /** Event streams of one account at a time, in this process. */
  readonly streamsPerAccount: number;
  /** Bytes one slow event stream may have waiting before it is told to start over. */
  readonly streamBufferBytes: number;
  /** Bytes of request bodies in work at a time, in this process; above it intake and webhooks get 429. */
  readonly bodyBytesInFlight: number;
  /** Milliseconds between signs of life on an event stream. */
  readonly keepAliveMs: number;
  /** Milliseconds after which an event stream ends, so that its browser signs in anew by opening the next. */
  readonly streamLifeMs: number;
  /** Milliseconds a request may take from its last byte to the answer. */
  readonly answerWithinMs: number;
}

/** All the API needs from the rest of the program. `src/app/compose` hands it in. */
export interface ApiDeps {
  readonly stores: Stores;
  readonly jobs: JobQueue;
  readonly changes: ChangeFeed;
  readonly clock: Clock;
  readonly log: Log;
  configuration(): RuntimeConfiguration;
  /** The address under which this installation is known, without a slash at the end. */
  publicUrl(): string;
  /** The connector of a network's id or alias. */
  connector(networkOrAlias: string): AnyConnector | undefined;
  /**
   * Lets the connection's connector judge a request and, when it accepts, queues the payloads before resolving.
   * Rejects when the queue doesn't take them: the network must then deliver again.
   */
  receiveWebhook(connection: string, request: RawRequest): Promise<WebhookAnswer | { readonly type: 'unknown-connection' }>;
  /** Queues payloads of a connection as one batch. Resolves once they are safely stored; rejects when the queue is down. */
  takeIn(input: {
    readonly connection: string;
    readonly items: readonly unknown[];
  }): Promise<{ readonly batchId: string; readonly accepted: number }>;
  readonly cases: CaseService;
  readonly replies: ReplyService;
  readonly incidents: IncidentService;
  /** Null when a real configuration is in use. In sample mode callers on this machine need no sign-in. */
  sample(): SampleProgress | null;
  readonly topics: {
    /** Sees what a topic would find beside those of the taxonomy. */
    preview(topic: OwnTopic, taxonomy: Taxonomy): TopicPreview;
    /** Adds a topic to a brand's taxonomy, in place of one that people added under its id. False when it could not be kept now. */
    keep(brand: string, topic: OwnTopic): Promise<boolean>;
    /** Takes out a topic that people added. False when it could not be done now. */
    remove(brand: string, id: string): Promise<boolean>;
  };
  readonly settings: SettingsEdits;
  readonly shareTokens: ShareTokens;
  readonly digestTokens: DigestTokens;
  readonly connections: ConnectionControl;
  /** Names the weights in use: what new labels carry. */
  labelsVersion(): string;
  /** A correction was kept. */
  noteCorrection(correction: Correction): void;
  /** The Prometheus exposition. */
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
  /** Folder of the built page, or null when it isn't built. */
  readonly webRoot: string | null;
  readonly secretOptions: {
    /** The first service key (`EARSHOT_API_KEY`): every right, kept in no store. */
    readonly apiKey?: string;
    /** True when people reach the server by https only; false unless told. */
    readonly secureCookies?: boolean;
  };
  readonly version: string;
  readonly limits?: Partial<ApiLimits>;
  /** Checks every answer against its documented schema before it leaves, and fails the request if it differs. For tests. */
  readonly checkResponses?: boolean;
}
