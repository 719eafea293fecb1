/** What a person who knows a language would write down of it: enough to make texts that look like it. */
export interface Vocabulary {
  /** BCP 47. */
  readonly lang: string;
  /** The words that no text does without, the commonest first, parted by spaces. */
  readonly little: string;
  /** Everyday words: greetings, people, things, times, feelings, trade. */
  readonly words: string;
  /** Forms that follow from rules, such as verbs with their subjects and tenses. */
  readonly forms?: () => readonly string[];
}

export const listOf = (words: string): readonly string[] => words.split(/\s+/u).filter((word) => word !== '');

/** Every join of a beginning with an end. */
export function joined(beginnings: readonly string[], ends: readonly string[]): readonly string[] {
  return beginnings.flatMap((beginning) => ends.map((end) => beginning + end));
}
