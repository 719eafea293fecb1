import { z } from 'zod';

/** Schemas with a name of their own in the API's description. */
export const apiSchemas = z.registry<{ id?: string | undefined; [key: string]: unknown }>();

/** Gives a schema its name in the API's description. */
export function named<T extends z.ZodType>(
  id: string,
  schema: T,
  facts: { readonly description?: string; readonly examples?: readonly unknown[] } = {},
): T {
  apiSchemas.add(schema, { id, ...facts });
  return schema;
}

/** A time as every answer gives it: ISO 8601 in UTC. */
export const timeSchema = z.string().register(apiSchemas, { format: 'date-time' });
