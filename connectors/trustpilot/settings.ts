import { z } from 'zod';
import { flatSettings } from '../kit/settings.ts';

const filled = z.string().trim().min(1);

const schema = z
  .strictObject({
    /** Id of the business unit; `domain` finds it otherwise. */
    businessUnitId: filled.optional(),
    /** Such as `example.com`. */
    domain: filled.optional(),
    apiKey: filled.optional(),
    /** With it (and perhaps a business user) the private reviews are read. */
    apiSecret: filled.optional(),
    username: filled.optional(),
    password: filled.optional(),
    /** A token of one's own instead of OAuth. */
    accessToken: filled.optional(),
    /** The business user in whose name reviews are answered, where Trustpilot asks for one. */
    authorBusinessUserId: filled.optional(),
    /** Trustpilot signs nothing: this secret stands in the webhook's address. */
    webhookSecret: z
      .string()
      .min(8, { error: 'must have 8 characters or more, better 32: it is all that protects the webhook' })
      .optional(),
    language: filled.optional(),
  })
  .superRefine((settings, context) => {
    const fail = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    const canRead = settings.apiKey !== undefined || settings.accessToken !== undefined;
    if (!canRead && settings.webhookSecret === undefined) {
      fail('apiKey', 'is missing: give apiKey or accessToken to poll, or webhookSecret');
    }
    if (canRead && settings.businessUnitId === undefined && settings.domain === undefined) {
      fail('businessUnitId', 'is missing: give businessUnitId or domain');
    }
    if (settings.apiSecret !== undefined && settings.apiKey === undefined) fail('apiKey', 'is missing beside apiSecret');
    if ((settings.username === undefined) !== (settings.password === undefined)) {
      fail('password', 'username and password go together');
    }
  });

/** What a connection of this network is given. */
export const settingsSchema = flatSettings(schema);
export type TrustpilotSettings = z.infer<typeof schema>;
