/** A hashtag longer than this isn't taken apart. */
const LONGEST = 40;
const SHORTEST_PART = 3;
const LONGEST_PART = 16;
const CAMEL = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+|[^\p{Lu}\p{Ll}\p{N}_]+/gu;
/** The little words that stand inside hashtags. */
const LITTLE = new Set(['a', 'i', 'in', 'is', 'it', 'my', 'no', 'of', 'on', 'so', 'to', 'up', 'us', 'we']);

/** The fewest known words that make up the whole text; none when there is no such way. */
function segment(text: string, isKnown: (word: string) => boolean): readonly string[] {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= text.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_PART); start < end; start += 1) {
      const before = best[start];
      if (!before) continue;
      const part = text.slice(start, end);
      if (!(part.length >= SHORTEST_PART ? isKnown(part) : LITTLE.has(part))) continue;
      const held = best[end];
      if (!held || before.length + 1 < held.length) best[end] = [...before, part];
    }
  }
  return best[text.length] ?? [];
}

/** Tags come again and again; so many are kept with their words, and then all forgotten. */
const MOST_KEPT = 4096;
const kept = new WeakMap<(word: string) => boolean, Map<string, readonly string[]>>();

function takeApart(tag: string, isKnown: (word: string) => boolean): readonly string[] {
  const byCapitals = tag.match(CAMEL) ?? [];
  if (byCapitals.length > 1) return byCapitals;
  const lower = tag.toLowerCase();
  if (isKnown(lower)) return [tag];
  const parts = segment(lower, isKnown);
  return parts.length > 0 ? parts : [tag];
}

/** The words of a hashtag without its `#`: by capitals and underscores, else by the known words it is made of. */
export function hashtagWords(tag: string, isKnown: (word: string) => boolean): readonly string[] {
  if (tag.length > LONGEST) return [tag.slice(0, LONGEST)];
  const byTag = kept.get(isKnown) ?? new Map<string, readonly string[]>();
  kept.set(isKnown, byTag);
  const held = byTag.get(tag);
  if (held !== undefined) return held;
  const words = takeApart(tag, isKnown);
  if (byTag.size >= MOST_KEPT) byTag.clear();
  byTag.set(tag, words);
  return words;
}
