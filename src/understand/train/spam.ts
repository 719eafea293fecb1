import type { Library } from '../knowledge.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { FeatureReader } from '../model/text-features.ts';
import { SPAM_WEIGHTS } from '../spam.ts';
import { readText } from '../text.ts';
import { plainFeatures } from '../topics/plain-features.ts';
import { vectorOf } from './example.ts';
import { headOf } from './head.ts';
import { heldOutScores } from './held-out.ts';
import { trainPlanes } from './planes.ts';
import { fitSureness } from './platt.ts';
import { TOPIC_SHAPE } from './topic-rows.ts';

export interface SpamRow {
  readonly text: string;
  readonly spam: boolean;
}

const BITS = 16;
const PARTS = 4;
const RECIPE = { rarity: 'none', cost: 1 } as const;

/**
 * Teaches what advertisements and scams sound like, against messages between people, posts and customers' questions. Its one
 * score is the log-odds that a text is one. The same rows in the same order give the same bytes.
 */
export function trainSpam(rows: readonly SpamRow[], library: Library): LinearWeights {
  const reader = new FeatureReader();
  const none = new Float64Array(0);
  const lessons = rows.map(({ text, spam }) => ({
    vector: vectorOf(plainFeatures(reader.read(readText(text, library.isKnown))), { shape: TOPIC_SHAPE, bits: BITS }, none),
    classes: spam ? [0] : [],
    weight: 1,
  }));
  const sizes = { classes: 1, bits: BITS, dense: 0 };
  const scores = heldOutScores(lessons, { ...sizes, recipe: RECIPE, parts: PARTS });
  const sureness = fitSureness(
    Float64Array.from(scores, ([score]) => score ?? 0),
    Uint8Array.from(rows, ({ spam }) => (spam ? 1 : 0)),
  );
  const planes = trainPlanes(lessons, { ...sizes, recipe: RECIPE });
  return headOf(planes, { name: SPAM_WEIGHTS, topics: ['spam'], languages: ['en'], names: [], bits: BITS, sureness, floor: 0.5 });
}
