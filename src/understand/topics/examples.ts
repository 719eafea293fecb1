import type { Taxonomy } from '../../domain/index.ts';
import type { Library } from '../knowledge.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { headOf } from '../train/head.ts';
import { trainPlanes } from '../train/planes.ts';
import { createTopicSeer } from '../train/topic-rows.ts';
import type { TopicRow } from '../train/topic-rows.ts';
import { smallTalk } from './small-talk.ts';

const BITS = 14;
const RECIPE = { rarity: 'none', cost: 1 } as const;
/**
 * What a score of a model of a few examples is worth: measured on topics of three, five and ten examples among texts of other
 * topics and of none. The fewer examples, the lower the scores of texts that are about the topic.
 */
const SLOPE = 7;
const SHIFT = 3;
const SHIFT_AN_EXAMPLE = -0.28;
const LEAST_SHIFT = -0.5;
const FLOOR = 0.5;
/** A list of words is a small text. */
const WORDS_WEIGHT = 0.5;

/** Words that were never met must not make a topic. */
const NOTHING: TopicRow = { text: '', topics: [], weight: 20 };

/** Words of topics as if they were texts; a topic known by examples only needs something to stand against. */
function wordRows(taxonomy: Taxonomy): readonly TopicRow[] {
  return taxonomy.topics.flatMap(({ id, words }) =>
    (words['en'] ?? []).map((phrase) => ({ text: phrase, topics: [id], weight: WORDS_WEIGHT })),
  );
}

/**
 * Learns topics from the few examples that they come with, against the words of the other topics and small talk. Takes
 * milliseconds, so it is done when a taxonomy is first met. Undefined when no topic has examples.
 */
export function learnExamples(taxonomy: Taxonomy, library: Library): LinearWeights | undefined {
  const topics = taxonomy.topics.filter(({ examples = [] }) => examples.length > 0).map(({ id }) => id);
  if (topics.length === 0) return undefined;
  const { see } = createTopicSeer(library, { bits: BITS });
  const rows: readonly TopicRow[] = [
    ...taxonomy.topics.flatMap(({ id, examples = [] }) => examples.map((text) => ({ text, topics: [id] }))),
    ...wordRows(taxonomy),
    ...smallTalk.map((text) => ({ text, topics: [] })),
    NOTHING,
  ];
  const lessons = rows.map((row) => ({
    vector: see(row),
    classes: row.topics.map((id) => topics.indexOf(id)).filter((place) => place >= 0),
    weight: row.weight ?? 1,
  }));
  const sizes = { classes: topics.length, bits: BITS, dense: 0 };
  const planes = trainPlanes(lessons, { ...sizes, recipe: RECIPE });
  const each = taxonomy.topics.reduce((sum, { examples = [] }) => sum + examples.length, 0) / topics.length;
  const sureness = { slope: SLOPE, shift: Math.max(LEAST_SHIFT, SHIFT + SHIFT_AN_EXAMPLE * each) };
  return headOf(planes, { name: 'examples', bits: BITS, topics, languages: [], names: [], sureness, floor: FLOOR });
}
