import { z } from 'zod';

/** The topic of a text that fits none of the brand's own. */
export const OTHER_TOPIC = 'other';

const topicId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/);
const topicName = z.string().min(1).max(64);
const examples = z.array(z.string().min(1).max(1000)).max(50);

/** A topic of a taxonomy: its seed words and phrases per language (`*` for any), lower case, and texts that are about it. */
export const topicSchema = z.strictObject({
  id: topicId,
  name: topicName,
  words: z.record(z.string(), z.array(z.string().min(1))),
  examples: examples.exactOptional(),
});
export const taxonomySchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(64),
  topics: z.array(topicSchema).min(1).max(200),
});

/** A topic that a brand adds to its taxonomy by a handful of words, of texts, or of both. */
export const ownTopicSchema = z
  .strictObject({
    id: topicId.refine((id) => id !== OTHER_TOPIC, { message: `${OTHER_TOPIC} is what fits no topic: choose another id` }),
    name: topicName,
    words: z.array(z.string().trim().min(2).max(80)).max(50).default([]),
    examples: examples.default([]),
  })
  .refine(({ words, examples: texts }) => words.length + texts.length > 0, {
    message: 'says nothing of the topic: name some words or examples',
    path: ['words'],
  });

export type Topic = z.infer<typeof topicSchema>;
/** The names of a brand and of its competitors. */
export interface BrandVoices {
  /** The brand's id. */
  readonly brand: string;
  readonly terms: readonly string[];
  readonly competitors: readonly { readonly id: string; readonly terms: readonly string[] }[];
}
/** What a brand's texts are read by. `voices` is there where it has competitors. */
export type Taxonomy = z.infer<typeof taxonomySchema> & { readonly voices?: BrandVoices };
export type OwnTopic = z.infer<typeof ownTopicSchema>;

/** A brand's own topic as its taxonomy has it. Words of no named language bend as English words do. */
export function topicOf({ id, name, words, examples: texts }: OwnTopic): Topic {
  const lower = words.map((word) => word.toLowerCase());
  return { id, name, words: lower.length > 0 ? { en: lower } : {}, ...(texts.length > 0 ? { examples: texts } : {}) };
}

/** The taxonomy with a brand's own topics behind its own; one of the same id takes the place of the other. */
export function withOwnTopics(taxonomy: Taxonomy, own: readonly OwnTopic[]): Taxonomy {
  if (own.length === 0) return taxonomy;
  const taken = new Set(own.map(({ id }) => id));
  return { ...taxonomy, topics: [...taxonomy.topics.filter(({ id }) => !taken.has(id)), ...own.map(topicOf)] };
}
