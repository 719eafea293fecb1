import type { Mention, NormalisedMention, Taxonomy } from '../domain/index.ts';
import type { TextToUnderstand, Understand } from '../ports/understand.ts';

/** What the understanding pass is told of a thing said that has just come in. */
export function textOfSaid(said: NormalisedMention): TextToUnderstand {
  return { text: said.text, lang: said.lang, rating: said.rating, followers: said.author.followers };
}

/** The same of a stored mention, so that doing it again gives what intake would give. A language that a person set is the hint. */
export function textOfMention(mention: Mention): TextToUnderstand {
  const lang = mention.corrected.lang === undefined ? mention.langHint : mention.lang;
  return { text: mention.text, lang, rating: mention.rating, followers: mention.author.followers };
}

/** Names the weights that are in use: what the next labels will carry. */
export function labelsVersionOf(understand: Understand, taxonomy: Taxonomy): string {
  const [labels] = understand([{ text: '', lang: null, rating: null, followers: null }], taxonomy);
  if (!labels) throw new Error('the understanding pass gave no labels for an empty text: report this as a fault of the program');
  return labels.labelsVersion;
}
