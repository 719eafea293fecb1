import { emptyWords, readWords } from './words.ts';

/** Word pairs kept of a text: of one with fewer all, of a longer one those with the smallest hashes, which are a fair sample. */
export const MOST_SHINGLES = 32;
/** From this many words on two texts may differ in some; with fewer they must be the same. */
const COMPARED_WORDS = 6;
/** Under this many words the same words are no sign of anything: "thank you". */
const FEWEST_WORDS = 3;

/** What a text is compared by. */
export interface Signature {
  /** Distinct, ascending; empty when the text is too short to be compared. */
  readonly shingles: Uint32Array;
  readonly links: number;
}

/** Spreads a 32-bit number over all its bits. */
export function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const words = emptyWords();
const pairs = new Uint32Array(words.hashes.length);
const NOTHING = new Uint32Array(0);

/** A text's signature: the same for the same words, whatever links, handles, numbers, emoji and signs stand between them. */
export function signatureOf(text: string): Signature {
  readWords(text, words);
  const { hashes, count, links } = words;
  if (count < FEWEST_WORDS) return { shingles: NOTHING, links };
  if (count < COMPARED_WORDS) {
    let whole = count;
    for (let at = 0; at < count; at += 1) whole = mix(Math.imul(whole, 31) + (hashes[at] ?? 0));
    return { shingles: Uint32Array.of(whole), links };
  }
  for (let at = 1; at < count; at += 1) pairs[at - 1] = mix(Math.imul(hashes[at - 1] ?? 0, 31) + (hashes[at] ?? 0));
  const sorted = pairs.subarray(0, count - 1).sort();
  let kept = 0;
  for (let at = 0; at < sorted.length && kept < MOST_SHINGLES; at += 1) {
    const pair = sorted[at] ?? 0;
    if (kept > 0 && pair === sorted[kept - 1]) continue;
    sorted[kept] = pair;
    kept += 1;
  }
  return { shingles: sorted.slice(0, kept), links };
}

/**
 * The share of word pairs that two texts have in common, 0..1: exact while both have at most MOST_SHINGLES, else an
 * estimate from the smallest of both together.
 */
export function likeness(one: Uint32Array, other: Uint32Array): number {
  let [left, right, both, all] = [0, 0, 0, 0];
  const sampled = one.length === MOST_SHINGLES || other.length === MOST_SHINGLES;
  while (left < one.length || right < other.length) {
    if (sampled && all === MOST_SHINGLES) break;
    const a = left < one.length ? (one[left] ?? 0) : Infinity;
    const b = right < other.length ? (other[right] ?? 0) : Infinity;
    if (a === b) both += 1;
    if (a <= b) left += 1;
    if (b <= a) right += 1;
    all += 1;
  }
  return all === 0 ? 0 : both / all;
}
