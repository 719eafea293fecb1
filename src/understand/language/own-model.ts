import { LinearModel } from '../model/linear-model.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { greatest, softmax } from '../model/softmax.ts';
import type { TextFeatures } from '../model/text-features.ts';
import type { Candidate } from './combine.ts';
import type { Sample } from './sample.ts';
import type { Script } from './script.ts';

const OTHER = 'other';
const ENGLISH = 'en';
/** Somebody else should be asked below this probability. */
const SURE = 0.75;
/** fastText lacks most African languages: where those have this much together it has no say, unless no kin of them stands out. */
const AMONG_THEM = 0.5;
const STANDS_OUT = 0.45;
/** In log-odds. Of a word or two the network knows more than we do; English is what it says when it doesn't know. */
const HINT = 1.2;
const HINT_ENGLISH = 0.5;
const HINT_SHORT = 5.5;
const FEW_LETTERS = 12;
const PRIOR = 0.7;
/** A class this far behind, in log-odds, has no chance; not working out how little saves half the time. */
const HOPELESS = 15;
/** Languages that are known to be one of them before it is known which. */
const KIN: readonly (readonly string[])[] = [
  ['zu', 'xh'],
  ['st', 'tn', 'nso'],
];
const NO_DENSE = new Float64Array(0);
const ARABIC = new Set(['ar', 'arq', 'ary']);
const ETHIOPIC = new Set(['am', 'ti']);
const NOT_LATIN = new Set(['ar', 'am', 'ti']);
/** Classes that fastText has too, if only under the name of a greater language. */
const SHARED = new Set([OTHER, 'af', 'am', 'ar', 'ary', 'arq', 'de', 'en', 'es', 'fr', 'hi', 'it', 'nl', 'pt', 'sw', 'yo']);

export function hintWeight(hint: string, letters: number): number {
  if (letters < FEW_LETTERS) return HINT_SHORT;
  return hint === ENGLISH ? HINT_ENGLISH : HINT;
}

/** Alone; alone unless somebody else is sure of another language; together with somebody else. */
type Trust = 'sure' | 'strangers' | 'none';

/** Our trained model of some thirty languages and one class for all others. */
export class OwnModel {
  private readonly classes: readonly string[];
  private readonly model: LinearModel;
  private readonly scores: Float64Array;
  private readonly places: ReadonlyMap<string, number>;
  private readonly other: number;
  private readonly unshared: readonly number[];
  /** For each class the places of it and its kin. */
  private readonly kin: readonly (readonly number[])[];
  /** Classes that don't write in a script. */
  private readonly outside: Readonly<Record<Script, readonly number[]>>;

  constructor(weights: LinearWeights) {
    const { classes } = weights;
    const without = (isIn: (lang: string) => boolean): readonly number[] =>
      classes.flatMap((lang, at) => (isIn(lang) ? [] : [at]));
    this.classes = classes;
    this.model = new LinearModel(weights);
    this.scores = new Float64Array(classes.length);
    this.places = new Map(classes.map((lang, at) => [lang, at]));
    this.other = classes.indexOf(OTHER);
    this.unshared = without((lang) => SHARED.has(lang));
    this.kin = classes.map((lang) => {
      const kin = KIN.find((langs) => langs.includes(lang)) ?? [lang];
      return classes.flatMap((other, at) => (kin.includes(other) ? [at] : []));
    });
    this.outside = {
      latin: without((lang) => !NOT_LATIN.has(lang)),
      arabic: without((lang) => ARABIC.has(lang)),
      ethiopic: without((lang) => ETHIOPIC.has(lang)),
      elsewhere: [],
    };
  }

  /** Reads a text; the answers of the other methods are about it until the next one. */
  read(features: TextFeatures, { hint, priors, script, letters }: Sample): void {
    const { scores } = this;
    this.model.score(features, NO_DENSE, scores);
    if (hint !== null) this.favour(hint, hintWeight(hint, letters));
    for (const prior of priors) this.favour(prior, PRIOR);
    for (const at of this.outside[script]) scores[at] = -Infinity;
    const most = scores[greatest(scores)] ?? 0;
    for (let at = 0; at < scores.length; at += 1) if ((scores[at] ?? 0) < most - HOPELESS) scores[at] = -Infinity;
    softmax(scores);
  }

  /** The likeliest class, how probable it is, and whether somebody else should be asked too. */
  best(): Candidate & { readonly trust: Trust } {
    const { scores } = this;
    const best = greatest(scores);
    const probability = scores[best] ?? 0;
    return { lang: this.classes[best] ?? OTHER, probability, trust: this.trustIn(best, probability) };
  }

  /** The probability of each language, and of all that have no class of their own. */
  all(): { readonly languages: Map<string, number>; readonly elsewhere: number } {
    const languages = new Map<string, number>();
    for (const [at, lang] of this.classes.entries()) if (at !== this.other) languages.set(lang, this.scores[at] ?? 0);
    return { languages, elsewhere: this.scores[this.other] ?? 0 };
  }

  private trustIn(best: number, probability: number): Trust {
    if (best === this.other) return 'none';
    if (probability >= SURE) return 'sure';
    let theirs = 0;
    for (const at of this.unshared) theirs += this.scores[at] ?? 0;
    return theirs < AMONG_THEM || this.kinOf(best) < STANDS_OUT ? 'none' : 'strangers';
  }

  /** The probability of a class and its kin together. */
  private kinOf(place: number): number {
    let sum = 0;
    for (const at of this.kin[place] ?? []) sum += this.scores[at] ?? 0;
    return sum;
  }

  private favour(lang: string, by: number): void {
    const place = this.places.get(lang) ?? this.other;
    this.scores[place] = (this.scores[place] ?? 0) + by;
  }
}
