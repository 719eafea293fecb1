import { z } from 'zod';
import { evidences, networkSchema, type Customer } from '../../domain/index.ts';
import { seesPrivate, type Viewer } from '../caller.ts';
import { named, timeSchema } from './registry.ts';

export const customerViewSchema = named(
  'Customer',
  z.object({
    id: z.string(),
    brand: z.string(),
    name: z.string().nullable(),
    identities: z.array(
      z.object({
        network: networkSchema,
        externalId: z.string(),
        handle: z.string().nullable(),
        name: z.string().nullable(),
        followers: z.int().nullable(),
        verified: z.boolean().nullable(),
        evidence: z.enum(evidences),
        linkedAt: timeSchema,
      }),
    ),
    firstSeenAt: timeSchema,
    erasedAt: timeSchema.nullable(),
  }),
  { description: 'The person behind one or more accounts.' },
);
export type CustomerView = z.infer<typeof customerViewSchema>;

/** A customer as it leaves; nameless for callers who work no cases. */
export function customerView(customer: Customer, viewer: Viewer): CustomerView {
  const open = seesPrivate(viewer);
  return {
    id: customer.id,
    brand: customer.brand,
    name: open ? customer.name : null,
    identities: customer.identities.map((identity) => ({
      network: identity.network,
      externalId: identity.externalId,
      handle: open ? identity.handle : null,
      name: open ? identity.name : null,
      followers: identity.followers,
      verified: identity.verified,
      evidence: identity.evidence,
      linkedAt: identity.linkedAt,
    })),
    firstSeenAt: customer.firstSeenAt,
    erasedAt: customer.erasedAt,
  };
}
