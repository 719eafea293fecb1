import { z } from 'zod';
import { flatSettings } from '../kit/settings.ts';

const MIN_SECRET_BYTES = 8;

/** A Standard Webhooks secret: base64, with or without `whsec_` in front. */
const secretShape = z.string().refine(
  (secret) => {
    const base64 = secret.replace(/^whsec_/, '');
    return (
      /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && base64.length % 4 === 0 && Buffer.from(base64, 'base64').length >= MIN_SECRET_BYTES
    );
  },
  { error: 'must be "whsec_" and at least 8 bytes (better 32) in base64; "openssl rand -base64 32" makes one' },
);

const schema = z
  .strictObject({
    /** Where answers are handed over. Without it, answers are given where the item came from. */
    replyUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** Signs what goes there. */
    replySecret: secretShape.optional(),
  })
  .refine((settings) => (settings.replyUrl === undefined) === (settings.replySecret === undefined), {
    path: ['replySecret'],
    error: 'replyUrl and replySecret go together',
  });

/** What a connection of this network is given. */
export const settingsSchema = flatSettings(schema);
export type CustomSettings = z.infer<typeof schema>;
