import { z } from 'zod';
import { durationSchema } from '../../src/domain/duration.ts';

/** Stays in service until 2028-07-29; Graph versions live about two years. */
const DEFAULT_API_VERSION = 'v25.0';
const MAX_PAGE_SIZE = 100;
const secret = z.string().trim().min(1).max(1024);

/** YAML reads an unquoted id as a number; one beyond 2^53 would be another page. */
const pageIdSchema = z
  .union([z.string(), z.int().transform(String)])
  .refine((id) => /^\d{1,32}$/.test(id), { message: 'must be the page id: digits only, in quotes' });

/** Which edges the poll reads. */
export const listenSchema = z.strictObject({
  feed: z.boolean().default(true),
  comments: z.boolean().default(true),
  ratings: z.boolean().default(true),
  conversations: z.boolean().default(true),
  tagged: z.boolean().default(true),
});

export const optionsSchema = z.strictObject({
  /** How far back a first poll goes; as far as `maxPages` reach unless told. */
  lookBack: durationSchema.optional(),
  /** How many of the newest posts are watched for new comments. */
  watchedPosts: z.int().min(1).max(500).default(50),
  /** Things asked for in one call. */
  pageSize: z.int().min(1).max(MAX_PAGE_SIZE).default(50),
  /** Calls for one edge in one poll. */
  maxPages: z.int().min(1).max(100).default(10),
});

/** A Facebook page's `credentials`, `listen` and `options`. */
export const settingsSchema = z.strictObject({
  pageId: pageIdSchema,
  pageAccessToken: secret,
  /** Checks webhooks and proves calls (`appsecret_proof`); without it webhooks are refused. */
  appSecret: secret.optional(),
  /** The word chosen in Meta's dashboard when the webhook is set up. */
  verifyToken: secret.optional(),
  apiVersion: z
    .string()
    .regex(/^v\d{1,3}\.\d{1,2}$/, { message: 'must look like v25.0' })
    .default(DEFAULT_API_VERSION),
  listen: listenSchema.prefault({}),
  options: optionsSchema.prefault({}),
});
export type FacebookSettings = z.infer<typeof settingsSchema>;
export type EdgeName = keyof z.infer<typeof listenSchema>;
