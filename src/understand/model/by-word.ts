import type { WordTable } from './word-table.ts';

/**
 * Something worked out once for each word of a table and found again by the word's number: an array look-up where a map
 * would have to compare strings.
 */
export class ByWord<T> {
  private readonly make: (word: string) => T;
  private table: WordTable | undefined;
  private generation = -1;
  private values: (T | undefined)[] = [];

  constructor(make: (word: string) => T) {
    this.make = make;
  }

  of(table: WordTable, number: number, word: string): T {
    if (this.table !== table || this.generation !== table.generation) {
      this.table = table;
      this.generation = table.generation;
      this.values = [];
    }
    const known = this.values[number];
    if (known !== undefined) return known;
    const fresh = this.make(word);
    while (this.values.length <= number) this.values.push(undefined);
    this.values[number] = fresh;
    return fresh;
  }

  /** What was worked out for a number already. */
  held(table: WordTable, number: number): T | undefined {
    return this.generation === table.generation ? this.values[number] : undefined;
  }

  /** The same without a table. */
  ofWord(word: string): T {
    return this.make(word);
  }
}
