import type { LinearWeights } from './model/linear-model.ts';

/** Everything that was taught: one version, made together. */
export interface Weights {
  /** Names exactly these bytes; every label says which version gave it. */
  readonly version: string;
  readonly sentiment: LinearWeights;
  readonly language: LinearWeights;
  /** Every other model: topics of taxonomies, spam. */
  readonly others: readonly LinearWeights[];
}
