import { seededRandom } from '../random.ts';
import { listOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

const SEED = 2_718_281;
const TEXTS = 2000;
const WORDS = 6;

const everyWord = ({ little, words, forms }: Vocabulary): ReadonlySet<string> =>
  new Set([...listOf(little), ...listOf(words), ...(forms?.() ?? [])]);

/**
 * How much each of some near languages must gain or lose so that texts made only of words that all of them have lean to
 * none: whose list is longer must not win what could be either's.
 * @param score the scores of a text for the languages, in their order
 */
export function evenOut(languages: readonly Vocabulary[], score: (text: string) => readonly number[]): readonly number[] {
  const [first, ...rest] = languages.map(everyWord);
  const shared = [...(first ?? [])].filter((word) => rest.every((words) => words.has(word)));
  const random = seededRandom(SEED);
  const sums = languages.map(() => 0);
  for (let at = 0; at < TEXTS; at += 1) {
    const text = Array.from({ length: WORDS }, () => shared[Math.floor(random() * shared.length)] ?? '').join(' ');
    for (const [place, value] of score(text).entries()) sums[place] = (sums[place] ?? 0) + value;
  }
  const mean = sums.reduce((sum, value) => sum + value, 0) / languages.length;
  return sums.map((sum) => (mean - sum) / TEXTS);
}
