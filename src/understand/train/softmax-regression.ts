import { softmax } from '../model/softmax.ts';
import type { Example } from './example.ts';
import { seededRandom, shuffle } from './random.ts';

/** Real-valued weights, as training leaves them: buckets by classes, dense values by classes, one bias a class. */
export interface RealWeights {
  readonly table: Float32Array;
  readonly dense: Float64Array;
  readonly bias: Float64Array;
}

export interface TrainingOptions {
  readonly classes: number;
  readonly bits: number;
  readonly denseValues: number;
  readonly epochs: number;
  /** AdaGrad's rate for hashed features, and for dense values and biases. */
  readonly rate: number;
  readonly denseRate: number;
  readonly seed: number;
  /** Weights to begin with instead of nought; they are not changed. */
  readonly start?: RealWeights;
}

const TABLE_START = 0.01;
const DENSE_START = 0.1;
const BIAS_START = 1;
/** The weights of the last rounds are averaged: they swing around the best ones. */
const AVERAGED = 3;

class Trainer {
  readonly table: Float32Array;
  readonly dense: Float64Array;
  readonly bias: Float64Array;
  private readonly tableGradients: Float32Array;
  private readonly denseGradients: Float64Array;
  private readonly biasGradients: Float64Array;
  private readonly scores: Float64Array;
  private readonly options: TrainingOptions;

  constructor(options: TrainingOptions) {
    const { classes, bits, denseValues, start } = options;
    this.options = options;
    const size = classes * 2 ** bits;
    this.table = start ? Float32Array.from(start.table) : new Float32Array(size);
    this.dense = start ? Float64Array.from(start.dense) : new Float64Array(denseValues * classes);
    this.bias = start ? Float64Array.from(start.bias) : new Float64Array(classes);
    this.tableGradients = new Float32Array(size).fill(TABLE_START);
    this.denseGradients = new Float64Array(denseValues * classes).fill(DENSE_START);
    this.biasGradients = new Float64Array(classes).fill(BIAS_START);
    this.scores = new Float64Array(classes);
  }

  learn(example: Example): void {
    this.errors(example);
    this.change(example);
  }

  /** Leaves in `scores` how far each class's probability is off, times the example's weight. */
  private errors({ vector, label, weight, offset, target }: Example): void {
    const { scores, table, dense, bias } = this;
    const size = this.options.classes;
    scores.set(bias);
    for (let at = 0; at < vector.buckets.length; at += 1) {
      const row = (vector.buckets[at] ?? 0) * size;
      const value = vector.values[at] ?? 0;
      for (let place = 0; place < size; place += 1) scores[place] = (scores[place] ?? 0) + (table[row + place] ?? 0) * value;
    }
    for (let at = 0; at < vector.dense.length; at += 1) {
      const value = vector.dense[at] ?? 0;
      if (value === 0) continue;
      for (let place = 0; place < size; place += 1)
        scores[place] = (scores[place] ?? 0) + (dense[at * size + place] ?? 0) * value;
    }
    if (offset) for (let place = 0; place < size; place += 1) scores[place] = (scores[place] ?? 0) + (offset[place] ?? 0);
    softmax(scores);
    for (let place = 0; place < size; place += 1) {
      const aim = target ? (target[place] ?? 0) : place === label ? 1 : 0;
      scores[place] = ((scores[place] ?? 0) - aim) * weight;
    }
  }

  private change({ vector }: Example): void {
    const { scores, table, tableGradients, dense, denseGradients, bias, biasGradients } = this;
    const { classes: size, rate, denseRate } = this.options;
    for (let at = 0; at < vector.buckets.length; at += 1) {
      const row = (vector.buckets[at] ?? 0) * size;
      const value = vector.values[at] ?? 0;
      for (let place = 0; place < size; place += 1) {
        const gradient = (scores[place] ?? 0) * value;
        const seen = (tableGradients[row + place] ?? 0) + gradient * gradient;
        tableGradients[row + place] = seen;
        table[row + place] = (table[row + place] ?? 0) - (rate * gradient) / Math.sqrt(seen);
      }
    }
    for (let at = 0; at < vector.dense.length; at += 1) {
      const value = vector.dense[at] ?? 0;
      if (value === 0) continue;
      for (let place = 0; place < size; place += 1) {
        const gradient = (scores[place] ?? 0) * value;
        const seen = (denseGradients[at * size + place] ?? 0) + gradient * gradient;
        denseGradients[at * size + place] = seen;
        dense[at * size + place] = (dense[at * size + place] ?? 0) - (denseRate * gradient) / Math.sqrt(seen);
      }
    }
    for (let place = 0; place < size; place += 1) {
      const gradient = scores[place] ?? 0;
      const seen = (biasGradients[place] ?? 0) + gradient * gradient;
      biasGradients[place] = seen;
      bias[place] = (bias[place] ?? 0) - (denseRate * gradient) / Math.sqrt(seen);
    }
  }
}

function addTo(sum: Float32Array | Float64Array, values: Float32Array | Float64Array, share: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (values[at] ?? 0) * share;
}

/**
 * Multinomial logistic regression by AdaGrad, one example at a time in a seeded order; the mean of the last rounds' weights.
 * The same examples in the same order and the same seed give the same bytes.
 * @see Duchi, Hazan, Singer: Adaptive Subgradient Methods for Online Learning and Stochastic Optimization (2011)
 */
export function trainSoftmax(examples: readonly Example[], options: TrainingOptions): RealWeights {
  const trainer = new Trainer(options);
  const order = Int32Array.from(examples.keys());
  const random = seededRandom(options.seed);
  const averaged = Math.min(AVERAGED, options.epochs);
  const mean: RealWeights = {
    table: new Float32Array(trainer.table.length),
    dense: new Float64Array(trainer.dense.length),
    bias: new Float64Array(trainer.bias.length),
  };
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      if (example) trainer.learn(example);
    }
    if (epoch < options.epochs - averaged) continue;
    addTo(mean.table, trainer.table, 1 / averaged);
    addTo(mean.dense, trainer.dense, 1 / averaged);
    addTo(mean.bias, trainer.bias, 1 / averaged);
  }
  return mean;
}
