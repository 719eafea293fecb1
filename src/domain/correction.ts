import { z } from 'zod';
import { correctionFields, intents, labelValueSchema, sentimentLabels, type CorrectionField } from './labels.ts';
import type { Mention } from './mention.ts';
import { networkSchema } from './network.ts';
import { OTHER_TOPIC } from './taxonomy.ts';

export const MAX_CORRECTED_TOPICS = 10;

/** A language tag that BCP 47 could hold, in its usual spelling (`en`, `pt-BR`, `zh-Hant`). `und` says that it is none or unknown. */
const langValueSchema = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/iu, { message: 'must be a language tag of BCP 47, such as en or pt-BR' })
  .refine(isLanguageTag, { message: 'must be a language tag of BCP 47, such as en or pt-BR' })
  .transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag);

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Topic ids, the main one first; `other` (or nothing) stands alone and says that none of the brand's own fits. */
const topicsValueSchema = z
  .array(z.string().min(1).max(48))
  .max(MAX_CORRECTED_TOPICS)
  .transform((ids) => (ids.length === 0 ? [OTHER_TOPIC] : [...new Set(ids)]))
  .refine((ids) => ids.length === 1 || !ids.includes(OTHER_TOPIC), { message: 'other stands alone: leave it out beside topics' });

/** What a person says a label should be, by field. */
export const labelChoiceSchema = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('sentiment'), value: z.enum(sentimentLabels) }),
  z.strictObject({ field: z.literal('topics'), value: topicsValueSchema }),
  z.strictObject({ field: z.literal('intent'), value: z.enum(intents) }),
  z.strictObject({ field: z.literal('lang'), value: langValueSchema }),
  z.strictObject({ field: z.literal('spam'), value: z.boolean() }),
]);
export type LabelChoice = z.infer<typeof labelChoiceSchema>;

/**
 * One label set right by a person. The text is not in here: whoever learns from it reads the mention, so what is deleted on the
 * network is no longer learnt from. Equal `from` and `to` say that somebody looked and agreed.
 */
export const correctionSchema = z.object({
  id: z.string(),
  mention: z.string(),
  brand: z.string(),
  network: networkSchema,
  /** The language that the mention was labelled with then. */
  lang: z.string(),
  field: z.enum(correctionFields),
  from: labelValueSchema,
  to: labelValueSchema,
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
  /** Version of the weights that gave the label. */
  labelsVersion: z.string(),
  /** How many edits the text had had: another number now means that it was made on another text. */
  revision: z.int().min(0),
});
export type Correction = z.infer<typeof correctionSchema>;

/** Above this a mention counts as spam, where one has to say yes or no. */
const SPAM = 0.5;

/** The label of a mention as corrections name it. */
export function labelValue(mention: Pick<Mention, CorrectionField>, field: CorrectionField): Correction['from'] {
  switch (field) {
    case 'sentiment':
      return mention.sentiment.label;
    case 'topics':
      return mention.topics.length === 0 ? [OTHER_TOPIC] : mention.topics.map(({ id }) => id);
    case 'intent':
    case 'lang':
      return mention[field];
    case 'spam':
      return mention.spam >= SPAM;
  }
}

export function sameValue(one: Correction['from'], other: Correction['from']): boolean {
  return Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((part, index) => part === other[index])
    : one === other;
}

/** Whether somebody set another label than stood there, rather than agreed with it. */
export function changesLabel({ from, to }: Pick<Correction, 'from' | 'to'>): boolean {
  return !sameValue(from, to);
}

/** Whether the mention still has the text that the correction was made on: only then may anything be learnt from it. */
export function isAboutThisText(correction: Pick<Correction, 'mention' | 'revision'>, mention: Mention): boolean {
  return mention.id === correction.mention && mention.deletedAt === null && mention.revisions.length === correction.revision;
}
