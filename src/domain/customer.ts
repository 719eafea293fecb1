import { z } from 'zod';
import { networkSchema } from './network.ts';

/** How sure we are that an account belongs to this person. */
export const evidences = ['verified', 'customer-confirmed', 'agent-confirmed', 'suggested', 'first-contact'] as const;

export const identitySchema = z.object({
  network: networkSchema,
  externalId: z.string(),
  handle: z.string().nullable(),
  name: z.string().nullable(),
  followers: z.int().nullable(),
  verified: z.boolean().nullable(),
  evidence: z.enum(evidences),
  linkedAt: z.string(),
  linkedBy: z.string(),
});
export type Identity = z.infer<typeof identitySchema>;

/** The person behind one or more accounts. */
export const customerSchema = z.object({
  id: z.string(),
  brand: z.string(),
  name: z.string().nullable(),
  identities: z.array(identitySchema),
  firstSeenAt: z.string(),
  erasedAt: z.string().nullable(),
});
export type Customer = z.infer<typeof customerSchema>;

/** Unique over all customers: an account belongs to one person. */
export function identityKey(brand: string, network: string, authorExternalId: string): string {
  return `${brand}\u0000${network}\u0000${authorExternalId}`;
}
