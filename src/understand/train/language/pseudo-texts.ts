import { seededRandom } from '../random.ts';
import { listOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

const SEED = 1_905_019;
/** Words by their place in a list of the commonest first: the next ones as much rarer as in real texts. */
const RANK_OFFSET = 12;
const SHORTEST = 1;
const LONGEST = 24;
/** Texts get rarer as they get longer. */
const LENGTH_POWER = 1.6;
/** How often a writer drops a vowel, as on a small keyboard. */
const VOWEL_DROPPED = 0.04;
/** How often a writer leaves marks off letters. */
const MARKS_LEFT_OFF = 0.5;
const MARKS = /\p{M}/gu;
const LEAST_MIXED = 0.1;
const MOST_MIXED = 0.75;

type Random = () => number;

export interface PseudoTextOptions {
  readonly count: number;
  /** How the words divide among little words, everyday words and forms made by rule. */
  readonly shares: readonly [number, number, number];
  /** Share of texts with English between the words. */
  readonly mixed: number;
  /** English texts to take pieces from. */
  readonly english: readonly (readonly string[])[];
}

const pick = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)];

/** Picks words of a list, the first ones most often. */
function byRank(list: readonly string[]): (random: Random) => string {
  const sums: number[] = [];
  let sum = 0;
  for (let at = 0; at < list.length; at += 1) sums.push((sum += 1 / (at + RANK_OFFSET)));
  return (random) => {
    const wanted = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return list[low] ?? '';
  };
}

function mistyped(word: string, random: Random): string {
  if (word.length < 4 || random() >= VOWEL_DROPPED) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  return 'aeiou'.includes(word.charAt(at)) ? word.slice(0, at) + word.slice(at + 1) : word;
}

/** Seeded word salad that has the words, and so the word parts, of a language: order doesn't matter to the model. */
export function pseudoTexts(vocabulary: Vocabulary, { count, shares, mixed, english }: PseudoTextOptions): readonly string[] {
  let seed = SEED;
  for (const letter of vocabulary.lang) seed = Math.imul(seed, 31) + letter.charCodeAt(0);
  const random = seededRandom(seed);
  const little = byRank(listOf(vocabulary.little));
  const words = listOf(vocabulary.words);
  const forms = vocabulary.forms?.() ?? words;
  const own = (): string => {
    const kind = random() * (shares[0] + shares[1] + shares[2]);
    if (kind < shares[0]) return little(random);
    return mistyped(pick(kind < shares[0] + shares[1] && words.length > 0 ? words : forms, random) ?? '', random);
  };
  const text = (): string => {
    const length = SHORTEST + Math.floor((LONGEST - SHORTEST) * random() ** LENGTH_POWER);
    const share = random() < mixed ? LEAST_MIXED + (MOST_MIXED - LEAST_MIXED) * random() : 0;
    const foreign = Math.round((length * share) / (1 - share));
    const piece = pick(english, random) ?? [];
    const from = Math.floor(random() * Math.max(1, piece.length - foreign));
    const plain = random() < MARKS_LEFT_OFF;
    const said = Array.from({ length }, own).map((word) => (plain ? word.normalize('NFD').replace(MARKS, '') : word));
    return [...said, ...(foreign > 0 ? piece.slice(from, from + foreign) : [])].join(' ');
  };
  return Array.from({ length: count }, text);
}
