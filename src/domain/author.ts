import { z } from 'zod';

/** The account that said something, as its network shows it. `externalId` is the network's stable id, never the handle. */
export const authorSchema = z.object({
  externalId: z.string().min(1).max(512),
  handle: z.string().max(512).nullable(),
  name: z.string().max(1024).nullable(),
  followers: z.int().min(0).nullable(),
  verified: z.boolean().nullable(),
});
export type Author = z.infer<typeof authorSchema>;
