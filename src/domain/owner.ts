import { z } from 'zod';

/** Who is responsible: an agent (perhaps by a lease that ends), or a queue through its fallback owner. Never nobody. */
export const ownerSchema = z.object({
  kind: z.enum(['agent', 'queue']),
  id: z.string(),
  name: z.string(),
  leaseUntil: z.string().nullable(),
});
export type Owner = z.infer<typeof ownerSchema>;
