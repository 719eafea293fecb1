import { z } from 'zod';
import { networks } from './network.ts';
import { specialDaysSchema } from './special-days.ts';
import { ownTopicSchema, type Taxonomy } from './taxonomy.ts';

const term = z.string().trim().min(2).max(256);
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/i, { message: 'may hold letters, digits, - and _ only (64 at most)' });

export const competitorSchema = z.strictObject({ id, name: z.string().min(1).max(128), terms: z.array(term).min(1) });

/** What is listened for. `taxonomy` names a file in config/taxonomies or a path. */
export const brandSchema = z.strictObject({
  id,
  name: z.string().min(1).max(128),
  terms: z.array(term).default([]),
  exclude: z.array(term).default([]),
  ownAccounts: z.partialRecord(z.enum(networks), z.array(z.string().min(1))).default({}),
  competitors: z.array(competitorSchema).default([]),
  taxonomy: z.string().default('general'),
  languages: z.array(z.string()).default([]),
  topics: z
    .array(ownTopicSchema)
    .max(50)
    .exactOptional()
    .describe('Topics beside those of the taxonomy: words, examples or both'),
  calendar: z
    .array(specialDaysSchema)
    .max(200)
    .exactOptional()
    .describe('Holidays and campaigns, so that no alarm is raised for what was to be expected'),
});
export type Brand = z.infer<typeof brandSchema>;
export const configIdSchema = id;

/** The taxonomy with the names of a brand and of who competes with it. */
export function withVoices(taxonomy: Taxonomy, { id: brand, terms, competitors }: Brand): Taxonomy {
  if (competitors.length === 0) return taxonomy;
  return {
    ...taxonomy,
    voices: { brand, terms, competitors: competitors.map(({ id: one, terms: names }) => ({ id: one, terms: names })) },
  };
}
