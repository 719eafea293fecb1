import { z } from 'zod';
import { flatSettings } from '../kit/settings.ts';

const filled = z.string().trim().min(1);

const schema = z.strictObject({
  /** From the business portal: Integrations, API. */
  apiKey: filled,
  /** Only reviews in these states, such as `unreplied`; all of them unless told. */
  status: z.union([z.array(filled).min(1), filled.transform((status) => [status])]).optional(),
  channel: filled.default('HELLOPETER'),
  /** The business as it stands in HelloPeter's addresses, for links. */
  businessSlug: z
    .string()
    .regex(/^[\w.-]{1,200}$/)
    .optional(),
});

/** What a connection of this network is given. */
export const settingsSchema = flatSettings(schema);
export type HelloPeterSettings = z.infer<typeof schema>;
