import type { TextForm, Token } from '../token.ts';
import { ByWord } from './by-word.ts';
import { hashPair, hashText } from './hash.ts';
import { PlainWords } from './plain-words.ts';
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

/** The part of the buffers that a text of so many words fills. */
type Views = Pick<TextFeatures, 'words' | 'pairs' | 'triples' | 'gaps' | 'emphasis'>;

/** Reads texts into buffers that are used again for the next one. */
export class FeatureReader {
  readonly table: WordTable;
  /** Finds words in the table as a text is read: texts read with it are known by their numbers already. */
  readonly plain: PlainWords;
  private words = new Int32Array(256);
  private pairs = new Uint32Array(257);
  private triples = new Uint32Array(257);
  private gaps = new Uint32Array(257);
  private emphasis = new Uint8Array(257);
  private readonly flags = new Uint32Array(MOST_FLAGS);
  private used = 0;
  /** By number of words: a view costs more to make than a short text to read. */
  private views: (Views | undefined)[] = [];
  private readonly flagViews = Array.from({ length: MOST_FLAGS + 1 }, (_, used) => this.flags.subarray(0, used));
  private readonly contrasts = new ByWord((word) => CONTRASTS.has(word));

  constructor(table = new WordTable()) {
    this.table = table;
    this.plain = new PlainWords(table);
  }

  read(form: TextForm): TextFeatures {
    const { table } = this;
    const count = Math.min(form.tokens.length, MOST_TOKENS);
    this.grow(count);
    table.reserve(count);
    const elongated = this.readWords(form, count);
    this.readFlags(form, elongated);
    const { words, pairs, triples, gaps, emphasis } = this.viewsOf(count);
    return { table, words, pairs, triples, gaps, emphasis, flags: this.flagViews[this.used] ?? this.flags };
  }

  /** Returns whether a word is elongated. */
  private readWords(form: TextForm, count: number): boolean {
    const { table, contrasts, words, pairs, triples, gaps } = this;
    const { tokens } = form;
    const numbered = form.table === table && form.generation === table.generation;
    const skipped = tokens.length - count;
    const half = skipped > 0 ? count / 2 : count;
    let before = EDGE;
    let beforeThat = EDGE;
    let elongated = false;
    let contrast = -1;
    for (let at = 0; at < count; at += 1) {
      const token = tokens[at < half ? at : at + skipped];
      if (token === undefined) break;
      elongated ||= token.elongated;
      const number = numbered && token.number >= 0 ? token.number : table.numberOf(featureWord(token));
      if (at > 0 && count <= SHORT_TEXT && contrasts.of(table, number, token.word)) contrast = at;
      const hash = table.wordHash(number);
      words[at] = number;
      pairs[at] = hashPair(before, hash, PAIR_SEED);
      triples[at] = hashPair(hashPair(beforeThat, before, TRIPLE_SEED), hash, TRIPLE_SEED);
      gaps[at] = hashPair(beforeThat, hash, GAP_SEED);
      beforeThat = before;
      before = hash;
    }
    pairs[count] = hashPair(before, EDGE, PAIR_SEED);
    this.emphasis.fill(PLAIN, 0, count + 1);
    if (contrast > 0 && contrast < count - 1) this.emphasis.fill(AFTER_CONTRAST, contrast, count + 1);
    return elongated;
  }

  private viewsOf(count: number): Views {
    const held = this.views[count];
    if (held !== undefined) return held;
    const fresh = {
      words: this.words.subarray(0, count),
      pairs: this.pairs.subarray(0, count + 1),
      triples: this.triples.subarray(0, count),
      gaps: this.gaps.subarray(0, count),
      emphasis: this.emphasis.subarray(0, count + 1),
    };
    while (this.views.length <= count) this.views.push(undefined);
    this.views[count] = fresh;
    return fresh;
  }

  private flag(hash: number | undefined): void {
    this.flags[this.used] = hash ?? 0;
    this.used += 1;
  }

  private readFlags(form: TextForm, elongated: boolean): void {
    this.used = 0;
    this.flag(EXCLAMATIONS[Math.min(form.exclamations, MOST_MARKS)]);
    this.flag(QUESTIONS[Math.min(form.questions, MOST_QUESTIONS)]);
    this.flag(LENGTHS[Math.min(LENGTHS.length - 1, 32 - Math.clz32(form.tokens.length))]);
    if (form.capsWords > 0) this.flag(CAPS[Math.min(form.capsWords, MOST_MARKS)]);
    if (form.urls > 0) this.flag(URL);
    if (form.handles > 0) this.flag(HANDLE);
    if (form.tokens[0]?.kind === 'handle') this.flag(HANDLE_FIRST);
    if (form.hashtags > 0) this.flag(HASHTAGS[Math.min(form.hashtags, MOST_MARKS)]);
    if (form.repost) this.flag(REPOST);
    if (elongated) this.flag(ELONGATED);
  }

  private grow(count: number): void {
    if (count <= this.words.length) return;
    const size = Math.max(count, this.words.length * 2);
    this.views = [];
    this.words = new Int32Array(size);
    this.pairs = new Uint32Array(size + 1);
    this.triples = new Uint32Array(size + 1);
    this.gaps = new Uint32Array(size + 1);
    this.emphasis = new Uint8Array(size + 1);
  }
}
