import { OTHER_TOPIC, type Taxonomy } from '../../src/domain/index.ts';
import type { Library } from '../../src/understand/knowledge.ts';
import { greatest } from '../../src/understand/model/softmax.ts';
import { FeatureReader } from '../../src/understand/model/text-features.ts';
import type { LinearWeights } from '../../src/understand/model/linear-model.ts';
import { readText } from '../../src/understand/text.ts';
import { seedTopics } from '../../src/understand/topics/seeds.ts';
import { TaughtTopics } from '../../src/understand/topics/taught-topics.ts';
import { wordsAt } from '../../src/understand/topics/words-at.ts';
import { partsOf } from '../../src/understand/train/held-out.ts';
import type { Labelled } from '../../src/understand/train/labelled.ts';
import { trainTopics } from '../../src/understand/train/topics.ts';
import type { Task } from './tasks.ts';

const FOLDS = 5;
const NO_TOPICS: Taxonomy = { id: 'none', name: 'none', topics: [] };

/** A text that was asked: its label, the first topic given, how sure, and whether that was sure enough. */
export interface Asked {
  readonly truth: string;
  readonly given: string;
  readonly confidence: number;
  readonly accepted: boolean;
}

export interface TaskResult {
  readonly asked: readonly Asked[];
  readonly secondsTaught: number;
  readonly perSecond: number;
}

interface Lesson {
  readonly row: Labelled;
  readonly label: string;
}

/** Asks a model, timed from the raw text on. */
function ask(
  weights: LinearWeights,
  lessons: readonly Lesson[],
  { library, taxonomy }: { readonly library: Library; readonly taxonomy: Taxonomy | undefined },
) {
  const model = new TaughtTopics(weights);
  const reader = new FeatureReader();
  const started = performance.now();
  const asked = lessons.map(({ row, label }): Asked => {
    const form = readText(row.text, library.isKnown);
    const findings = library.forText(taxonomy ?? NO_TOPICS, 'en').matcher.find(form.tokens);
    const odds = model.read(reader.read(form), seedTopics(findings, wordsAt(form)));
    const first = greatest(odds);
    const confidence = odds[first] ?? 0;
    return { truth: label, given: model.classes[first] ?? '', confidence, accepted: confidence >= model.floor };
  });
  return { asked, seconds: (performance.now() - started) / 1000 };
}

/** Teaches a model on one part of a task's texts and asks it about the other, for each part. */
export function runTask(
  task: Task,
  rows: readonly Labelled[],
  context: { readonly library: Library; readonly taxonomy: Taxonomy | undefined },
): TaskResult {
  const lessons = rows.flatMap((row): Lesson[] => {
    const label = task.label(row);
    return label === null ? [] : [{ row, label }];
  });
  const fold = partsOf(lessons.length, FOLDS, 1);
  const isAsked = (at: number, out: number): boolean =>
    task.asked ? task.asked.includes(lessons[at]?.row.part ?? '') : fold[at] === out;
  const asked: Asked[] = [];
  let secondsTaught = 0;
  let seconds = 0;
  for (let out = 0; out < (task.asked ? 1 : FOLDS); out += 1) {
    const started = performance.now();
    const taught = lessons.filter((_lesson, at) => !isAsked(at, out));
    const weights = trainTopics(
      taught.map(({ row: { text }, label }) => ({ text, topics: label === OTHER_TOPIC ? [] : [label] })),
      {
        name: task.name,
        library: context.library,
        bits: task.bits,
        recipes: task.recipes,
        ...(context.taxonomy ? { taxonomy: context.taxonomy } : {}),
      },
    );
    if (!weights) throw new Error(`${task.name}: too few rows to learn from`);
    secondsTaught += (performance.now() - started) / 1000;
    const answer = ask(
      weights,
      lessons.filter((_lesson, at) => isAsked(at, out)),
      context,
    );
    asked.push(...answer.asked);
    seconds += answer.seconds;
  }
  return { asked, secondsTaught, perSecond: asked.length / seconds };
}
