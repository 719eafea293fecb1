import { z } from 'zod';
import { flatSettings } from '../kit/settings.ts';

const filled = z.string().trim().min(1);

const accountShape = z.object(
  {
    client_email: filled,
    private_key: filled,
    private_key_id: filled.optional(),
    token_uri: z.url({ protocol: /^https?$/ }).optional(),
  },
  { error: 'must be the JSON of the service account key file' },
);

/** The key file as an object, or its text. */
const serviceAccountShape = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    return undefined;
  }
}, accountShape);

const schema = z
  .strictObject({
    /** Such as `com.example.app`. */
    packageName: z.string().regex(/^[A-Za-z]\w*(?:\.\w+)+$/, { error: 'must be a package name such as com.example.app' }),
    /** Key file of a service account that may reply to reviews. */
    serviceAccount: serviceAccountShape.optional(),
    /** A token of one's own instead of a service account. */
    accessToken: filled.optional(),
    /** Where tokens are given; the key file's own address unless told. */
    tokenUri: z.url({ protocol: /^https?$/ }).optional(),
  })
  .refine((settings) => settings.serviceAccount !== undefined || settings.accessToken !== undefined, {
    path: ['serviceAccount'],
    error: 'is missing: give serviceAccount or accessToken',
  });

/** What a connection of this network is given. */
export const settingsSchema = flatSettings(schema);
export type GooglePlaySettings = z.infer<typeof schema>;
