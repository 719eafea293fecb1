import { z } from 'zod';
import { flatSettings } from '../kit/settings.ts';

const filled = z.string().trim().min(1);
const country = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2}$/, { error: 'must be the two letters of a country, such as za' })
  .transform((code) => code.toLowerCase());

const schema = z
  .strictObject({
    /** The number in the app's address: `1404176564` of `apps.apple.com/us/app/id1404176564`. */
    appId: z
      .union([z.string(), z.int()])
      .transform(String)
      .pipe(z.string().regex(/^\d{1,20}$/, { error: 'must be the number in the address of the app' })),
    /** App Store Connect: id of the API key. Without a key the public feed is read. */
    keyId: filled.optional(),
    /** App Store Connect: id of the issuer; none for a key of one person. */
    issuerId: filled.optional(),
    /** App Store Connect: the .p8 file. */
    privateKey: filled.optional(),
    /** A token of one's own for App Store Connect instead of a key. */
    accessToken: filled.optional(),
    /** Public feed: the storefronts to read. */
    countries: z.union([z.array(country).min(1).max(200), country.transform((code) => [code])]).default(['us']),
  })
  .refine((settings) => (settings.keyId === undefined) === (settings.privateKey === undefined), {
    path: ['privateKey'],
    error: 'keyId and privateKey go together',
  });

/** What a connection of this network is given. */
export const settingsSchema = flatSettings(schema);
export type AppStoreSettings = z.infer<typeof schema>;

/** Whether App Store Connect is read, else the public feed. */
export function usesConnect(settings: AppStoreSettings): boolean {
  return settings.accessToken !== undefined || settings.keyId !== undefined;
}
