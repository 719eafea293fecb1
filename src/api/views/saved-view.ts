import { z } from 'zod';
import type { SavedView } from '../../ports/views.ts';
import { named } from './registry.ts';

export const savedViewSchema = named(
  'SavedView',
  z.object({
    id: z.string(),
    name: z.string(),
    search: z.record(z.string(), z.string()),
    shared: z.boolean(),
    owner: z.string(),
  }),
  { description: 'A search over cases under a name: the parameters of `GET /v1/cases`.' },
);

/** A saved view as answers show it. */
export function savedView({ id, name, search, shared, owner }: SavedView): z.infer<typeof savedViewSchema> {
  return { id, name, search, shared, owner };
}
