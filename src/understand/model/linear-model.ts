import type { TextFeatures } from './text-features.ts';
import type { WordTable } from './word-table.ts';

/** Fourth root of the squares of a post of usual length, so that its vector's length stays near one. */
const USUAL_LENGTH = 6.7;
const THREE = 3;
const FOUR = 4;

/** Which features a model reads, and how much each kind counts: small whole numbers, 0 for not at all. */
export interface FeatureShape {
  readonly word: number;
  readonly part: number;
  /** Lengths of word parts, edges counted; from {@link SHORTEST_PART} to {@link LONGEST_PART}. */
  readonly parts: readonly [number, number];
  readonly pair: number;
  readonly triple: number;
  readonly gap: number;
  readonly flag: number;
  /** Added to the squares, so that each word of a very short text doesn't count for a whole post's; 0 unless said. */
  readonly padding?: number | undefined;
}

/** A trained linear model: whole-number weights of hashed features, and real ones of a few dense values. */
export interface LinearWeights {
  readonly name: string;
  readonly classes: readonly string[];
  /** Languages of the texts it was taught on, BCP 47. */
  readonly languages: readonly string[];
  readonly shape: FeatureShape;
  /** log2 of the number of buckets. */
  readonly bits: number;
  /** Row by row: bucket, then class. */
  readonly table: Int8Array;
  /** What one step of `table` is worth. */
  readonly step: number;
  readonly bias: readonly number[];
  /** Names of the dense values, and their weights row by row: value, then class. */
  readonly dense: readonly string[];
  readonly denseWeights: readonly number[];
  /** Scores are divided by this before they become probabilities. */
  readonly temperature: number;
  /** Probability under which a text is taken to fit no class; absent where one always fits. */
  readonly floor?: number | undefined;
}

/**
 * The length that a feature vector is divided by. The square root would make it one; a little more keeps the many words of
 * a long letter from drowning the dense evidence.
 */
export function vectorLength(squares: number, padding = 0): number {
  const padded = squares + padding;
  return Math.sqrt(padded * Math.sqrt(padded)) / USUAL_LENGTH;
}

/** The work of one model on the words of a table: sums of whole numbers, so the order of adding changes nothing. */
export class LinearModel {
  readonly weights: LinearWeights;
  private readonly size: number;
  private readonly mask: number;
  private table: WordTable | undefined;
  private generation = -1;
  private done = new Uint8Array(0);
  private sums = new Int32Array(0);
  /** For each word the squares of what its features count. */
  private squares = new Int32Array(0);
  private readonly total: Int32Array;

  constructor(weights: LinearWeights) {
    this.weights = weights;
    this.size = weights.classes.length;
    this.mask = (1 << weights.bits) - 1;
    this.total = new Int32Array(this.size);
  }

  /**
   * Adds up the evidence for each class: weights over the length of the feature vector, plus dense values and bias, over the
   * temperature. Writes into `out`, which has a place for each class.
   * @returns what one whole-number step of a feature is worth in this text, before the temperature
   */
  score(features: TextFeatures, dense: Float64Array, out: Float64Array): number {
    const { shape, step, bias, denseWeights, temperature } = this.weights;
    const { total, size } = this;
    total.fill(0);
    this.follow(features.table);
    const { emphasis } = features;
    const squares =
      this.addWords(features) +
      this.addAll(features.pairs, shape.pair, emphasis) +
      this.addAll(features.triples, shape.triple, emphasis) +
      this.addAll(features.gaps, shape.gap, emphasis) +
      this.addAll(features.flags, shape.flag, undefined);
    const worth = squares > 0 ? step / vectorLength(squares, shape.padding) : 0;
    for (let at = 0; at < size; at += 1) out[at] = (total[at] ?? 0) * worth + (bias[at] ?? 0);
    for (let value = 0; value < dense.length; value += 1) {
      const amount = dense[value] ?? 0;
      if (amount === 0) continue;
      const row = value * size;
      for (let at = 0; at < size; at += 1) out[at] = (out[at] ?? 0) + amount * (denseWeights[row + at] ?? 0);
    }
    for (let at = 0; at < size; at += 1) out[at] = (out[at] ?? 0) / temperature;
    return worth;
  }

  /** What a word adds to a class, in whole-number steps. Call after {@link score} of a text that holds it. */
  wordSteps(number: number, place: number): number {
    return this.sums[number * this.size + place] ?? 0;
  }

  /** What a hashed feature that counts `count` adds to a class, in whole-number steps. */
  featureSteps(hash: number, place: number, count: number): number {
    return count * (this.weights.table[(hash & this.mask) * this.size + place] ?? 0);
  }

  /** Adds what the words say; each is worked out when it is first met. */
  private addWords({ table, words, emphasis }: TextFeatures): number {
    const { done, squares: ofWord } = this;
    let squares = 0;
    for (let at = 0; at < words.length; at += 1) {
      const number = words[at] ?? 0;
      const times = emphasis[at] ?? 1;
      if (done[number] !== 1) this.learn(table, number);
      squares += (ofWord[number] ?? 0) * times * times;
    }
    let at = 0;
    while (at < words.length) at += this.addFour(words, emphasis, at) || this.addOne(words[at] ?? 0, emphasis[at] ?? 1);
    return squares;
  }

  /** Adds four words at once that count once each, in half the time; returns how many were added. */
  private addFour(words: Int32Array, emphasis: Uint8Array, at: number): number {
    if (at + FOUR > words.length || emphasis[at] !== 1 || emphasis[at + FOUR - 1] !== 1) return 0;
    if (emphasis[at + 1] !== 1 || emphasis[at + 2] !== 1) return 0;
    const { sums, total, size } = this;
    const one = (words[at] ?? 0) * size;
    const two = (words[at + 1] ?? 0) * size;
    const three = (words[at + 2] ?? 0) * size;
    const four = (words[at + FOUR - 1] ?? 0) * size;
    for (let place = 0; place < size; place += 1) {
      const both = (sums[one + place] ?? 0) + (sums[two + place] ?? 0);
      total[place] = (total[place] ?? 0) + both + (sums[three + place] ?? 0) + (sums[four + place] ?? 0);
    }
    return FOUR;
  }

  private addOne(number: number, times: number): number {
    const { sums, total, size } = this;
    const row = number * size;
    for (let place = 0; place < size; place += 1) total[place] = (total[place] ?? 0) + Math.imul(sums[row + place] ?? 0, times);
    return 1;
  }

  private addAll(hashes: Uint32Array, each: number, emphasis: Uint8Array | undefined): number {
    if (each === 0) return 0;
    if (this.size === THREE) return this.addToThree(hashes, each, emphasis);
    if (this.size === 1) return this.addToOne(hashes, each, emphasis);
    const { total, size, mask } = this;
    const { table } = this.weights;
    let squares = 0;
    for (let at = 0; at < hashes.length; at += 1) {
      const count = emphasis === undefined ? each : Math.imul(each, emphasis[at] ?? 1);
      const row = ((hashes[at] ?? 0) & mask) * size;
      for (let place = 0; place < size; place += 1)
        total[place] = (total[place] ?? 0) + Math.imul(count, table[row + place] ?? 0);
      squares += Math.imul(count, count);
    }
    return squares;
  }

  private addToOne(hashes: Uint32Array, each: number, emphasis: Uint8Array | undefined): number {
    const { total, mask } = this;
    const { table } = this.weights;
    let sum = 0;
    let squares = 0;
    for (let at = 0; at < hashes.length; at += 1) {
      const count = emphasis === undefined ? each : Math.imul(each, emphasis[at] ?? 1);
      sum = (sum + Math.imul(count, table[(hashes[at] ?? 0) & mask] ?? 0)) | 0;
      squares += Math.imul(count, count);
    }
    total[0] = (total[0] ?? 0) + sum;
    return squares;
  }

  /** The same for three classes, whose sums fit into registers. */
  private addToThree(hashes: Uint32Array, each: number, emphasis: Uint8Array | undefined): number {
    const { total, mask } = this;
    const { table } = this.weights;
    let [first, second, third] = [0, 0, 0];
    let squares = 0;
    for (let at = 0; at < hashes.length; at += 1) {
      const count = emphasis === undefined ? each : Math.imul(each, emphasis[at] ?? 1);
      const row = ((hashes[at] ?? 0) & mask) * THREE;
      first = (first + Math.imul(count, table[row] ?? 0)) | 0;
      second = (second + Math.imul(count, table[row + 1] ?? 0)) | 0;
      third = (third + Math.imul(count, table[row + 2] ?? 0)) | 0;
      squares += Math.imul(count, count);
    }
    total[0] = (total[0] ?? 0) + first;
    total[1] = (total[1] ?? 0) + second;
    total[2] = (total[2] ?? 0) + third;
    return squares;
  }

  /** Keeps as many places as the table has words, and forgets what was kept for words that it has forgotten or another has. */
  private follow(words: WordTable): void {
    if (this.table !== words || this.generation !== words.generation) {
      this.table = words;
      this.generation = words.generation;
      this.done.fill(0);
    }
    if (this.done.length >= words.size) return;
    const room = Math.max(1024, words.size * 2);
    const grown = <T extends Uint8Array | Int32Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.done = grown(new Uint8Array(room), this.done);
    this.squares = grown(new Int32Array(room), this.squares);
    this.sums = grown(new Int32Array(room * this.size), this.sums);
  }

  private learn(words: WordTable, number: number): void {
    const { shape, table } = this.weights;
    const { size, mask, sums } = this;
    const parts = shape.part === 0 ? undefined : words.partHashes(number, shape.parts[0], shape.parts[1]);
    const word = (words.wordHash(number) & mask) * size;
    const row = number * size;
    for (let at = 0; at < size; at += 1) sums[row + at] = shape.word * (table[word + at] ?? 0);
    for (const hash of parts ?? []) {
      const from = (hash & mask) * size;
      for (let at = 0; at < size; at += 1) sums[row + at] = (sums[row + at] ?? 0) + shape.part * (table[from + at] ?? 0);
    }
    this.squares[number] = shape.word * shape.word + (parts?.length ?? 0) * shape.part * shape.part;
    this.done[number] = 1;
  }
}
