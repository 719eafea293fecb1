import { createLibrary } from '../knowledge.ts';
import { LanguageWords } from '../language/language-words.ts';
import { LinearModel } from '../model/linear-model.ts';
import type { FeatureShape, LinearWeights } from '../model/linear-model.ts';
import { FeatureReader } from '../model/text-features.ts';
import type { TextFeatures } from '../model/text-features.ts';
import { readText } from '../text.ts';
import { vectorOf } from './example.ts';
import type { Example } from './example.ts';
import type { Labelled } from './labelled.ts';
import { evenOut } from './language/even-out.ts';
import { languageLessons, sisters } from './language/lessons.ts';
import { quantise } from './quantise.ts';
import { trainSoftmax } from './softmax-regression.ts';

const SHAPE: FeatureShape = { word: 5, part: 2, parts: [2, 4], pair: 0, triple: 0, gap: 0, flag: 0 };
const BITS = 16;
const EPOCHS = 6;
const RATE = 0.1;
const BIAS_RATE = 0.05;
const SEED = 19_940_427;
/** Below one: what the shortest texts were got right more often than their probabilities said, in cross-validation. */
const TEMPERATURE = 0.8;
const NO_DENSE = new Float64Array(0);
/**
 * Head starts in the scores, set by hand with cross-validation. What may as well be Algerian or Moroccan is Arabic, what may
 * as well be Tigrinya is Amharic, and English words are English: the texts of the others hold words of their own. The small
 * ones even out what reached the fewest texts.
 */
const HEAD_STARTS: Readonly<Record<string, number>> = { ar: 1.4, am: 1.5, fr: 0.5, hi: -0.5, pcm: -0.8 };

type ReadWords = (text: string) => TextFeatures;

function createWordReader(): ReadWords {
  const library = createLibrary();
  const reader = new FeatureReader();
  const words = new LanguageWords();
  return (text) => {
    const form = readText(text, library.isKnown);
    return words.read(form, reader.read(form));
  };
}

/** The same weights with a bias that favours none of the languages that share many words. */
function evened(weights: LinearWeights, read: ReadWords): LinearWeights {
  const model = new LinearModel(weights);
  const scores = new Float64Array(weights.classes.length);
  const bias = weights.classes.map((lang, at) => (weights.bias[at] ?? 0) + (HEAD_STARTS[lang] ?? 0));
  for (const languages of sisters) {
    const places = languages.map(({ lang }) => weights.classes.indexOf(lang));
    const gains = evenOut(languages, (text) => {
      model.score(read(text), NO_DENSE, scores);
      return places.map((place) => scores[place] ?? 0);
    });
    for (const [at, place] of places.entries()) bias[place] = (bias[place] ?? 0) + (gains[at] ?? 0) * TEMPERATURE;
  }
  return { ...weights, bias };
}

/**
 * Teaches the language model from labelled texts, and from word lists for languages that the open collections lack. The
 * same texts in the same order give the same bytes; a minute for 85,000 texts.
 * @param options.made how many of the usual number of texts to make up out of words, 0..1
 */
export function trainLanguage(rows: readonly Labelled[], { made = 1 }: { readonly made?: number } = {}): LinearWeights {
  const read = createWordReader();
  const lessons = languageLessons(rows, made);
  const classes = [...new Set(lessons.map(({ lang }) => lang))].toSorted();
  const examples = lessons.flatMap(({ text, lang, weight }): readonly Example[] => {
    const features = read(text);
    if (features.words.length === 0) return [];
    return [{ vector: vectorOf(features, { shape: SHAPE, bits: BITS }, NO_DENSE), label: classes.indexOf(lang), weight }];
  });
  const real = trainSoftmax(examples, {
    classes: classes.length,
    bits: BITS,
    denseValues: 0,
    epochs: EPOCHS,
    rate: RATE,
    denseRate: BIAS_RATE,
    seed: SEED,
  });
  const about = { name: 'language', classes, languages: classes, shape: SHAPE, bits: BITS, dense: [], temperature: TEMPERATURE };
  return evened(quantise(real, about), read);
}
