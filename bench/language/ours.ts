import { createLanguageDetector } from '../../src/understand/language/detect.ts';
import type { Guesser } from '../../src/understand/language/fasttext.ts';
import type { LinearWeights } from '../../src/understand/model/linear-model.ts';
import { createLibrary } from '../../src/understand/knowledge.ts';
import { FeatureReader } from '../../src/understand/model/text-features.ts';
import { readText } from '../../src/understand/text.ts';
import type { Labelled } from '../../src/understand/train/labelled.ts';
import { trainLanguage } from '../../src/understand/train/language.ts';

const FOLDS = 5;

/** What ours says of one text. */
export interface OwnAnswer {
  readonly lang: string;
  readonly confidence: number;
  /** Whether fastText was asked as well. */
  readonly asked: boolean;
}

/** Our detector with these weights; it counts when it asks fastText. */
function detectorOf(weights: LinearWeights, guess: Guesser): (text: string) => OwnAnswer {
  const library = createLibrary();
  const reader = new FeatureReader();
  let asked = false;
  const detect = createLanguageDetector(weights, (text) => {
    asked = true;
    return guess(text);
  });
  return (text) => {
    asked = false;
    const form = readText(text, library.isKnown);
    return { ...detect(form, reader.read(form), null), asked };
  };
}

/**
 * Answers to rows by models that saw none of them: those of the taught sets by five-fold cross-validation, all others by
 * one model of all taught rows.
 */
export function answersOf(
  rows: readonly Labelled[],
  { lessons, guess }: { readonly lessons: readonly Labelled[]; readonly guess: Guesser },
): readonly OwnAnswer[] {
  const fold = new Map(lessons.map((row, at) => [row, at % FOLDS]));
  const answers = new Map<Labelled, OwnAnswer>();
  for (let out = 0; out <= FOLDS; out += 1) {
    const asked = rows.filter((row) => (fold.get(row) ?? FOLDS) === out);
    if (asked.length === 0) continue;
    const detect = detectorOf(trainLanguage(lessons.filter((row) => fold.get(row) !== out)), guess);
    for (const row of asked) answers.set(row, detect(row.text));
  }
  return rows.map((row) => answers.get(row) ?? { lang: 'und', confidence: 0, asked: false });
}

/** Texts a second for reading a text and detecting its language, the best of some rounds. */
export function speedOf(texts: readonly string[], weights: LinearWeights, guess: Guesser): number {
  const detect = detectorOf(weights, guess);
  let best = Infinity;
  for (let round = 0; round < FOLDS; round += 1) {
    const started = performance.now();
    for (const text of texts) detect(text);
    best = Math.min(best, performance.now() - started);
  }
  return (texts.length / best) * 1000;
}
