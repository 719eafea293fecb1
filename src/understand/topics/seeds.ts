import type { Note } from '../knowledge.ts';
import type { Finding } from '../phrases.ts';

/** How often one word, or a phrase of several, has the topic right. */
const ONE_WORD = 0.55;
const PHRASE = 0.78;
const MOST_SURE = 0.97;

/** How sure the words of a taxonomy make of its topics, and which words of the text they are. */
export interface SeedEvidence {
  readonly confidence: number;
  readonly words: readonly string[];
}

const NO_SEEDS: ReadonlyMap<string, SeedEvidence> = new Map();

/**
 * The topics whose words the text holds. Every further different word makes a topic surer; the same word twice doesn't.
 */
export function seedTopics(
  findings: readonly Finding<Note>[],
  wordAt: (from: number, to: number) => string,
): ReadonlyMap<string, SeedEvidence> {
  if (!findings.some(({ note }) => note.kind === 'topic')) return NO_SEEDS;
  const found = new Map<string, { doubt: number; readonly words: string[] }>();
  for (const { note, from, to } of findings) {
    if (note.kind !== 'topic') continue;
    const word = wordAt(from, to);
    let topic = found.get(note.topic);
    if (topic === undefined) {
      topic = { doubt: 1, words: [] };
      found.set(note.topic, topic);
    } else if (topic.words.includes(word)) continue;
    topic.words.push(word);
    topic.doubt *= 1 - (note.words > 1 ? PHRASE : ONE_WORD);
  }
  const evidence = new Map<string, SeedEvidence>();
  for (const [id, { doubt, words }] of found) evidence.set(id, { confidence: Math.min(MOST_SURE, 1 - doubt), words });
  return evidence;
}

const PREFIX = 'seed:';

/** Names of the dense values of a topic model: one for each topic of the taxonomy that it was taught with. */
export function seedNames(topics: readonly string[]): readonly string[] {
  return topics.map((id) => PREFIX + id);
}

/** Writes what the words of the taxonomy say into the dense values of a topic model. */
export function writeSeeds(dense: Float64Array, names: readonly string[], seeds: ReadonlyMap<string, SeedEvidence>): void {
  for (let at = 0; at < dense.length; at += 1)
    dense[at] = seeds.size === 0 ? 0 : (seeds.get((names[at] ?? PREFIX).slice(PREFIX.length))?.confidence ?? 0);
}
