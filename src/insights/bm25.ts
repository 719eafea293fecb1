/** How soon more of the same word stops saying more, and how much long texts are held back: the usual values of BM25. */
const SATURATION = 1.2;
const LENGTH = 0.75;

/** What a word's rarity is worth; never negative, so that another word in common never lowers a score. */
const rarity = (documents: number, withWord: number): number => Math.log(1 + (documents - withWord + 0.5) / (withWord + 0.5));

/**
 * How well each text fits a question, in its order, by Okapi BM25 over the given texts; 0 where no word is in common. Words are
 * folded already.
 */
export function bm25(question: readonly string[], texts: readonly (readonly string[])[]): readonly number[] {
  const asked = new Set(question);
  const average = Math.max(1, texts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length));
  const counted = texts.map((words) => {
    const counts = new Map<string, number>();
    for (const word of words) if (asked.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  const withWord = new Map<string, number>();
  for (const counts of counted) for (const word of counts.keys()) withWord.set(word, (withWord.get(word) ?? 0) + 1);
  return counted.map((counts, index) => {
    const length = texts[index]?.length ?? 0;
    let score = 0;
    for (const [word, count] of counts)
      score +=
        (rarity(texts.length, withWord.get(word) ?? 0) * count * (SATURATION + 1)) /
        (count + SATURATION * (1 - LENGTH + (LENGTH * length) / average));
    return score;
  });
}
