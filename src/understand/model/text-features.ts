import type { TextForm, Token } from '../token.ts';
import { hashPair, hashText } from './hash.ts';
import { WordTable } from './word-table.ts';

const PAIR_SEED = 3;
const TRIPLE_SEED = 4;
const GAP_SEED = 5;
const FLAG_SEED = 7;
/** Of a longer text the beginning and the end are read. */
const MOST_TOKENS = 4096;
const MOST_MARKS = 3;
const MOST_QUESTIONS = 2;

/** What every model reads of a text: numbers of words, and hashes of what stands together. Valid until the next text is read. */
export interface TextFeatures {
  readonly table: WordTable;
  /** Word numbers, in the order of the text. */
  readonly words: Int32Array;
  /** Hashes of neighbours, of three in a row and of two with one between; each list is one longer than `words` at most. */
  readonly pairs: Uint32Array;
  readonly triples: Uint32Array;
  readonly gaps: Uint32Array;
  /** What each word and what ends with it counts: more after "but", where the verdict stands. */
  readonly emphasis: Uint8Array;
  /** Hashes of what the text has as a whole: marks, capitals, links, length. */
  readonly flags: Uint32Array;
}

/** The word that stands for a token: all numbers are one, all handles, all links. */
export function featureWord(token: Token): string {
  switch (token.kind) {
    case 'number':
      return '#';
    case 'word':
    case 'emoji':
    case 'emoticon':
    case 'handle':
    case 'url':
      return token.word;
  }
}

const flag = (name: string): number => hashText(name, FLAG_SEED);
const EDGE = hashText('', PAIR_SEED);
const levels = (name: string, most: number): readonly number[] =>
  Array.from({ length: most + 1 }, (_, level) => flag(`${name}${level}`));
const EXCLAMATIONS = levels('!', MOST_MARKS);
const QUESTIONS = levels('?', MOST_QUESTIONS);
const CAPS = levels('caps', MOST_MARKS);
const LENGTHS = levels('length', 12);
const URL = flag('url');
const HANDLE = flag('handle');
const HANDLE_FIRST = flag('handle first');
const HASHTAGS = levels('hashtags', MOST_MARKS);
const REPOST = flag('repost');
const ELONGATED = flag('elongated');
const MOST_FLAGS = 12;
/** Words after which a short text says what it means; those that are everyday words of another language are left out. */
const CONTRASTS = new Set([
  'but',
  'however',
  'aber',
  'jedoch',
  'pero',
  'maar',
  'kodwa',
  'lekin',
  'magar',
  'però',
  'لكن',
  'porém',
]);
const PLAIN = 1;
const AFTER_CONTRAST = 2;
/** In a longer text one "but" is one of many turns. */
const SHORT_TEXT = 60;

/** Reads texts into buffers that are used again for the next one. */
export class FeatureReader {
  readonly table: WordTable;
  private words = new Int32Array(256);
  private pairs = new Uint32Array(257);
  private triples = new Uint32Array(257);
  private gaps = new Uint32Array(257);
  private emphasis = new Uint8Array(257);
  private readonly flags = new Uint32Array(MOST_FLAGS);

  constructor(table = new WordTable()) {
    this.table = table;
  }

  read(form: TextForm): TextFeatures {
    const { tokens } = form;
    const count = Math.min(tokens.length, MOST_TOKENS);
    const skipped = tokens.length - count;
    const half = skipped > 0 ? count / 2 : count;
    this.grow(count);
    this.table.reserve(count);
    let before = EDGE;
    let beforeThat = EDGE;
    let elongated = false;
    let contrast = -1;
    for (let at = 0; at < count; at += 1) {
      const token = tokens[at < half ? at : at + skipped];
      if (token === undefined) break;
      elongated ||= token.elongated;
      if (at > 0 && count <= SHORT_TEXT && CONTRASTS.has(token.word)) contrast = at;
      const number = this.table.numberOf(featureWord(token));
      const hash = this.table.wordHash(number);
      this.words[at] = number;
      this.pairs[at] = hashPair(before, hash, PAIR_SEED);
      this.triples[at] = hashPair(hashPair(beforeThat, before, TRIPLE_SEED), hash, TRIPLE_SEED);
      this.gaps[at] = hashPair(beforeThat, hash, GAP_SEED);
      beforeThat = before;
      before = hash;
    }
    this.pairs[count] = hashPair(before, EDGE, PAIR_SEED);
    this.emphasis.fill(PLAIN, 0, count + 1);
    if (contrast > 0 && contrast < count - 1) this.emphasis.fill(AFTER_CONTRAST, contrast, count + 1);
    return {
      table: this.table,
      words: this.words.subarray(0, count),
      pairs: this.pairs.subarray(0, count + 1),
      triples: this.triples.subarray(0, count),
      gaps: this.gaps.subarray(0, count),
      emphasis: this.emphasis.subarray(0, count + 1),
      flags: this.flags.subarray(0, this.readFlags(form, elongated)),
    };
  }

  private readFlags(form: TextForm, elongated: boolean): number {
    let used = 0;
    const add = (hash: number | undefined): void => {
      this.flags[used] = hash ?? 0;
      used += 1;
    };
    add(EXCLAMATIONS[Math.min(form.exclamations, MOST_MARKS)]);
    add(QUESTIONS[Math.min(form.questions, MOST_QUESTIONS)]);
    add(LENGTHS[Math.min(LENGTHS.length - 1, 32 - Math.clz32(form.tokens.length))]);
    if (form.capsWords > 0) add(CAPS[Math.min(form.capsWords, MOST_MARKS)]);
    if (form.urls > 0) add(URL);
    if (form.handles > 0) add(HANDLE);
    if (form.tokens[0]?.kind === 'handle') add(HANDLE_FIRST);
    if (form.hashtags > 0) add(HASHTAGS[Math.min(form.hashtags, MOST_MARKS)]);
    if (form.repost) add(REPOST);
    if (elongated) add(ELONGATED);
    return used;
  }

  private grow(count: number): void {
    if (count <= this.words.length) return;
    const size = Math.max(count, this.words.length * 2);
    this.words = new Int32Array(size);
    this.pairs = new Uint32Array(size + 1);
    this.triples = new Uint32Array(size + 1);
    this.gaps = new Uint32Array(size + 1);
    this.emphasis = new Uint8Array(size + 1);
  }
}
