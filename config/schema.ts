import { validate as isCron } from 'node-cron';
import { z } from 'zod';
import {
  agentSchema,
  brandSchema,
  configIdSchema,
  defaultResolutions,
  digestLanguages,
  durationSchema,
  networkSchema,
  queueSchema,
  resolutionCodeSchema,
  ruleSchema,
  sentimentLabels,
  severities,
  timeZoneSchema,
  type Agent,
  type Brand,
  type Queue,
  type ResolutionCode,
  type Rule,
  type Taxonomy,
} from '../src/domain/index.ts';
import type {
  AlertSettings,
  ConnectionSettings,
  MailSettings,
  ServerSettings,
  TransformerSettings,
} from '../src/ports/settings.ts';
import { addressKind, parseHttpAddress } from './addresses.ts';

const httpAddress = z.string().refine((text) => parseHttpAddress(text) !== undefined, {
  message: 'is not an address: write https://host/path, without a user name or password in it',
});

const cron = z.string().refine((text) => isCron(text), {
  message:
    'is not a cron expression: write five fields such as "*/2 * * * *" (minute, hour, day, month, weekday), or six with seconds first',
});

/** Of a connection's credentials only the connector knows more; it checks them by its own schema. */
const settings = z.record(z.string(), z.unknown());

export const connectionSchema = z
  .strictObject({
    id: configIdSchema,
    brand: z.string(),
    network: networkSchema,
    apiBaseUrl: httpAddress
      .optional()
      .describe("Where the network's API lives: a gateway or a test server instead of the network itself"),
    credentials: settings.default({}).describe("The network's credentials; see docs/connectors.md"),
    listen: settings.default({}).describe('What to listen to: the network decides what there is'),
    options: settings.default({}).describe("The network's other settings"),
    poll: cron.optional().describe('When to poll, as a cron expression'),
    enabled: z.boolean().default(true),
    allowPrivate: z.boolean().optional().describe('Lets apiBaseUrl point to a private address; a loopback address implies it'),
  })
  .transform(({ allowPrivate, ...connection }) => ({
    ...connection,
    allowPrivate: allowPrivate ?? isLoopback(connection.apiBaseUrl),
  }));

function isLoopback(address: string | undefined): boolean {
  const url = address === undefined ? undefined : parseHttpAddress(address);
  return url !== undefined && addressKind(url) === 'loopback';
}

/** Shortest key taken, in bytes; the specification recommends 24 to 64. */
const SHORTEST_KEY = 8;

/** A Standard Webhooks secret: base64, with or without `whsec_` in front. */
const webhookSecret = z.string().refine(
  (secret) => {
    const base64 = secret.replace(/^whsec_/, '');
    const bytes = Buffer.from(base64, 'base64');
    return bytes.length >= SHORTEST_KEY && bytes.toString('base64').replace(/=+$/, '') === base64.replace(/=+$/, '');
  },
  {
    message:
      'is not a Standard Webhooks secret: write "whsec_" and at least 8 bytes (better 32) in base64; "openssl rand -base64 32" makes one',
  },
);

const routingWebhookSchema = z.strictObject({
  url: httpAddress,
  secret: webhookSecret,
  ackTimeout: durationSchema.prefault('10s'),
  allowPrivate: z.boolean().default(false).describe('Lets url point to a private or loopback address'),
});

const routingSchema = z.strictObject({
  webhook: routingWebhookSchema.optional(),
  bullmqQueue: z
    .boolean()
    .default(false)
    .describe('Also put case events into the BullMQ queue earshot-routing (needs REDIS_URL)'),
});

const FEWEST_TOKENS = 8;
const MOST_TOKENS = 4096;
const LONGEST_WAIT_MS = 60_000;

const transformerSchema = z.strictObject({
  model: z.string().min(1).describe('Path of an ONNX model for text classification, beside this file unless absolute'),
  tokenizer: z.string().min(1).describe("Path of the model's tokenizer.json"),
  labels: z
    .array(z.enum(sentimentLabels))
    .max(64)
    .refine((labels) => labels.includes('negative') && labels.includes('positive'), {
      message: 'must name negative and positive at least once: write one label for each class of the model, in its order',
    })
    .describe("What each of the model's classes means, in their order; several may mean the same"),
  below: z.number().min(0).max(1).default(0.6).describe('It is asked where the confidence of the sentiment is below this'),
  maxTokens: z.int().min(FEWEST_TOKENS).max(MOST_TOKENS).default(128),
  timeout: durationSchema
    .prefault('2s')
    .refine((ms) => ms > 0 && ms <= LONGEST_WAIT_MS, { message: 'is out of bounds: write 1s to 60s' })
    .describe('How long a batch waits for it at most'),
});

const understandingSchema = z.strictObject({
  transformer: transformerSchema
    .optional()
    .describe('Your own model for texts that the first pass is unsure of; see docs/operations.md'),
});

const serverSchema = z
  .strictObject({
    publicUrl: httpAddress
      .optional()
      .describe('The address at which people open this installation; links in case events start with it'),
    secureCookies: z.boolean().optional().describe('Sign-ins work by https only; a publicUrl with https implies it'),
  })
  .transform(({ publicUrl, secureCookies }): ServerSettings => {
    const address = publicUrl?.replace(/\/+$/u, '') ?? null;
    return { publicUrl: address, secureCookies: secureCookies ?? address?.toLowerCase().startsWith('https://') === true };
  });

/** Port of a server that is safe from the first byte (RFC 8314), and of one that becomes so. */
const SAFE_PORT = 465;
const SUBMISSION_PORT = 587;
const HOST = /^[a-z0-9]([a-z0-9.:-]{0,251}[a-z0-9])?$/iu;
const FROM = /^(?:[^<>\r\n"]{1,128} <)?[^\s@<>,;"]+@[^\s@<>,;"]+>?$/u;

const mailSchema = z
  .strictObject({
    host: z.string().regex(HOST, { message: 'is no host: write its name alone, such as smtp.example.com' }),
    port: z.int().min(1).max(65_535).optional().describe(`${SUBMISSION_PORT} unless told, ${SAFE_PORT} with secure: tls`),
    secure: z
      .enum(['starttls', 'tls', 'none'])
      .optional()
      .describe('starttls unless told, tls with port 465; none sends as plain text, within your own network only'),
    user: z.string().min(1).max(256).optional(),
    password: z.string().min(1).max(1024).optional(),
    from: z
      .string()
      .max(320)
      .refine((text) => FROM.test(text) && text.includes('<') === text.endsWith('>'), {
        message: 'is no sender: write an address, or "Name <address>"',
      })
      .describe('Who letters are from: an address, or "Name <address>"'),
    allowPrivate: z.boolean().default(false).describe('Lets host be inside your own network, or this machine'),
  })
  .superRefine(({ host, user, password, secure, allowPrivate }, context) => {
    const address = parseHttpAddress(`http://${host.includes(':') ? `[${host}]` : host}`);
    if (!allowPrivate && address && addressKind(address) !== 'public')
      context.addIssue({
        code: 'custom',
        path: ['host'],
        message: 'is a private address, which is refused unless "allowPrivate: true" stands beside it',
      });
    if ((user === undefined) !== (password === undefined))
      context.addIssue({ code: 'custom', path: ['user'], message: 'and password belong together: write both, or neither' });
    if (secure === 'none' && user !== undefined && !allowPrivate)
      context.addIssue({
        code: 'custom',
        path: ['secure'],
        message: 'would send the password as plain text: write starttls or tls',
      });
  })
  .transform(({ secure, port, ...rest }): MailSettings => {
    const way = secure ?? (port === SAFE_PORT ? 'tls' : 'starttls');
    return { ...rest, secure: way, port: port ?? (way === 'tls' ? SAFE_PORT : SUBMISSION_PORT) };
  });

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/u;
const MOST_ADDRESSES = 50;
const LONGEST_BETWEEN_MS = 86_400_000;
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, { message: 'is no time of day: write it as 22:00' });

const alertLetters = {
  to: z
    .array(z.string().max(254).regex(ADDRESS, { message: 'is no e-mail address: write it as name@example.com' }))
    .max(MOST_ADDRESSES)
    .describe('Who gets an e-mail about a rise of mentions; needs mail'),
  quietHours: z
    .strictObject({ from: clockTime, to: clockTime, timeZone: timeZoneSchema })
    .refine(({ from, to }) => from !== to, {
      message: 'is the same time as "from", so that letters would never wait: leave quietHours out, or write another time',
      path: ['to'],
    })
    .nullable()
    .optional()
    .describe('E-mail waits from one time of day to the other, and what waited comes as one message; null: it never waits'),
  atMostEvery: durationSchema
    .refine((ms) => ms <= LONGEST_BETWEEN_MS, { message: 'is out of bounds: write 24h at most' })
    .describe('Least time between two e-mails; what comes in between is told in one'),
  severity: z.enum(severities).describe('Nothing less bad is told'),
  language: z.enum(digestLanguages).describe('In which language e-mails about rises are written'),
};

const alertsSchema = z.strictObject({
  to: alertLetters.to.default([]),
  quietHours: alertLetters.quietHours,
  atMostEvery: alertLetters.atMostEvery.prefault('15m'),
  severity: alertLetters.severity.default('medium'),
  language: alertLetters.language.default('en'),
  brands: z
    .record(z.string(), z.strictObject(alertLetters).partial())
    .optional()
    .describe('What is otherwise for one brand, by its id; what is left out is as for all. Such a brand has letters of its own'),
  webhook: z
    .strictObject({
      ...routingWebhookSchema.shape,
      ackTimeout: durationSchema
        .prefault('10s')
        .refine((ms) => ms > 0 && ms <= LONGEST_WAIT_MS, { message: 'is out of bounds: write 1s to 60s' })
        .describe('How long an answer is waited for'),
    })
    .optional()
    .describe('An address that hears of each alert at once, by signed events'),
});

const resolutionsSchema = z
  .array(resolutionCodeSchema)
  .min(1, { message: 'is empty: name at least one way in which a case ends, or leave it out for the built-in list' })
  .max(50)
  .superRefine((list, context) => {
    list.forEach(({ id }, at) => {
      if (list.findIndex((other) => other.id === id) < at)
        context.addIssue({ code: 'custom', path: [at, 'id'], message: 'is taken: another resolution has it already' });
    });
  });

export const configurationSchema = z.strictObject({
  brands: z.array(brandSchema).min(1, { message: 'is empty: name at least one brand' }),
  connections: z.array(connectionSchema).default([]),
  queues: z.array(queueSchema).default([]),
  rules: z.array(ruleSchema).default([]),
  routing: routingSchema.optional(),
  agents: z.array(agentSchema).default([]),
  resolutions: resolutionsSchema
    .default([...defaultResolutions])
    .describe('How a case may end, as people choose it when they solve one; a built-in list unless named'),
  server: serverSchema.prefault({}),
  mail: mailSchema.optional().describe('The mail server that digests and alerts go out by'),
  alerts: alertsSchema.optional().describe('Who hears of rises of mentions, and when; see docs/spikes.md'),
  understanding: understandingSchema.prefault({}),
  retention: z
    .strictObject({ ignoredDays: z.int().min(1).max(3650).default(30) })
    .prefault({})
    .describe('How many days what is none of our business stays on the shelf'),
});

/** One configured use of a connector, as everything inside reads it; `allowPrivate` is settled. */
export type ConnectionConfig = ConnectionSettings;

/** `ackTimeout` in milliseconds. */
export type RoutingConfig = z.infer<typeof routingSchema>;

/** What is to be listened for, by whom it is answered and how; all references hold. */
export interface Configuration {
  readonly brands: readonly Brand[];
  readonly connections: readonly ConnectionConfig[];
  /** At least one: without any configured, a queue `default` that is open always. */
  readonly queues: readonly Queue[];
  readonly rules: readonly Rule[];
  readonly routing: RoutingConfig | null;
  readonly agents: readonly Agent[];
  readonly resolutions: readonly ResolutionCode[];
  readonly server: ServerSettings;
  readonly mail?: MailSettings | undefined;
  readonly alerts?: AlertSettings | undefined;
  /** By the brand's id. */
  readonly taxonomies: Readonly<Record<string, Taxonomy>>;
  /** Paths are absolute. */
  readonly understanding: { readonly transformer?: TransformerSettings | undefined };
  readonly retention: { readonly ignoredDays: number };
  /** Names what the file says of brands, connections, queues, rules and agents. It is made from credentials too: keep it sealed. */
  readonly fingerprint: string;
}
