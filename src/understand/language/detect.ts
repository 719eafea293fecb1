import type { LinearWeights } from '../model/linear-model.ts';
import type { TextFeatures } from '../model/text-features.ts';
import type { TextForm } from '../token.ts';
import { combined } from './combine.ts';
import type { Candidate } from './combine.ts';
import type { Guess, Guesser } from './fasttext.ts';
import { hintedLanguage } from './hint.ts';
import { LanguageWords } from './language-words.ts';
import { OwnModel, hintWeight } from './own-model.ts';
import { sampleOf } from './sample.ts';
import type { Sample } from './sample.ts';

interface Detected {
  /** BCP 47, `und` when unsure. */
  readonly lang: string;
  readonly confidence: number;
}

/**
 * The language of a text. The hint is what the network says it is, the priors are the languages that the brand's customers
 * write: both weigh in and neither decides, except where there is hardly a text.
 */
export type DetectLanguage = (
  form: TextForm,
  features: TextFeatures,
  hint: string | null,
  priors?: readonly string[],
) => Detected;

const UNDETERMINED = 'und';
/** What fastText, however sure, takes languages for that it lacks: English stands between their words, Tigrinya has Amharic's letters. */
const TAKEN_FOR = new Set(['en', 'am']);
/** Below this the answer is `und`; more is wanted of short texts. */
const LEAST = 0.25;
const LEAST_SHORT = 0.3;
const SHORT = 24;
const SUREST = 0.999;
const HINT_ALONE = 0.4;
/** What a hint's log-odds are worth as a share of the answer, where only fastText knows the script or the language. */
const HINT_SHARE = 0.2;
/** How sure fastText must be that letters beyond Arabic make another language: some write Arabic itself with them. */
const BEYOND = 0.6;
/** How sure fastText must be where ours leans to languages that fastText lacks. */
const STRANGER = 0.9;
/** A script that one language alone writes leaves hardly a doubt. */
const SOLE = 0.98;

const isForeign = (first: Guess | undefined): boolean =>
  first !== undefined && first.lang !== 'ar' && first.probability >= BEYOND;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** fastText's guesses with what the network says of a language that our model has no class for. */
function withHint({ hint, letters }: Sample, guesses: readonly Guess[]): readonly Guess[] {
  if (hint === null) return guesses;
  const share = HINT_SHARE * hintWeight(hint, letters);
  if (!guesses.some(({ lang }) => lang === hint)) return [...guesses, { lang: hint, probability: Math.min(1, share) }];
  return guesses.map(({ lang, probability }) => ({
    lang,
    probability: lang === hint ? Math.min(1, probability + share) : probability,
  }));
}

/**
 * Our own model decides what it is sure of; else fastText's model of 176 languages is asked too, as it always is without
 * weights and of scripts that ours doesn't read.
 */
export function createLanguageDetector(weights: LinearWeights | undefined, guess: Guesser): DetectLanguage {
  const own = weights && new OwnModel(weights);
  const words = new LanguageWords();

  /** fastText alone, of scripts and languages that our model has no class for. */
  function foreign(sample: Sample, guesses: readonly Guess[]): Candidate | undefined {
    return combined(new Map(), 1, withHint(sample, guesses));
  }

  function together(sample: Sample, guesses: readonly Guess[], model: OwnModel): Candidate | undefined {
    const { languages, elsewhere } = model.all();
    const { hint } = sample;
    return combined(languages, elsewhere, hint !== null && languages.has(hint) ? guesses : withHint(sample, guesses));
  }

  function answerTo(features: TextFeatures, sample: Sample): Candidate | undefined {
    if (sample.sole !== null) return { lang: sample.sole, probability: SOLE };
    if (!own || sample.script === 'elsewhere') return foreign(sample, guess(sample.text()));
    own.read(features, sample);
    const best = own.best();
    if (best.trust === 'sure' && !sample.beyondArabic) return best;
    const guesses = guess(sample.text());
    const [first] = guesses;
    if (sample.beyondArabic && isForeign(first)) return foreign(sample, guesses);
    if (best.trust === 'none') return together(sample, guesses, own);
    return first && !TAKEN_FOR.has(first.lang) && first.probability >= STRANGER ? foreign(sample, guesses) : best;
  }

  return (form, features, rawHint, priors = []) => {
    const hint = hintedLanguage(rawHint);
    const chosen = words.read(form, features);
    if (words.count === 0) return { lang: hint ?? UNDETERMINED, confidence: hint === null ? 0 : HINT_ALONE };
    const sample = sampleOf(form, words.placesRead(), { hint, priors });
    const { lang, probability } = answerTo(chosen, sample) ?? { lang: UNDETERMINED, probability: 0 };
    const enough = probability >= (sample.letters < SHORT ? LEAST_SHORT : LEAST);
    return { lang: enough ? lang : UNDETERMINED, confidence: rounded(Math.min(SUREST, probability)) };
  };
}
