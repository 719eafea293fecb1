import { z } from 'zod';
import { manifest } from './manifest.ts';

const listenSchema = z.strictObject({
  /** The filtered stream. */
  stream: z.boolean().default(true),
  /** Recent search in each poll. */
  search: z.boolean().default(true),
  /** The mentions timeline of each own account in each poll. */
  mentions: z.boolean().default(true),
});

const optionsSchema = z.strictObject({
  /** No byte from the stream for this long means that the connection is dead; X sends one every 20 s. */
  silenceMs: z.int().min(10).max(600_000).default(manifest.listen.silenceMs),
  /** How long the first post of a batch waits for company. */
  batchMs: z.int().min(0).max(10_000).default(250),
  batchSize: z.int().min(1).max(1000).default(100),
  /** Posts held in memory before the stream is told to wait. */
  bufferSize: z.int().min(1).max(100_000).default(2000),
  requestTimeoutMs: z.int().min(10).max(120_000).default(15_000),
  /** Longest query your plan allows for recent search. */
  maxQueryLength: z.int().min(64).max(4096).default(512),
  /** Also hear the replies of the own accounts, so that an answer given in X's own app is known. Costs their reads. */
  ownReplies: z.boolean().default(true),
});

const secret = z.string().trim().min(1);

const credentialsSchema = z.strictObject({
  /** App-only bearer token. */
  bearerToken: secret,
  /** The app's consumer secret: needed to answer X's webhook checks, to verify what webhooks bring, and to sign what is sent. */
  consumerSecret: secret.optional(),
  /** The app's consumer key, which with the two that follow signs as the account that answers (OAuth 1.0a). */
  consumerKey: secret.optional(),
  accessToken: secret.optional(),
  accessTokenSecret: secret.optional(),
  /** An OAuth 2.0 token of the account that answers, kept fresh by somebody else: used where there is no OAuth 1.0a. */
  userAccessToken: secret.optional(),
  /** Id of the account whose mentions are read; found by the own handles when not given. */
  userId: z
    .string()
    .regex(/^\d{1,19}$/, { message: 'must be the id of an account: digits only' })
    .optional(),
  listen: listenSchema.prefault({}),
  options: optionsSchema.prefault({}),
});

/** What signs as an account; a part alone is a typing error that would be told only when the first answer goes out. */
const SIGNING = ['consumerKey', 'consumerSecret', 'accessToken', 'accessTokenSecret'] as const;

/** A connection's `credentials` merged with its `listen` and `options`. */
export const settingsSchema = credentialsSchema.superRefine((settings, context) => {
  const begun = SIGNING.some((name) => name !== 'consumerSecret' && settings[name] !== undefined);
  for (const name of SIGNING) {
    if (!begun || settings[name] !== undefined) continue;
    context.addIssue({
      code: 'custom',
      path: [name],
      message: `is missing: answers are signed with all of ${SIGNING.join(', ')}`,
    });
  }
});
export type XSettings = z.infer<typeof settingsSchema>;
