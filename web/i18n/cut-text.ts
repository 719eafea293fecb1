/** A stretch of a text with marks in it: plain words, a place to fill, or words inside `<name>…</name>`. */
export type Stretch =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'place'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string; readonly inside: readonly Stretch[] };

const opens = '\uE000';
const closes = '\uE001';

/** Stands in a text for the place of that name, until it is cut: no value ever passes through the cutting. */
export function placeMark(name: string): string {
  return `${opens}${name}${closes}`;
}

const marks = new RegExp(`${opens}(?<place>\\w+)${closes}|<(?<tag>\\w+)>(?<inside>.*?)</\\k<tag>>`, 'gsu');

/** Cuts one of our own texts at its places and tags. */
export function cutText(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > end) stretches.push({ kind: 'words', words: text.slice(end, match.index) });
    const { place, tag = '', inside = '' } = match.groups ?? {};
    stretches.push(place === undefined ? { kind: 'tag', name: tag, inside: cutText(inside) } : { kind: 'place', name: place });
    end = match.index + match[0].length;
  }
  if (end < text.length) stretches.push({ kind: 'words', words: text.slice(end) });
  return stretches;
}
