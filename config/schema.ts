import { validate as isCron } from 'node-cron';
import { z } from 'zod';
import {
  agentSchema,
  brandSchema,
  configIdSchema,
  defaultResolutions,
  durationSchema,
  networkSchema,
  queueSchema,
  resolutionCodeSchema,
  ruleSchema,
  sentimentLabels,
  type Agent,
  type Brand,
  type Queue,
  type ResolutionCode,
  type Rule,
  type Taxonomy,
} from '../src/domain/index.ts';
import type { ConnectionSettings, ServerSettings, TransformerSettings } from '../src/ports/settings.ts';
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
  /** By the brand's id. */
  readonly taxonomies: Readonly<Record<string, Taxonomy>>;
  /** Paths are absolute. */
  readonly understanding: { readonly transformer?: TransformerSettings | undefined };
  readonly retention: { readonly ignoredDays: number };
  /** Names what the file says of brands, connections, queues, rules and agents. It is made from credentials too: keep it sealed. */
  readonly fingerprint: string;
}
