import { z } from 'zod';

export const sentimentLabels = ['negative', 'neutral', 'positive'] as const;
export const intents = ['complaint', 'question', 'request', 'praise', 'spam', 'other'] as const;

/** A word or phrase that moved the sentiment; weight's sign says which way, its size how much. */
export const sentimentWordSchema = z.object({ text: z.string(), weight: z.number() });

export const sentimentSchema = z.object({
  label: z.enum(sentimentLabels),
  /** From -1 (as bad as can be) to 1. */
  score: z.number().min(-1).max(1),
  /** Probability in 0..1 that the label is right. */
  confidence: z.number().min(0).max(1),
  words: z.array(sentimentWordSchema),
});

export const topicLabelSchema = z.object({ id: z.string(), confidence: z.number().min(0).max(1) });

/** What one understanding pass says about one text. Urgency and spam are in 0..1. `lang` is BCP 47, `und` when unsure. */
export const labelsSchema = z.object({
  lang: z.string(),
  /** Probability in 0..1 that the language is right. */
  langConfidence: z.number().min(0).max(1),
  sentiment: sentimentSchema,
  topics: z.array(topicLabelSchema),
  intent: z.enum(intents),
  /** Probability in 0..1 that the intent is right. */
  intentConfidence: z.number().min(0).max(1),
  urgency: z.number().min(0).max(1),
  /** Why it is urgent: short stable codes such as `safety` or `legal-threat`. */
  urgencyReasons: z.array(z.string()),
  spam: z.number().min(0).max(1),
  /** The text clearly says the opposite of its stars; such a text is flagged, never averaged with them. */
  contradictsRating: z.boolean(),
  /** Ids of competitors that it names, and of the brand where it names both; empty where it is about the brand alone. */
  voices: z.array(z.string()),
  /** Names the weights and rules that gave these labels; empty for what was labelled before versions were kept. */
  labelsVersion: z.string(),
});

/** What a person may set right. */
export const correctionFields = ['sentiment', 'topics', 'intent', 'lang', 'spam'] as const;

/** A label as a correction names it: sentiment label, topic ids (`other` alone for none), intent, BCP 47 tag, spam or not. */
export const labelValueSchema = z.union([z.string(), z.array(z.string()), z.boolean()]);

/** Who set one label of a mention, when, and what stood there before. */
export const correctionMarkSchema = z.object({ by: z.string(), name: z.string(), at: z.string(), from: labelValueSchema });
export const correctedSchema = z.partialRecord(z.enum(correctionFields), correctionMarkSchema);

export type CorrectionField = (typeof correctionFields)[number];
export type CorrectionMark = z.infer<typeof correctionMarkSchema>;
export type Corrected = z.infer<typeof correctedSchema>;
export type SentimentLabel = (typeof sentimentLabels)[number];
export type Sentiment = z.infer<typeof sentimentSchema>;
export type TopicLabel = z.infer<typeof topicLabelSchema>;
export type Intent = (typeof intents)[number];
export type Labels = z.infer<typeof labelsSchema>;
