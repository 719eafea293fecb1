import { z } from 'zod';
import { named } from './registry.ts';

/** A topic of a brand, as it leaves. */
export const brandTopicSchema = named(
  'Topic',
  z.object({
    id: z.string(),
    name: z.string(),
    own: z.boolean(),
    words: z.array(z.string()),
    examples: z.array(z.string()),
  }),
  {
    description:
      'What a brand’s mentions may be about. `own`: people of the brand added it; then `words` and `examples` are what they gave, else they are empty.',
  },
);
