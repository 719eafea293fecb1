import type { Labelled } from '../../src/understand/train/labelled.ts';
import { topicRecipes } from '../../src/understand/train/topics.ts';
import type { Recipe } from '../../src/understand/train/planes.ts';

/** A labelled set as a task of topics. */
export interface Task {
  readonly name: string;
  readonly set: string;
  /** What is to be found out; null leaves the text out, `other` says that it is out of scope. */
  readonly label: (row: Labelled) => string | null;
  /** Texts of these parts are asked, those of the others taught; absent: five-fold cross-validation. */
  readonly asked?: readonly string[];
  /** A shipped taxonomy whose words are evidence. */
  readonly taxonomy?: string;
  readonly bits: number;
  readonly recipes: readonly Recipe[];
  /** Accuracy and macro F1 of the best simple model measured before, where known. */
  readonly before: readonly [number, number | null];
}

/** Labels of ours that would say "no topic". */
const named = (label: string | null): string | null => (label === 'other' ? 'something else' : label);
/** Found best by cross-validation, so that the large ones needn't try them all. */
const [close, root] = topicRecipes;

/** Sets with topics, reasons or intents. */
export const tasks: readonly Task[] = [
  {
    name: 'airline reasons',
    set: 'airline',
    label: ({ topic }) => topic,
    taxonomy: 'airline',
    bits: 16,
    recipes: topicRecipes,
    before: [0.624, 0.485],
  },
  {
    name: 'hellopeter nature',
    set: 'hellopeter',
    label: ({ topic, sentiment }) => (sentiment === 'negative' ? named(topic) : null),
    taxonomy: 'general',
    bits: 16,
    recipes: topicRecipes.slice(1),
    before: [0.395, 0.234],
  },
  { name: 'cfpb products', set: 'cfpb', label: ({ topic }) => topic, bits: 16, recipes: topicRecipes, before: [0.774, 0.773] },
  {
    name: 'banking77, folds',
    set: 'banking77',
    label: ({ intent }) => intent,
    bits: 18,
    recipes: root ? [root] : [],
    before: [0.894, null],
  },
  {
    name: 'banking77, official test',
    set: 'banking77',
    label: ({ intent }) => intent,
    asked: ['test'],
    bits: 18,
    recipes: root ? [root] : [],
    before: [0.913, null],
  },
  {
    name: 'clinc150, official test',
    set: 'clinc150',
    label: ({ intent, topic }) => (topic === 'oos' ? 'other' : intent),
    asked: ['test', 'oos_test'],
    bits: 18,
    recipes: close ? [close] : [],
    before: [0.924, null],
  },
  {
    name: 'bitext categories',
    set: 'bitext',
    label: ({ topic }) => topic,
    bits: 16,
    recipes: close ? [close] : [],
    before: [0.998, null],
  },
];
