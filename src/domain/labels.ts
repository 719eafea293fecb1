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
  sentiment: sentimentSchema,
  topics: z.array(topicLabelSchema),
  intent: z.enum(intents),
  urgency: z.number().min(0).max(1),
  /** Why it is urgent: short stable codes such as `safety` or `legal-threat`. */
  urgencyReasons: z.array(z.string()),
  spam: z.number().min(0).max(1),
});

export type SentimentLabel = (typeof sentimentLabels)[number];
export type Sentiment = z.infer<typeof sentimentSchema>;
export type TopicLabel = z.infer<typeof topicLabelSchema>;
export type Intent = (typeof intents)[number];
export type Labels = z.infer<typeof labelsSchema>;
