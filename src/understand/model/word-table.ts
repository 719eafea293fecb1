import { hashText } from './hash.ts';

const WORD_SEED = 1;
const PART_SEED = 6;
export const SHORTEST_PART = 1;
export const LONGEST_PART = 5;
const LENGTHS = LONGEST_PART - SHORTEST_PART + 1;
/** No word of a language is longer. Compatibility forms can make one so ("\ufdfa" is a sentence): its beginning is taken apart. */
const LONGEST_WORD = 48;
const EDGES = 2;
const MOST_PARTS = (LONGEST_WORD + EDGES) * LENGTHS;
const DEFAULT_CAPACITY = 1 << 16;

/**
 * Words met so far by number, each with the hashes of itself and of its parts ("<lu", "lug", "ugg", ...), worked out once.
 * When full it starts afresh: `generation` rises, and whoever keeps something by word number must drop it. What is kept is
 * only ever a function of the word, so starting afresh changes no result.
 */
export class WordTable {
  generation = 0;
  private readonly capacity: number;
  private readonly numbers = new Map<string, number>();
  private words: string[] = [];
  private readonly wordHashes: Uint32Array;
  private readonly ends: Uint32Array;
  private parts = new Uint32Array(1 << 16);
  private used = 0;

  constructor(capacity = DEFAULT_CAPACITY) {
    this.capacity = capacity;
    this.wordHashes = new Uint32Array(capacity);
    this.ends = new Uint32Array((capacity + 1) * LENGTHS);
  }

  /** Makes room for the words of a text, so that no number changes its meaning within it. */
  reserve(words: number): void {
    if (this.numbers.size + words <= this.capacity) return;
    this.numbers.clear();
    this.words = [];
    this.used = 0;
    this.generation += 1;
  }

  get size(): number {
    return this.numbers.size;
  }

  /** The number of a word. Numbers run from 0 without a gap within a generation. */
  numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    if (number >= this.capacity)
      throw new RangeError(`WordTable: more words than its ${this.capacity} places; call reserve first`);
    this.numbers.set(word, number);
    this.words.push(word);
    this.wordHashes[number] = hashText(word, WORD_SEED);
    this.addParts(word, number);
    return number;
  }

  /** The word that has a number. */
  wordOf(number: number): string {
    return this.words[number] ?? '';
  }

  wordHash(number: number): number {
    return this.wordHashes[number] ?? 0;
  }

  /** The hashes of a word's parts of these lengths, edges counted as a character each; none when the first length is greater. */
  partHashes(number: number, shortest: number, longest: number): Uint32Array {
    const row = number * LENGTHS;
    const from = this.ends[row + shortest - SHORTEST_PART] ?? 0;
    const to = this.ends[row + longest - SHORTEST_PART + 1] ?? 0;
    return this.parts.subarray(from, to);
  }

  private addParts(word: string, number: number): void {
    if (this.used + MOST_PARTS > this.parts.length) {
      const larger = new Uint32Array(this.parts.length * 2);
      larger.set(this.parts);
      this.parts = larger;
    }
    const edged = `<${word.slice(0, LONGEST_WORD)}>`;
    const row = number * LENGTHS;
    this.ends[row] = this.used;
    for (let length = SHORTEST_PART; length <= LONGEST_PART; length += 1) {
      for (let from = 0; from + length <= edged.length; from += 1) {
        this.parts[this.used] = hashText(edged, PART_SEED, from, from + length);
        this.used += 1;
      }
      this.ends[row + length - SHORTEST_PART + 1] = this.used;
    }
  }
}
