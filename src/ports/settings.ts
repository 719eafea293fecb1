import type {
  Agent,
  Brand,
  DigestLanguage,
  Network,
  OwnTopic,
  Queue,
  ResolutionCode,
  Rule,
  SentimentLabel,
  Severity,
  Taxonomy,
} from '../domain/index.ts';

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

/** An operator's own model for texts that the first pass is unsure of. */
export interface TransformerSettings {
  /** Paths of an ONNX model for text classification and of its tokenizer.json. */
  readonly model: string;
  readonly tokenizer: string;
  /** What each of the model's classes means, in their order. */
  readonly labels: readonly SentimentLabel[];
  /** It is asked where the sentiment's confidence is below this. */
  readonly below: number;
  readonly maxTokens: number;
  /** Milliseconds that a batch waits for it at most. */
  readonly timeout: number;
}

/** The mail server that letters go out by. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `starttls`: the connection is made safe before anything is said; `tls`: it is from the start; `none`: it never is. */
  readonly secure: 'starttls' | 'tls' | 'none';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Who letters are from: an address, or `Name <address>`. */
  readonly from: string;
  /** Whether the server may stand in a private network or on this machine. */
  readonly allowPrivate: boolean;
}

/** Who gets letters about rises of mentions, and when. */
export interface AlertLetterSettings {
  /** E-mail addresses. */
  readonly to: readonly string[];
  /** E-mail waits while clocks of the zone show a time from `from` up to `to`, such as 22:00 and 07:00. Null: it never waits. */
  readonly quietHours?: { readonly from: string; readonly to: string; readonly timeZone: string } | null | undefined;
  /** Milliseconds between two e-mails, at least; what comes in between is told in one. */
  readonly atMostEvery: number;
  /** Nothing less bad is told. */
  readonly severity: Severity;
  /** Of letters; English where it is missing. */
  readonly language?: DigestLanguage | undefined;
}

/** Who hears of rises of mentions, and when. */
export interface AlertSettings extends AlertLetterSettings {
  /** What is otherwise for one brand, by its id. */
  readonly brands?:
    Readonly<Record<string, { readonly [Key in keyof AlertLetterSettings]?: AlertLetterSettings[Key] | undefined }>> | undefined;
  /** Programs hear of it at once. `ackTimeout`: milliseconds; ten seconds where it is missing. */
  readonly webhook?:
    | {
        readonly url: string;
        readonly secret: string;
        readonly ackTimeout?: number | undefined;
        readonly allowPrivate: boolean;
      }
    | undefined;
}

/** How people and services reach this installation. */
export interface ServerSettings {
  /** The address people open, without a slash at the end; null when only the address it listens at is known. */
  readonly publicUrl: string | null;
  /** True when people reach it by https only: cookies go no other way. */
  readonly secureCookies: boolean;
}

/** One change of the stored configuration: what differs from the one before, without any value. */
export interface SettingsChange {
  /** The version that it made. */
  readonly version: number;
  readonly at: string;
  /** The account of who made it, or `configuration file`. */
  readonly by: string;
  /** Lines such as `~ queue care: hours, sla`. */
  readonly what: readonly string[];
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
  /** How cases may end; at least one. */
  readonly resolutions: readonly ResolutionCode[];
  /** Missing in what was stored before there was a choice. */
  readonly server?: ServerSettings | undefined;
  /** Null or missing: no letters go out. */
  readonly mail?: MailSettings | null | undefined;
  /** Null or missing: nobody is told of alerts. */
  readonly alerts?: AlertSettings | null | undefined;
  /** Missing in what was stored before there was a choice. */
  readonly understanding?: { readonly transformer?: TransformerSettings | undefined };
  /** By brand id. */
  readonly taxonomies: Readonly<Record<string, Taxonomy>>;
  /** Topics that people added while the program ran, by brand id. Where settings are in force, the taxonomies hold them. */
  readonly ownTopics?: Readonly<Record<string, readonly OwnTopic[]>> | undefined;
  /** Names the contents of the configuration's file as it was applied last: while it is the same, edits made since stay. */
  readonly appliedFile?: string | undefined;
  /** The latest changes, oldest first, bounded. */
  readonly history?: readonly SettingsChange[] | undefined;
}
