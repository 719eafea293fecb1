import { sentimentLabels } from '../../domain/index.ts';
import type { Library } from '../knowledge.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { adaptSentiment } from './adapt-sentiment.ts';
import { judgeSentiment } from './judge-sentiment.ts';
import type { Labelled } from './labelled.ts';
import { measure } from './measures.ts';
import type { Judgement, Measures } from './measures.ts';
import { trainSentiment } from './sentiment.ts';

/** What there is to learn from. */
export interface Lessons {
  readonly current: LinearWeights;
  /** Labelled collections; none where they are not at hand. */
  readonly collections: readonly Labelled[];
  /** Corrections that the current weights were taught already, and those made since. */
  readonly known: readonly Labelled[];
  readonly fresh: readonly Labelled[];
  /** Texts that nobody corrected: they keep their labels where collections are not at hand. */
  readonly familiar: readonly Labelled[];
}

/** One guarded set under the current weights and under new ones, measured on texts that neither was taught. */
export interface Comparison {
  readonly set: string;
  readonly current: Measures;
  readonly next: Measures;
}

export const CORRECTIONS = 'corrections';
const FOLDS = 3;
/** A guarded set may lose this much accuracy: less is chance. */
const MOST_LOST = 0.01;

const outOf = (rows: readonly Labelled[], fold: number): readonly Labelled[] => rows.filter((_, at) => at % FOLDS !== fold);
const within = (rows: readonly Labelled[], fold: number): readonly Labelled[] => rows.filter((_, at) => at % FOLDS === fold);

/** Weights out of everything that there is to learn from. */
export function learn(lessons: Lessons, library: Library): LinearWeights {
  const { current, collections, known, fresh, familiar } = lessons;
  const corrections = [...known, ...fresh];
  return collections.length > 0
    ? trainSentiment({ collections, corrections }, library, { temperature: current.temperature })
    : adaptSentiment(current, { corrections, familiar }, library);
}

/**
 * Cross-validates in three folds: the collections with the corrections that are known already against the same with the new
 * ones. Without collections the current weights are compared as they are.
 */
export function compare(
  lessons: Lessons,
  library: Library,
  onFold: (fold: number, folds: number) => void,
): readonly Comparison[] {
  const { current, collections, known, fresh, familiar } = lessons;
  const before = new Map<string, Judgement[]>();
  const after = new Map<string, Judgement[]>();
  const note = (into: Map<string, Judgement[]>, set: string, judged: readonly Judgement[]): void => {
    const held = into.get(set) ?? [];
    into.set(set, held);
    for (const one of judged) held.push(one);
  };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    onFold(fold, FOLDS);
    const taught = { collections: outOf(collections, fold), known: outOf(known, fold), familiar };
    const old = collections.length > 0 ? learn({ current, ...taught, fresh: [] }, library) : current;
    const next = learn({ current, ...taught, fresh: outOf(fresh, fold) }, library);
    const asked = new Map<string, readonly Labelled[]>([[CORRECTIONS, [...within(known, fold), ...within(fresh, fold)]]]);
    for (const set of new Set(collections.map((row) => row.set)))
      asked.set(
        set,
        within(collections, fold).filter((row) => row.set === set),
      );
    for (const [set, rows] of asked) {
      note(before, set, judgeSentiment(old, rows, library));
      note(after, set, judgeSentiment(next, rows, library));
    }
  }
  return [...before].flatMap(([set, judged]) =>
    judged.length === 0
      ? []
      : [
          {
            set,
            current: measure(judged, sentimentLabels.length),
            next: measure(after.get(set) ?? [], sentimentLabels.length),
          },
        ],
  );
}

/** Guarded sets that speak against the new weights: the corrections unless they gained, any other that lost more than chance. */
export function objections(comparisons: readonly Comparison[]): readonly string[] {
  return comparisons
    .filter(({ set, current, next }) =>
      set === CORRECTIONS
        ? next.accuracy + next.averageRecall <= current.accuracy + current.averageRecall
        : next.accuracy < current.accuracy - MOST_LOST,
    )
    .map(({ set }) => set);
}
