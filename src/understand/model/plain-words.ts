import type { WordTable } from './word-table.ts';

/** Longest word that is looked up by its letters. */
export const LONGEST_SPELLED = 48;
/** Number (one more than the word's, 0 for an empty slot), hash, where its letters begin, how many they are. */
const FIELDS = 4;
const FIRST_SLOTS = 1 << 12;
const FIRST_LETTERS = 1 << 16;
/** Words that stand for others. */
const STANDING = 3;
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * Finds the numbers of words by their letters as they are read, so that no string is made of a word met before. Two words
 * never pass for one: letters are compared. Whoever reads calls {@link reserve}, and for each word {@link begin}, {@link add} for each letter, {@link number}.
 */
export class PlainWords {
  readonly table: WordTable;
  /** How many letters were added. */
  length = 0;
  /** Whether the word was written in capitals: two letters or more, none small. Theirs to set who spell it. */
  caps = false;
  private readonly letters = new Uint8Array(LONGEST_SPELLED);
  /** The numbers of what stands for any number, handle and link. */
  anyNumber = 0;
  handle = 0;
  link = 0;
  private hash = 0;
  private generation = -1;
  private slots = new Int32Array(FIRST_SLOTS * FIELDS);
  private mask = FIRST_SLOTS - 1;
  private used = 0;
  private kept = new Uint8Array(FIRST_LETTERS);
  private end = 0;

  constructor(table: WordTable) {
    this.table = table;
  }

  /** Makes room for the words of a text. Call before each. */
  reserve(words: number): void {
    this.table.reserve(words + STANDING);
    if (this.generation !== this.table.generation) this.forget();
  }

  begin(): void {
    this.length = 0;
    this.hash = OFFSET;
  }

  /** Adds a character of ASCII; at most {@link LONGEST_SPELLED} of them. */
  add(code: number): void {
    this.letters[this.length] = code;
    this.length += 1;
    this.hash = Math.imul(this.hash ^ code, PRIME);
  }

  /** The number that the table has for the word just spelled. */
  number(): number {
    const { slots, mask, length } = this;
    const hash = this.hash ^ (this.hash >>> 15);
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = slot * FIELDS;
      const held = slots[at] ?? 0;
      if (held === 0) return this.learn(at, hash);
      if (slots[at + 1] === hash && slots[at + 3] === length && this.isSpelledAt(slots[at + 2] ?? 0)) return held - 1;
    }
  }

  private isSpelledAt(start: number): boolean {
    const { letters, kept, length } = this;
    for (let at = 0; at < length; at += 1) if (letters[at] !== kept[start + at]) return false;
    return true;
  }

  private learn(at: number, hash: number): number {
    const { length } = this;
    const letters = this.letters.subarray(0, length);
    const number = this.table.numberOf(String.fromCharCode(...letters));
    if (this.end + length > this.kept.length) {
      const larger = new Uint8Array(this.kept.length * 2);
      larger.set(this.kept);
      this.kept = larger;
    }
    this.kept.set(letters, this.end);
    this.slots.set([number + 1, hash, this.end, length], at);
    this.end += length;
    this.used += 1;
    if (this.used * 2 > this.mask) this.grow();
    return number;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    this.mask = this.mask * 2 + 1;
    for (let from = 0; from < old.length; from += FIELDS) {
      if (old[from] === 0) continue;
      let slot = (old[from + 1] ?? 0) & this.mask;
      while (this.slots[slot * FIELDS] !== 0) slot = (slot + 1) & this.mask;
      this.slots.set(old.subarray(from, from + FIELDS), slot * FIELDS);
    }
  }

  private forget(): void {
    this.generation = this.table.generation;
    this.slots.fill(0);
    this.used = 0;
    this.end = 0;
    this.anyNumber = this.table.numberOf('#');
    this.handle = this.table.numberOf('@');
    this.link = this.table.numberOf('http');
  }
}
