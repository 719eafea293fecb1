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
export type Understand = (
  texts: readonly TextToUnderstand[],
  taxonomy: Taxonomy,
  options?: {
    /** Whether the words behind the sentiment are wanted; they are unless this says no. */
    readonly explain?: boolean;
  },
) => readonly Labels[];

/** A slower, surer reader of what the first pass was unsure of. */
export interface SecondOpinion {
  /** Names it as `labelsVersion` does where it had its say, waiting until it is loaded; null when it can't be had. */
  version(): Promise<string | null>;
  /**
   * Labels in the order of the texts: those of the first pass, revised where they were uncertain, `+` and the version joined to
   * their `labelsVersion`. Never rejects and keeps its time-out: what it can't answer comes back as it was, version and all.
   */
  revise(texts: readonly TextToUnderstand[], labels: readonly Labels[], signal?: AbortSignal): Promise<readonly Labels[]>;
  close(): Promise<void>;
}
