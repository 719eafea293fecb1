import { foldedWords } from '../words.ts';

const stem = (word: string): string => (word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word);

/** Whether the terms (of a brand, of topics) already name every word of a phrase's key; singular or plural. */
export function namedBy(terms: Iterable<string>): (key: string) => boolean {
  const known = new Set<string>();
  for (const term of terms) {
    const words = foldedWords(term).map(stem);
    known.add(words.join(' ')).add(words.join(''));
  }
  return (key) => {
    const words = key.split(' ').map(stem);
    const reached = [true, ...words.map(() => false)];
    for (let start = 0; start < words.length; start += 1) {
      if (reached[start] !== true) continue;
      for (let end = start + 1; end <= words.length; end += 1)
        if (known.has(words.slice(start, end).join(' '))) reached[end] = true;
    }
    return reached.at(-1) === true;
  };
}
