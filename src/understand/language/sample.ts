import type { TextForm } from '../token.ts';
import { isBeyondArabic, scriptOf, soleLanguage } from './script.ts';
import type { Script } from './script.ts';

/** What is known of a text before any model has seen it. */
export interface Sample {
  /** The words that carry its language, lower case, with spaces between. */
  readonly text: () => string;
  readonly script: Script;
  /** The one language that writes in its script, if it is such a script. */
  readonly sole: string | null;
  readonly letters: number;
  /** Written in Arabic letters and in some that Arabic lacks. */
  readonly beyondArabic: boolean;
  /** What the network says its language is, BCP 47. */
  readonly hint: string | null;
  /** Languages that the brand's customers write. */
  readonly priors: readonly string[];
}

/** @param places which of the text's tokens carry its language */
export function sampleOf({ tokens }: TextForm, places: Int32Array, { hint, priors }: Pick<Sample, 'hint' | 'priors'>): Sample {
  let letters = 0;
  for (const place of places) letters += tokens[place]?.word.length ?? 0;
  const script = scriptOf(tokens, places);
  return {
    text: () => Array.from(places, (place) => tokens[place]?.word ?? '').join(' '),
    script,
    sole: script === 'elsewhere' ? soleLanguage(tokens, places) : null,
    letters,
    beyondArabic: script === 'arabic' && isBeyondArabic(tokens, places),
    hint,
    priors,
  };
}
