import type { Labels, Taxonomy } from '../domain/index.ts';

/** One text to understand, with what the item itself says. */
export interface TextToUnderstand {
  readonly text: string;
  /** The network's or caller's language hint, BCP 47; a prior, not a command. */
  readonly lang: string | null;
  /** Stars 1..5 where the item has them. */
  readonly rating: number | null;
  readonly followers: number | null;
}

/**
 * Reads texts: language, sentiment, topics of the taxonomy, intent, urgency, spam. Pure, batch-first, deterministic:
 * the same input gives the same labels on every machine. Never throws, whatever the text.
 */
export type Understand = (texts: readonly TextToUnderstand[], taxonomy: Taxonomy) => readonly Labels[];
