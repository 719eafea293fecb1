import type { Guess } from './fasttext.ts';

export interface Candidate {
  readonly lang: string;
  readonly probability: number;
}

/** What fastText's probability counts beside ours: for languages that both know, and for those that only it knows. */
const BESIDE = 0.5;
const ALONE = 0.3;
/** When it is as sure as this of a language that only it knows, it has as much to say as our model. */
const SURE = 0.9;
const ALONE_SURE = 1;

/**
 * The likeliest language when ours and fastText's probabilities are put together. What our model gives to "some other
 * language" goes to those that fastText names and our model lacks.
 * @param ours the probability of a language, undefined where our model has no class for it
 */
export function combined(ours: ReadonlyMap<string, number>, elsewhere: number, guesses: readonly Guess[]): Candidate | undefined {
  const sums = new Map(ours);
  let foreign = 0;
  for (const { lang, probability } of guesses) if (!ours.has(lang)) foreign += probability;
  for (const { lang, probability } of guesses) {
    const own = ours.get(lang);
    const gained =
      own === undefined
        ? (probability >= SURE ? ALONE_SURE : ALONE) * probability + (elsewhere * probability) / foreign
        : own + BESIDE * probability;
    sums.set(lang, (own === undefined ? (sums.get(lang) ?? 0) : 0) + gained);
  }
  let total = 0;
  let best: Candidate | undefined;
  for (const [lang, sum] of sums) {
    total += sum;
    if (!best || sum > best.probability) best = { lang, probability: sum };
  }
  return best && { lang: best.lang, probability: best.probability / total };
}
