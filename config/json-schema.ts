import { z } from 'zod';
import { configurationSchema } from './schema.ts';

/** The configuration's JSON Schema (2020-12) as the file beside this one holds it. */
export function jsonSchemaText(): string {
  const schema = z.toJSONSchema(configurationSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ ...schema, title: 'Configuration of Earshot' }, null, 2)}\n`;
}
