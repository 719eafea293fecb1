import { joined, listOf } from './vocabulary.ts';

/** What differs between isiZulu and isiXhosa in the making of verbs and nouns. */
export interface NguniGrammar {
  /** Subjects as they stand before a stem, first the first person. */
  readonly subjects: string;
  readonly negatives: string;
  /** Subjects of the distant past, of relative clauses and of what went on before. */
  readonly past: string;
  readonly relative: string;
  readonly continuous: string;
  /** What stands between subject and stem: present, future, possibility. */
  readonly tenses: string;
  readonly objects: string;
  /** Stems without their last vowel. */
  readonly stems: string;
  /** Nouns without their class prefix's first vowel, such as `bantu` of `abantu`, with the vowel: `a-bantu`. */
  readonly nouns: string;
  /** Little words that nouns swallow: with, of, by, in. */
  readonly links: string;
  readonly possessives: string;
}

const COMMON_STEMS = 70;
const vowelOf = (link: string, vowel: string): string => {
  if (!link.endsWith('a')) return link + vowel;
  const joinedVowel = vowel === 'i' ? 'e' : vowel === 'u' ? 'o' : 'a';
  return link.slice(0, -1) + joinedVowel;
};

/** Verbs of a Nguni language: subject, tense, object, stem and ending written as one word. */
function verbs(grammar: NguniGrammar): readonly string[] {
  const stems = listOf(grammar.stems);
  const common = stems.slice(0, COMMON_STEMS);
  const subjects = listOf(grammar.subjects);
  const people = subjects.slice(0, 5);
  const withA = stems.map((stem) => `${stem}a`);
  const withObjects = joined(
    listOf(grammar.objects),
    common.map((stem) => `${stem}a`),
  );
  return [
    ...joined(joined(subjects, listOf(grammar.tenses)), withA),
    ...joined(joined(people, listOf(grammar.tenses).slice(0, 2)), withObjects),
    ...joined(
      listOf(grammar.negatives),
      stems.map((stem) => `${stem}i`),
    ),
    ...joined(listOf(grammar.past), withA),
    ...joined(listOf(grammar.continuous), withA),
    ...joined(subjects, joined(stems, ['ile', 'e'])),
    ...joined(listOf(grammar.relative), joined(stems, ['ayo', 'ile'])),
    ...joined(['uku', 'noku', 'ngoku', 'kuku'], withA),
    ...joined(['uku'], withObjects),
    ...withA,
    ...joined(stems, ['ani', 'isa', 'ela', 'wa', 'eni', 'ana']),
  ];
}

/** Nouns with the little words that they swallow: nabantu, kwabantu, ebantwini. */
function nouns({ nouns: list, links }: NguniGrammar): readonly string[] {
  return listOf(list).flatMap((noun) => {
    const [vowel = '', stem = ''] = noun.split('-');
    const bare = stem.replace(/[aeiou]$/u, '');
    return [
      ...listOf(links).map((link) => vowelOf(link, vowel) + stem),
      vowel + stem,
      vowel + stem,
      vowel + stem,
      `e${stem}`,
      `e${bare}ini`,
      `e${bare}eni`,
      stem,
    ];
  });
}

export function nguniForms(grammar: NguniGrammar): readonly string[] {
  return [...verbs(grammar), ...nouns(grammar), ...nouns(grammar), ...listOf(grammar.possessives)];
}
