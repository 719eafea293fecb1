import type { WordTable } from './model/word-table.ts';

/** What a piece of a text is. Words of a hashtag are words with `tag`. */
export type TokenKind = 'word' | 'number' | 'emoji' | 'emoticon' | 'handle' | 'url';

/** One piece of a text in its normal form, with where it stands in the original. */
export interface Token {
  readonly kind: TokenKind;
  /** Lower case, compatibility characters and accents' order unified, elongation cut; `@` for a handle, `http` for a link. */
  readonly word: string;
  /** UTF-16 offsets in the original text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Rises by one at every mark that ends a thought: full stop, comma, semicolon, dash, new line. */
  readonly clause: number;
  /** Rises by one at every mark that ends a sentence. */
  readonly sentence: number;
  /** Two or more letters, all of them capitals. */
  readonly caps: boolean;
  /** Written with a letter three times or more, such as "sooooo". */
  readonly elongated: boolean;
  /** A word out of a hashtag. */
  readonly tag: boolean;
  /** What stands for it in the table that the text was read with, if any; -1 for none. */
  readonly number: number;
}

/** A text read once: every judgement works on this form. */
export interface TextForm {
  readonly raw: string;
  /** Where the tokens' numbers come from; they hold for as long as the table is in this generation. */
  readonly table: WordTable | undefined;
  readonly generation: number;
  /** The author's own words; of a bare repost the words of the original. */
  readonly tokens: readonly Token[];
  /** What the author quotes or reposts under words of their own. */
  readonly quoted: readonly Token[];
  /** True when the text is somebody else's, passed on without a word. */
  readonly repost: boolean;
  readonly exclamations: number;
  readonly questions: number;
  readonly urls: number;
  readonly handles: number;
  readonly hashtags: number;
  /** How many own words are written in capitals, and how many words there are. */
  readonly capsWords: number;
  readonly words: number;
}
