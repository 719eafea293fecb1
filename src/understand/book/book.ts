/** What a phrase is a sign of, besides its weight. */
export const signals = [
  'complaint',
  'question',
  'request',
  'praise',
  'promotion',
  'sarcasm',
  'safety',
  'legal-threat',
  'media-threat',
  'vulnerable-person',
  'money-gone',
  'time-limit',
  'repeat-contact',
] as const;
export type Signal = (typeof signals)[number];

/** Words that change how the words around them count. */
export type Role = 'negator' | 'booster' | 'dampener' | 'contrast';

/**
 * What is known about one language, written by hand. Lists are one phrase a line in the notation of `PhraseMatcher`;
 * `weights` are lines of a weight and phrases with commas between, on AFINN's scale of -5..5. Every weighted phrase is
 * found as a whole, and the longest that begins at a word wins.
 */
export interface Book {
  readonly lang: string;
  readonly weights: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly signals: Readonly<Partial<Record<Signal, string>>>;
}

/** The phrases of a list: one a line or between commas. */
export function phrasesOf(list: string): readonly string[] {
  return list
    .split(/[\n,]/u)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

/** Pairs of weight and phrase out of lines such as `-2 late, lost`. */
export function weightedPhrases(lines: string): readonly { readonly phrase: string; readonly weight: number }[] {
  return lines.split('\n').flatMap((line) => {
    const [, number, rest] = /^\s*(-?\d+(?:\.\d+)?)\s+(.*)$/u.exec(line) ?? [];
    return number === undefined || rest === undefined
      ? []
      : phrasesOf(rest).map((phrase) => ({ phrase, weight: Number(number) }));
  });
}
