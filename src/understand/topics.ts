import type { TopicLabel } from '../domain/index.ts';
import type { Note } from './knowledge.ts';
import type { Finding } from './phrases.ts';

/** How often one word, or a phrase of several, has the topic right. */
const ONE_WORD = 0.55;
const PHRASE = 0.78;
const MOST_SURE = 0.97;
/** A topic of passing mention beside a certain one is left out. */
const LEAST_SURE = 0.5;
const MOST_TOPICS = 5;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * The taxonomy's topics whose words the text holds, surest first. Every further different word makes a topic surer;
 * the same word twice doesn't. Empty when no topic's words occur.
 */
export function textTopics(
  findings: readonly Finding<Note>[],
  wordAt: (from: number, to: number) => string,
): readonly TopicLabel[] {
  const doubt = new Map<string, number>();
  const seen = new Set<string>();
  for (const { note, from, to } of findings) {
    if (note.kind !== 'topic') continue;
    const key = `${note.topic}\u0000${wordAt(from, to)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    doubt.set(note.topic, (doubt.get(note.topic) ?? 1) * (1 - (note.words > 1 ? PHRASE : ONE_WORD)));
  }
  return [...doubt]
    .map(([id, left]) => ({ id, confidence: rounded(Math.min(MOST_SURE, 1 - left)) }))
    .filter(({ confidence }) => confidence >= LEAST_SURE)
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_TOPICS);
}
