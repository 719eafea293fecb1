import { createLibrary } from '../../understand/knowledge.ts';
import type { Labelled } from '../../understand/train/labelled.ts';
import { compare, learn, objections, type Comparison } from '../../understand/train/learn.ts';
import type { TimedLesson } from './corrections.ts';
import { packWeights, unpackWeights, type WeightFiles } from './weight-files.ts';

export interface TrainingPlan {
  /** The weights in use, as files. */
  readonly inUse: WeightFiles;
  readonly sets: readonly string[];
  readonly collections: readonly Labelled[];
  /** Oldest first. */
  readonly lessons: readonly TimedLesson[];
  readonly familiar: readonly Labelled[];
  /** Told before each part of the work. */
  readonly onStep: (what: string) => void;
}

export interface Trained {
  readonly comparisons: readonly Comparison[];
  /** Guarded sets that speak against the new weights. */
  readonly objections: readonly string[];
  readonly next: WeightFiles;
}

/** Makes new weights out of collections and corrections, and measures them against those in use. */
export function train(plan: TrainingPlan): Trained {
  const { manifest } = plan.inUse;
  const weights = unpackWeights(plan.inUse);
  const until = manifest.corrections?.until ?? null;
  const isKnown = ({ at }: TimedLesson): boolean => until !== null && at !== '' && at <= until;
  const library = createLibrary();
  const lessons = {
    current: weights.sentiment,
    collections: plan.collections,
    known: plan.lessons.filter(isKnown).map(({ row }) => row),
    fresh: plan.lessons.filter((lesson) => !isKnown(lesson)).map(({ row }) => row),
    familiar: plan.familiar,
  };
  const comparisons = compare(lessons, library, (fold, folds) => plan.onStep(`measuring, part ${fold + 1} of ${folds}`));
  plan.onStep('making the weights');
  const sentiment = learn(lessons, library);
  const corrections = { count: plan.lessons.length, until: plan.lessons.at(-1)?.at ?? null };
  return {
    comparisons,
    objections: objections(comparisons),
    next: packWeights([sentiment, weights.language, ...weights.others], { sets: [...plan.sets], corrections }),
  };
}
