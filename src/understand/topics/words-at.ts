import type { TextForm } from '../token.ts';

/** Reads the normal form of a stretch of tokens, words parted by spaces. */
export function wordsAt({ tokens }: TextForm): (from: number, to: number) => string {
  return (from, to) => {
    let text = tokens[from]?.word ?? '';
    for (let at = from + 1; at < to; at += 1) text += ` ${tokens[at]?.word ?? ''}`;
    return text;
  };
}
