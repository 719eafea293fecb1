import type { TextFeatures } from '../model/text-features.ts';
import type { TextForm } from '../token.ts';

/** Enough of a text to know its language by. */
const MOST_WORDS = 48;
const NOTHING = new Uint32Array(0);
const NO_WORDS = { words: new Int32Array(0), emphasis: new Uint8Array(0), places: new Int32Array(0) };
/** Where the verdict stands says nothing of the language. */
const ALIKE = new Uint8Array(MOST_WORDS).fill(1);

/** Picks from a text the words that carry its language: no links, handles, numbers or pictures; hashtags only when there is nothing else. */
export class LanguageWords {
  /** The words' places among the text's tokens. Valid until the next text is read. */
  readonly places = new Int32Array(MOST_WORDS);
  private readonly numbers = new Int32Array(MOST_WORDS);
  /** By number of words: a view costs more to make than the words to read. */
  private readonly views = Array.from({ length: MOST_WORDS + 1 }, (_, count) => ({
    words: this.numbers.subarray(0, count),
    emphasis: ALIKE.subarray(0, count),
    places: this.places.subarray(0, count),
  }));
  count = 0;

  read(form: TextForm, features: TextFeatures): TextFeatures {
    this.count = 0;
    this.take(form, features, false);
    if (this.count === 0) this.take(form, features, true);
    const { words, emphasis } = this.views[this.count] ?? NO_WORDS;
    return { table: features.table, words, pairs: NOTHING, triples: NOTHING, gaps: NOTHING, emphasis, flags: NOTHING };
  }

  /** The places of the words last read. */
  placesRead(): Int32Array {
    return (this.views[this.count] ?? NO_WORDS).places;
  }

  private take({ tokens }: TextForm, { words }: TextFeatures, tags: boolean): void {
    // Of very long texts the features skip the middle, so only the first half of them stands where the tokens do.
    const end = words.length === tokens.length ? tokens.length : words.length >> 1;
    for (let at = 0; at < end && this.count < MOST_WORDS; at += 1) {
      const token = tokens[at];
      if (token?.kind !== 'word' || token.tag !== tags) continue;
      this.places[this.count] = at;
      this.numbers[this.count] = words[at] ?? 0;
      this.count += 1;
    }
  }
}
