import { seededRandom, shuffle } from '../../src/understand/train/random.ts';
import { createLibrary } from '../../src/understand/knowledge.ts';
import { judgeSentiment } from '../../src/understand/train/judge-sentiment.ts';
import type { Judgement } from '../../src/understand/train/measures.ts';
import type { Labelled } from '../../src/understand/train/labelled.ts';
import { trainSentiment } from '../../src/understand/train/sentiment.ts';
import { TAUGHT } from './sets.ts';

const FOLDS = 5;
const SEED = 11;

type Sets = ReadonlyMap<string, readonly Labelled[]>;

const labelled = (rows: readonly Labelled[]): readonly Labelled[] => rows.filter(({ sentiment }) => sentiment !== null);

/** Five-fold cross-validation with four fifths of every set, also of those that never teach the shipped weights. */
export function crossValidate(sets: Sets, temperature: number): ReadonlyMap<string, readonly Judgement[]> {
  const library = createLibrary();
  const judged = new Map<string, Judgement[]>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const rest = [...sets.values()].flatMap((rows) => rows.filter((_, at) => at % FOLDS !== fold));
    const weights = trainSentiment({ collections: rest, corrections: [] }, library, { temperature });
    for (const [set, rows] of sets) {
      const asked = labelled(rows.filter((_, at) => at % FOLDS === fold));
      const held = judged.get(set) ?? [];
      judged.set(set, held);
      held.push(...judgeSentiment(weights, asked, library));
    }
  }
  return judged;
}

/** Each taught set under weights taught on the others only. */
export function leaveOneOut(sets: Sets, temperature: number): ReadonlyMap<string, readonly Judgement[]> {
  const library = createLibrary();
  const judged = new Map<string, readonly Judgement[]>();
  for (const set of TAUGHT) {
    const asked = labelled(sets.get(set) ?? []);
    if (asked.length === 0) continue;
    const collections = TAUGHT.filter((name) => name !== set).flatMap((name) => sets.get(name) ?? []);
    judged.set(set, judgeSentiment(trainSentiment({ collections, corrections: [] }, library, { temperature }), asked, library));
  }
  return judged;
}

/** One point of the learning curve: so many corrections from a set, measured on the rest of it and on every other set. */
export interface LearningPoint {
  readonly set: string;
  readonly corrections: number;
  readonly on: ReadonlyMap<string, readonly Judgement[]>;
}

/** What corrections teach: a fifth of each taught set is kept aside, so that a loss there shows. */
export function learningCurve(
  sets: Sets,
  plan: readonly (readonly [set: string, corrections: number])[],
  temperature: number,
): readonly LearningPoint[] {
  const library = createLibrary();
  const collections = TAUGHT.flatMap((name) => (sets.get(name) ?? []).filter((_, at) => at % FOLDS !== 0));
  return plan.map(([set, corrections]) => {
    const rows = labelled(sets.get(set) ?? []);
    const order = Int32Array.from(rows.keys());
    shuffle(order, seededRandom(SEED));
    const pick = (from: number, to?: number): readonly Labelled[] =>
      [...order.subarray(from, to)].flatMap((at) => rows[at] ?? []);
    const weights = trainSentiment({ collections, corrections: pick(0, corrections) }, library, { temperature });
    const on = new Map<string, readonly Judgement[]>();
    for (const [name, all] of sets) {
      const asked =
        name === set ? pick(corrections) : labelled(TAUGHT.includes(name) ? all.filter((_, at) => at % FOLDS === 0) : all);
      if (asked.length > 0) on.set(name, judgeSentiment(weights, asked, library));
    }
    return { set, corrections, on };
  });
}
