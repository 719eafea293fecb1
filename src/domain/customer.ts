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

/** How an account may be tied to another by hand. */
export const linkEvidences = ['verified', 'customer-confirmed', 'agent-confirmed'] as const;
export type LinkEvidence = (typeof linkEvidences)[number];

/** One decision about who this is: tied to another customer, or parted again. */
export const linkEventSchema = z.object({
  type: z.enum(['linked', 'unlinked']),
  /** The other customer's id. */
  other: z.string(),
  /** How sure it was; null when parted. */
  evidence: z.enum(linkEvidences).nullable(),
  /** Words for colleagues. */
  note: z.string().nullable(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
});
export type LinkEvent = z.infer<typeof linkEventSchema>;

/** Somebody's word that a customer is another person than `other`. Kept beside the customer and shown to nobody. */
export const matchDecisionSchema = linkEventSchema.pick({ other: true, by: true, at: true });
export type MatchDecision = z.infer<typeof matchDecisionSchema>;

/** The person behind one or more accounts. */
export const customerSchema = z.object({
  id: z.string(),
  brand: z.string(),
  name: z.string().nullable(),
  identities: z.array(identitySchema),
  firstSeenAt: z.string(),
  erasedAt: z.string().nullable(),
  /** The customer whom this one turned out to be; null while they stand for themselves. Always one who was met earlier. */
  linkedTo: z.string().nullable(),
  /** Every time it was tied to somebody or parted, oldest first. */
  linkEvents: z.array(linkEventSchema),
});
export type Customer = z.infer<typeof customerSchema>;

/** Unique over all customers: an account belongs to one person. */
export function identityKey(brand: string, network: string, authorExternalId: string): string {
  return `${brand}\u0000${network}\u0000${authorExternalId}`;
}

/** The parts of a customer that only people's decisions fill. */
export const unlinked = { linkedTo: null, linkEvents: [] } as const satisfies Partial<Customer>;
