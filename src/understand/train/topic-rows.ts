import { OTHER_TOPIC } from '../../domain/index.ts';
import type { Taxonomy } from '../../domain/index.ts';
import type { Library } from '../knowledge.ts';
import type { FeatureShape } from '../model/linear-model.ts';
import { FeatureReader } from '../model/text-features.ts';
import { readText } from '../text.ts';
import { plainFeatures } from '../topics/plain-features.ts';
import { wordsAt } from '../topics/words-at.ts';
import { seedNames, seedTopics, writeSeeds } from '../topics/seeds.ts';
import { vectorOf } from './example.ts';
import type { Vector } from './example.ts';

/** A text and what it is about; none, or `other` alone, says that it is about nothing of the taxonomy. */
export interface TopicRow {
  readonly text: string;
  readonly topics: readonly string[];
  /** BCP 47; `en` when absent. */
  readonly lang?: string;
  /** How much it counts; 1 when absent. */
  readonly weight?: number;
}

export const TOPIC_SHAPE: FeatureShape = { word: 2, part: 1, parts: [2, 5], pair: 2, triple: 0, gap: 0, flag: 0 };

const NO_TOPICS: Taxonomy = { id: 'none', name: 'none', topics: [] };

/** Turns texts into the vectors that a topic model reads, by the same steps as the running program. */
export function createTopicSeer(
  library: Library,
  { taxonomy = NO_TOPICS, bits }: { readonly taxonomy?: Taxonomy | undefined; readonly bits: number },
): { readonly names: readonly string[]; readonly see: (row: TopicRow) => Vector } {
  const reader = new FeatureReader();
  const names = seedNames(taxonomy.topics.map(({ id }) => id));
  const dense = new Float64Array(names.length);
  const see = ({ text, lang = 'en' }: TopicRow): Vector => {
    const form = readText(text, library.isKnown);
    const findings = library.forText(taxonomy, lang).matcher.find(form.tokens);
    writeSeeds(dense, names, seedTopics(findings, wordsAt(form)));
    return vectorOf(plainFeatures(reader.read(form)), { shape: TOPIC_SHAPE, bits }, dense);
  };
  return { names, see };
}

/** Topics with at least so many rows, in the order of their names. */
export function topicsOf(rows: readonly TopicRow[], least: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { topics } of rows) for (const id of new Set(topics)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .filter(([id, count]) => id !== OTHER_TOPIC && count >= least)
    .map(([id]) => id)
    .toSorted();
}
