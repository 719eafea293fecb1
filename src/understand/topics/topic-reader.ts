import type { Taxonomy, TopicLabel } from '../../domain/index.ts';
import type { Library, Note } from '../knowledge.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import type { TextFeatures } from '../model/text-features.ts';
import type { Finding } from '../phrases.ts';
import type { TextForm } from '../token.ts';
import { learnExamples } from './examples.ts';
import { seedTopics } from './seeds.ts';
import type { SeedEvidence } from './seeds.ts';
import { TaughtTopics } from './taught-topics.ts';
import { wordsAt } from './words-at.ts';

/** A topic of passing mention beside a certain one is left out. */
const LEAST_SURE = 0.5;
const MOST_SURE = 0.99;
const MOST_TOPICS = 5;
/** What the words of a taxonomy still count beside a model that had them before its eyes: half of what they count alone. */
const SEEDS_BESIDE = 0.5;
const NAME = 'topics-';

/** The name of the weights that know the topics of a taxonomy. */
export function topicWeightsName(taxonomyId: string): string {
  return NAME + taxonomyId;
}

/** A text as topics are found in it. */
export interface TopicEvidence {
  readonly form: TextForm;
  readonly features: TextFeatures;
  readonly findings: readonly Finding<Note>[];
  readonly lang: string;
  readonly taxonomy: Taxonomy;
}

/** A topic of a text, and the words that speak for it. */
export interface ExplainedTopic extends TopicLabel {
  readonly words: readonly string[];
}

/** Finds the topics of a text, surest first; none when it is about nothing of the taxonomy. */
export interface TopicReader {
  (evidence: TopicEvidence): readonly TopicLabel[];
  /** The same with the words behind each topic; reads the text a second time. */
  explained(evidence: TopicEvidence): readonly ExplainedTopic[];
}

/** Models of one taxonomy, each class with the place of its topic; -1 for one that the taxonomy lacks. */
interface Taught {
  readonly model: TaughtTopics;
  readonly ids: readonly (string | undefined)[];
  /** Topics whose words it had before its eyes as it learned. */
  readonly seeded: ReadonlySet<string | undefined>;
}

function taughtFor(weights: LinearWeights | undefined, taxonomy: Taxonomy): readonly Taught[] {
  if (weights === undefined) return [];
  const known = new Set(taxonomy.topics.map(({ id }) => id));
  const model = new TaughtTopics(weights);
  const ids = model.classes.map((id) => (known.has(id) ? id : undefined));
  return [{ model, ids, seeded: new Set(model.knowsSeeds ? ids : []) }];
}

interface Sure {
  readonly id: string;
  doubt: number;
  confidence: number;
  /** A model that knows how sure is sure enough takes it for the text's topic. */
  accepted: boolean;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Adds what a model says to what is known already. */
function hear(
  sure: Sure[],
  ids: Taught['ids'],
  of: { readonly model: TaughtTopics; readonly features: TextFeatures; readonly seeds: ReadonlyMap<string, SeedEvidence> },
): void {
  const { floor } = of.model;
  const probabilities = of.model.read(of.features, of.seeds);
  for (let place = 0; place < probabilities.length; place += 1) {
    const probability = probabilities[place] ?? 0;
    const id = ids[place];
    if (id === undefined || probability < floor) continue;
    const known = sure.find((one) => one.id === id);
    if (known === undefined) sure.push({ id, doubt: 1 - probability, accepted: true, confidence: 0 });
    else {
      known.doubt *= 1 - probability;
      known.accepted = true;
    }
  }
}

/**
 * Puts together what says something of a text's topics: the taxonomy's words, the model taught for it, and the examples that
 * topics come with. Each is evidence by itself, so doubts multiply. Models of a taxonomy are made when it is first met.
 */
export function createTopicReader(heads: readonly LinearWeights[], library: Library): TopicReader {
  const byName = new Map(heads.map((head) => [head.name, head]));
  const made = new WeakMap<Taxonomy, readonly Taught[]>();

  function modelsOf(taxonomy: Taxonomy): readonly Taught[] {
    const held = made.get(taxonomy);
    if (held) return held;
    const models = [
      ...taughtFor(byName.get(topicWeightsName(taxonomy.id)), taxonomy),
      ...taughtFor(learnExamples(taxonomy, library), taxonomy),
    ];
    made.set(taxonomy, models);
    return models;
  }

  function read({ form, features, findings, lang, taxonomy }: TopicEvidence): readonly TopicLabel[] {
    const models = modelsOf(taxonomy);
    const seeds = seedTopics(findings, wordsAt(form));
    if (seeds.size === 0 && models.length === 0) return [];
    const sure: Sure[] = [];
    for (const [id, { confidence }] of seeds) {
      const beside = models.some(({ model, seeded }) => seeded.has(id) && model.speaks(lang));
      sure.push({ id, doubt: 1 - confidence * (beside ? SEEDS_BESIDE : 1), accepted: false, confidence: 0 });
    }
    for (const { model, ids } of models) if (model.speaks(lang)) hear(sure, ids, { model, features, seeds });
    for (const one of sure) one.confidence = rounded(Math.min(MOST_SURE, 1 - one.doubt));
    if (sure.length > 1) sure.sort((a, b) => b.confidence - a.confidence);
    const [first] = sure;
    if (first === undefined || (first.confidence < LEAST_SURE && !first.accepted)) return [];
    const labels: TopicLabel[] = [];
    for (const one of sure) {
      const { id, confidence } = one;
      if ((one === first || confidence >= LEAST_SURE) && labels.length < MOST_TOPICS) labels.push({ id, confidence });
    }
    return labels;
  }

  function explained(evidence: TopicEvidence): readonly ExplainedTopic[] {
    const { form, features, findings, taxonomy, lang } = evidence;
    const wordOf = wordsAt(form);
    const labels = read(evidence);
    const seeds = seedTopics(findings, wordOf);
    const words = new Map(labels.map(({ id }) => [id, new Set(seeds.get(id)?.words)]));
    for (const { model, ids } of modelsOf(taxonomy)) {
      if (!model.speaks(lang)) continue;
      model.read(features, seeds).forEach((probability, place) => {
        const mine = words.get(ids[place] ?? '');
        if (mine === undefined || probability < model.floor) return;
        for (const at of model.wordsFor(features, place)) mine.add(wordOf(at, at + 1));
      });
    }
    return labels.map((label) => ({ ...label, words: [...(words.get(label.id) ?? [])] }));
  }

  return Object.assign(read, { explained });
}
