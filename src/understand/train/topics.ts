import type { Taxonomy } from '../../domain/index.ts';
import type { Library } from '../knowledge.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { greatest, sigmoid } from '../model/softmax.ts';
import { smallTalk } from '../topics/small-talk.ts';
import { headOf } from './head.ts';
import { heldOutScores } from './held-out.ts';
import { trainPlanes } from './planes.ts';
import type { Lesson, Recipe } from './planes.ts';
import { fitSureness } from './platt.ts';
import type { Sureness } from './platt.ts';
import { createTopicSeer, topicsOf } from './topic-rows.ts';
import type { TopicRow } from './topic-rows.ts';

/** From short questions with words of their own to long letters and labels that people don't agree on. */
export const topicRecipes: readonly Recipe[] = [
  { rarity: 'none', cost: 1 },
  { rarity: 'root', cost: 0.15 },
  { rarity: 'full', cost: 0.02 },
  { rarity: 'full', cost: 0.005 },
];
const BITS = 16;
const PARTS = 4;
/** A topic of fewer texts isn't taught; its words find it. */
const LEAST_ROWS = 8;
/** The share of texts given up as fitting no topic though the first one was right. */
const GIVEN_UP = 0.04;
const HIGHEST_FLOOR = 0.5;

/** What is about nothing, most of all the text without a word: words that a model never met must not make a topic. */
const background: readonly TopicRow[] = [
  { text: '', topics: [], weight: 20 },
  ...smallTalk.map((text) => ({ text, topics: [] })),
];

export interface TopicLessons {
  readonly name: string;
  readonly library: Library;
  /** Its words become evidence beside what is learned. */
  readonly taxonomy?: Taxonomy;
  readonly bits?: number;
  /** The best by cross-validation is taken. */
  readonly recipes?: readonly Recipe[];
  readonly leastRows?: number;
}

function rightShare(scores: readonly Float64Array[], lessons: readonly Lesson[]): number {
  const about = lessons.map(({ classes }, at) => ({ classes, first: greatest(scores[at] ?? new Float64Array(0)) }));
  const judged = about.filter(({ classes }) => classes.length > 0);
  return judged.filter(({ classes, first }) => classes.includes(first)).length / Math.max(1, judged.length);
}

/** Measured on the first topic of each text: that is the one shown most. */
function surenessOf(scores: readonly Float64Array[], lessons: readonly Lesson[]): Sureness {
  const firsts = scores.map((own) => greatest(own));
  return fitSureness(
    Float64Array.from(scores, (own, at) => own[firsts[at] ?? 0] ?? 0),
    Uint8Array.from(lessons, ({ classes }, at) => (classes.includes(firsts[at] ?? 0) ? 1 : 0)),
  );
}

/** The probability under which a text is taken to fit no topic: a few in a hundred that do are lost by it. */
function floorOf(scores: readonly Float64Array[], lessons: readonly Lesson[], { slope, shift }: Sureness): number {
  const sure: number[] = [];
  let about = 0;
  lessons.forEach(({ classes }, at) => {
    if (classes.length === 0) return;
    about += 1;
    const own = scores[at] ?? new Float64Array(0);
    const first = greatest(own);
    if (classes.includes(first)) sure.push(sigmoid(slope * (own[first] ?? 0) + shift));
  });
  const least = sure.toSorted((a, b) => a - b)[Math.floor(about * GIVEN_UP)] ?? 0;
  return Math.min(HIGHEST_FLOOR, Math.round(least * 1000) / 1000);
}

/**
 * Teaches a topic model: each topic against all other texts, so that a text may have several topics or none. Its scores are
 * log-odds; a text whose best topic has a probability under `floor` fits none. The same rows in the same order give the
 * same bytes. Undefined when fewer than two topics have enough rows.
 */
export function trainTopics(rows: readonly TopicRow[], options: TopicLessons): LinearWeights | undefined {
  const { bits = BITS, recipes = topicRecipes } = options;
  const topics = topicsOf(rows, options.leastRows ?? LEAST_ROWS);
  if (topics.length < 2) return undefined;
  const { names, see } = createTopicSeer(options.library, { taxonomy: options.taxonomy, bits });
  const lessons = [...rows, ...background].map((row) => ({
    vector: see(row),
    classes: [...new Set(row.topics)].map((id) => topics.indexOf(id)).filter((place) => place >= 0),
    weight: row.weight ?? 1,
  }));
  const sizes = { classes: topics.length, bits, dense: names.length };
  const tried = recipes.map((recipe) => {
    const scores = heldOutScores(lessons, { ...sizes, recipe, parts: PARTS });
    return { recipe, scores, right: rightShare(scores, lessons) };
  });
  const [best] = tried.toSorted((a, b) => b.right - a.right);
  if (!best) throw new RangeError('trainTopics: name at least one recipe');
  const own = lessons.slice(0, rows.length);
  const sureness = surenessOf(best.scores.slice(0, rows.length), own);
  const planes = trainPlanes(lessons, { ...sizes, recipe: best.recipe });
  return headOf(planes, {
    name: options.name,
    topics,
    languages: [...new Set(rows.map(({ lang = 'en' }) => lang))].filter((lang) => lang !== 'und').toSorted(),
    names,
    bits,
    sureness,
    floor: floorOf(best.scores, own, sureness),
  });
}
