import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../config/root.ts';
import { OPEN_SETS, RESEARCH_SETS, readSet, setsIn } from '../../src/app/learning/sets.ts';
import { sentimentLabels, taxonomySchema } from '../../src/domain/index.ts';
import type { Labels, Taxonomy } from '../../src/domain/index.ts';
import type { Understand } from '../../src/ports/understand.ts';
import type { Judgement } from '../../src/understand/train/measures.ts';
import type { Labelled } from '../../src/understand/train/labelled.ts';

const DATA = join(packageRoot(), '..', 'shared', 'data');
const BATCH = 100;

/** Sets whose texts may teach the shipped weights. */
export const TAUGHT: readonly string[] = [...OPEN_SETS, ...RESEARCH_SETS].toSorted();

/** Every labelled set beside the repository, by name; empty when there are none. */
export async function readSets(): Promise<ReadonlyMap<string, readonly Labelled[]>> {
  const sets = new Map<string, readonly Labelled[]>();
  for (const name of await setsIn(DATA)) sets.set(name, await readSet(DATA, name));
  return sets;
}

export async function shippedTaxonomy(name: string): Promise<Taxonomy> {
  return taxonomySchema.parse(parse(await readFile(join(packageRoot(), 'config', 'taxonomies', `${name}.yaml`), 'utf8')));
}

/** The labels of the running program for rows: no hint, no stars, as they come from a network that says nothing. */
export function labelsOf(rows: readonly Labelled[], understand: Understand, taxonomy: Taxonomy): readonly Labels[] {
  const labels: Labels[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const texts = rows.slice(from, from + BATCH).map(({ text }) => ({ text, lang: null, rating: null, followers: null }));
    labels.push(...understand(texts, taxonomy, { explain: false }));
  }
  return labels;
}

/** What the running program says of the sentiment of rows that have one. */
export function judgementsOf(rows: readonly Labelled[], understand: Understand, taxonomy: Taxonomy): readonly Judgement[] {
  const labelled = rows.filter(({ sentiment }) => sentiment !== null);
  return labelsOf(labelled, understand, taxonomy).map(({ sentiment }, at) => ({
    truth: sentimentLabels.indexOf(labelled[at]?.sentiment ?? 'neutral'),
    given: sentimentLabels.indexOf(sentiment.label),
    confidence: sentiment.confidence,
  }));
}
