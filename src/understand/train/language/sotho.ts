import { joined, listOf } from './vocabulary.ts';

/** What differs between Sesotho, Setswana and Sepedi in the endings of verbs and nouns, which are written apart. */
export interface SothoGrammar {
  /** Stems without their last vowel. */
  readonly stems: string;
  readonly endings: string;
  /** Endings of the past, which bend the stem a little. */
  readonly past: string;
  /** Nouns that take the ending of place. */
  readonly places: string;
  /** The word for not, which phones write together with the subject. */
  readonly negative: string;
}

/** How many times the list has them, which are commoner than any verb. */
const HURRIED_SHARE = 4;
const HURRIED_TENSES = ['tla', 'ne', 'ntse', 'sa', 'ka', 'a'];

export function sothoForms({ stems, endings, past, places, negative }: SothoGrammar): readonly string[] {
  const subjects = listOf('ke re o le ba a e di se');
  const list = listOf(stems);
  const present = list.map((stem) => `${stem}a`);
  const hurried = [...joined([negative], [...subjects, 'na', `${negative.charAt(0)}o`]), ...joined(subjects, HURRIED_TENSES)];
  return [
    ...Array.from({ length: HURRIED_SHARE }, () => hurried).flat(),
    ...present,
    ...present,
    ...present,
    ...joined(list, listOf(endings)),
    ...joined(list, listOf(past)),
    ...list.filter((stem) => stem.startsWith('r') || stem.startsWith('b')).map((stem) => `m${stem}a`),
    ...listOf(places).map((noun) => (noun.endsWith('a') ? `${noun.slice(0, -1)}eng` : `${noun}ng`)),
    ...listOf(places),
  ];
}
