export interface WordMark {
  readonly text: string;
  readonly weight: number;
}
/** A stretch of text; `weight` is set where a word carried sentiment. */
export interface Stretch {
  readonly text: string;
  readonly weight: number | null;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

const wordCharacter = String.raw`[\p{L}\p{N}]`;

/** The word on its own where it begins or ends with a letter, so that "bad" is not found in "badge". */
function pattern(word: string, whole: boolean): string {
  const escaped = escapeForRegExp(word);
  if (!whole) return escaped;
  const before = /^[\p{L}\p{N}]/u.test(word) ? `(?<!${wordCharacter})` : '';
  const after = /[\p{L}\p{N}]$/u.test(word) ? `(?!${wordCharacter})` : '';
  return `${before}${escaped}${after}`;
}

function occurs(text: string, word: string, whole: boolean): boolean {
  return new RegExp(pattern(word, whole), 'iu').test(text);
}

/** One pattern for all words, longest first; a word that never stands alone (no spaces in that script) matches inside. */
function patternOf(text: string, words: readonly string[]): RegExp | null {
  const parts = words
    .toSorted((a, b) => b.length - a.length)
    .flatMap((word) => {
      if (occurs(text, word, true)) return [pattern(word, true)];
      return occurs(text, word, false) ? [pattern(word, false)] : [];
    });
  return parts.length === 0 ? null : new RegExp(parts.join('|'), 'giu');
}

function fold(text: string): string {
  return text.toLowerCase();
}

/** Of words given twice the stronger weight counts. */
function weightsOf(words: readonly WordMark[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const word of words) {
    const key = fold(word.text.trim());
    const known = weights.get(key);
    if (key !== '' && word.weight !== 0 && (known === undefined || Math.abs(word.weight) > Math.abs(known)))
      weights.set(key, word.weight);
  }
  return weights;
}

/** Cuts a text where words carried its sentiment. The stretches joined are the text, unchanged. */
export function markWords(text: string, words: readonly WordMark[]): readonly Stretch[] {
  const weights = weightsOf(words);
  const search = patternOf(text, [...weights.keys()]);
  if (search === null) return text === '' ? [] : [{ text, weight: null }];
  const stretches: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(search)) {
    if (match.index > end) stretches.push({ text: text.slice(end, match.index), weight: null });
    stretches.push({ text: match[0], weight: weights.get(fold(match[0])) ?? null });
    end = match.index + match[0].length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), weight: null });
  return stretches;
}
