import { sentimentLabels } from '../../domain/index.ts';
import type { SentimentLabel } from '../../domain/index.ts';
import { gatherEvidence } from '../evidence.ts';
import type { Library } from '../knowledge.ts';
import type { FeatureShape } from '../model/linear-model.ts';
import { FeatureReader } from '../model/text-features.ts';
import { denseNames, writeDense } from '../sentiment/dense.ts';
import { settingPrior } from '../sentiment/prior.ts';
import { readText } from '../text.ts';
import { vectorOf } from './example.ts';
import type { Example, Vector } from './example.ts';
import type { Labelled } from './labelled.ts';

export const SHAPE: FeatureShape = { word: 5, part: 2, parts: [3, 5], pair: 5, triple: 5, gap: 0, flag: 5, padding: 1000 };
export const BITS = 20;
const NO_TOPICS = { id: 'none', name: 'none', topics: [] };
/** The language that a text without a known one is read in. */
const UNKNOWN_READ_AS = 'en';

/** What a set's texts count, where not one: short reviews are few among posts. */
const SET_WEIGHTS: Readonly<Record<string, number>> = { vader: 1.5 };
/** Feelings that a set names instead of a sentiment, and how far that can be taken for one. */
const FEELINGS: Readonly<Record<string, SentimentLabel>> = {
  anger: 'negative',
  sadness: 'negative',
  joy: 'positive',
  optimism: 'positive',
};
const FEELING_WEIGHT = 0.2;
/** A person who works here knows better than a collection of strangers' texts. */
const CORRECTION_WEIGHT = 2.5;
/** Between taking corrections as they come (0) and giving each class the same say (1). */
const BALANCE = 0.75;

/** A text as the sentiment model sees it, and what its setting adds to the scores. */
interface Seen {
  readonly vector: Vector;
  readonly offset: Float64Array;
}
export type SeeText = (row: Pick<Labelled, 'text' | 'lang'>) => Seen;

/** Turns texts into the vectors that the sentiment model reads, by the same steps as the running program. */
export function createSeer(library: Library): SeeText {
  const reader = new FeatureReader();
  const dense = new Float64Array(denseNames.length);
  return ({ text, lang }) => {
    const form = readText(text, library.isKnown);
    const features = reader.read(form);
    const readAs = lang === 'und' ? UNKNOWN_READ_AS : lang;
    const evidence = gatherEvidence(form, { taxonomy: NO_TOPICS, lang: readAs, library, features });
    writeDense(dense, { form, ...evidence });
    const prior = settingPrior(form, { care: evidence.care, sarcastic: evidence.book.sarcastic });
    return {
      vector: vectorOf(features, { shape: SHAPE, bits: BITS }, dense),
      offset: Float64Array.of(prior.negative, prior.neutral, prior.positive),
    };
  };
}

function lesson({ set, sentiment, topic }: Labelled): { readonly label: SentimentLabel; readonly weight: number } | undefined {
  if (sentiment !== null) return { label: sentiment, weight: SET_WEIGHTS[set] ?? 1 };
  const feeling = FEELINGS[topic ?? ''];
  return feeling === undefined ? undefined : { label: feeling, weight: FEELING_WEIGHT };
}

/**
 * Texts of collections as examples; those that say nothing of sentiment are passed over. The setting is left out here: a
 * collection is made of other settings than ours.
 */
export function collectionExamples(rows: readonly Labelled[], see: SeeText): readonly Example[] {
  return rows.flatMap((row) => {
    const taught = lesson(row);
    return taught === undefined
      ? []
      : [{ vector: see(row).vector, label: sentimentLabels.indexOf(taught.label), weight: taught.weight }];
  });
}

/** Corrections as examples, in their setting, the rare classes raised a little against the common ones. */
export function correctionExamples(rows: readonly Labelled[], see: SeeText): readonly Example[] {
  const labelled = rows.filter(({ sentiment }) => sentiment !== null);
  const counts = sentimentLabels.map((label) => labelled.filter(({ sentiment }) => sentiment === label).length);
  const raise = counts.map((count) => (count === 0 ? 0 : (labelled.length / count) ** BALANCE));
  const mean = counts.reduce((sum, count, at) => sum + count * (raise[at] ?? 0), 0) / Math.max(1, labelled.length);
  return labelled.map((row) => {
    const label = sentimentLabels.indexOf(row.sentiment ?? 'neutral');
    return { ...see(row), label, weight: (CORRECTION_WEIGHT * (raise[label] ?? 1)) / mean };
  });
}
