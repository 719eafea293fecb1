import { LinearModel } from '../model/linear-model.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { sigmoid } from '../model/softmax.ts';
import type { TextFeatures } from '../model/text-features.ts';
import { plainFeatures } from './plain-features.ts';
import { writeSeeds } from './seeds.ts';
import type { SeedEvidence } from './seeds.ts';

const MOST_WORDS = 5;

/** A topic model at work: what it has learned of topics, for text after text. */
export class TaughtTopics {
  /** True when the taxonomy's words were before its eyes as it learned, so that its word covers theirs. */
  readonly knowsSeeds: boolean;
  readonly floor: number;
  readonly classes: readonly string[];
  private readonly model: LinearModel;
  private readonly languages: ReadonlySet<string>;
  private readonly dense: Float64Array;
  private readonly odds: Float64Array;

  constructor(weights: LinearWeights) {
    this.model = new LinearModel(weights);
    this.knowsSeeds = weights.dense.length > 0;
    this.floor = weights.floor ?? 0;
    this.classes = weights.classes;
    this.languages = new Set(weights.languages);
    this.dense = new Float64Array(weights.dense.length);
    this.odds = new Float64Array(weights.classes.length);
  }

  speaks(lang: string): boolean {
    return this.languages.size === 0 || lang === 'und' || this.languages.has(lang);
  }

  /** Probability of each class in 0..1, by its place. Valid until the next text is read. */
  read(features: TextFeatures, seeds: ReadonlyMap<string, SeedEvidence>): Float64Array {
    if (seeds.size === 0) this.dense.fill(0);
    else writeSeeds(this.dense, this.model.weights.dense, seeds);
    this.model.score(plainFeatures(features), this.dense, this.odds);
    for (let at = 0; at < this.odds.length; at += 1) this.odds[at] = sigmoid(this.odds[at] ?? 0);
    return this.odds;
  }

  /** Places in the text of the words that speak most for a class. Call after {@link read} of it. */
  wordsFor(features: TextFeatures, place: number): readonly number[] {
    const seen = new Set<number>();
    const steps: { readonly at: number; readonly steps: number }[] = [];
    features.words.forEach((number, at) => {
      const worth = this.model.wordSteps(number, place);
      if (worth > 0 && !seen.has(number)) steps.push({ at, steps: worth });
      seen.add(number);
    });
    return steps
      .toSorted((a, b) => b.steps - a.steps || a.at - b.at)
      .slice(0, MOST_WORDS)
      .map(({ at }) => at);
  }
}
