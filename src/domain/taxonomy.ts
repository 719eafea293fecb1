import { z } from 'zod';

/** A topic of a taxonomy: its seed words and phrases per language (`*` for any), lower case. */
export const topicSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/),
  name: z.string().min(1).max(64),
  words: z.record(z.string(), z.array(z.string().min(1))),
});
export const taxonomySchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(64),
  topics: z.array(topicSchema).min(1).max(200),
});
export type Taxonomy = z.infer<typeof taxonomySchema>;

/** The topic of a text that fits none of the brand's own. */
export const OTHER_TOPIC = 'other';
