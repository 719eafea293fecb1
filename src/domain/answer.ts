import { z } from 'zod';

/** Stands in an answer where it named the customer it was written to. */
export const CUSTOMER_GAP = '[customer.name]';

/**
 * An answer of ours from a solved case, kept so that it can be suggested again: without names and private data. The words that
 * the customer had used are there to find it by, and only until what they said is deleted.
 */
export const answerSchema = z.object({
  /** Made from the reply's id, so that the same reply is one answer. */
  id: z.string(),
  brand: z.string(),
  topic: z.string(),
  language: z.string(),
  text: z.string(),
  /** Folded words of the text. */
  words: z.array(z.string()),
  /** Folded words of what was answered; emptied when that is deleted. */
  asked: z.array(z.string()),
  mention: z.string(),
  customer: z.string(),
  case: z.string(),
  caseNumber: z.int(),
  sentAt: z.string(),
  /** In how many other cases it was used again, and how many of those stayed solved or came back. */
  uses: z.int().min(0),
  solved: z.int().min(0),
  reopened: z.int().min(0),
});
export type Answer = z.infer<typeof answerSchema>;
