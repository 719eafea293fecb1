import { z } from 'zod';
import { networks } from '../../domain/index.ts';

const values = z.record(z.string(), z.unknown());

/** A connection as it is sent; what a network wants in its groups stands in docs/connectors.md. */
export const connectionInputSchema = z.strictObject({
  id: z.string(),
  brand: z.string(),
  network: z.enum(networks),
  apiBaseUrl: z.string().optional(),
  credentials: values.optional(),
  listen: values.optional(),
  options: values.optional(),
  poll: z.string().optional(),
  enabled: z.boolean().optional(),
  allowPrivate: z.boolean().optional(),
});
