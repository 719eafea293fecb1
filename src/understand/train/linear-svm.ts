import { seededRandom } from './random.ts';

/** Hashed features of one text, each column once. */
export interface Row {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

export interface SvmOptions {
  readonly columns: number;
  /** What a unit of error costs beside the weights' own size: greater fits closer. */
  readonly cost: number;
  /** How much each row's error counts; 1 is usual. */
  readonly rowWeights: Float32Array;
  readonly seed: number;
}

export interface Plane {
  readonly weights: Float32Array;
  readonly bias: number;
}

const MOST_ROUNDS = 25;
/** Training ends when no row pulls harder than this. */
const STILL = 0.1;
const NO_PULL = 1e-9;

class Descent {
  readonly weights: Float32Array;
  bias = 0;
  private readonly rows: readonly Row[];
  private readonly signs: Int8Array;
  private readonly duals: Float64Array;
  private readonly slack: Float64Array;
  private readonly squares: Float64Array;

  constructor(rows: readonly Row[], signs: Int8Array, { columns, cost, rowWeights }: SvmOptions) {
    this.rows = rows;
    this.signs = signs;
    this.weights = new Float32Array(columns);
    this.duals = new Float64Array(rows.length);
    this.slack = Float64Array.from(rows, (_row, at) => 0.5 / (cost * (rowWeights[at] ?? 1)));
    this.squares = Float64Array.from(rows, ({ values }, at) => {
      let sum = 1 + (this.slack[at] ?? 0);
      for (const value of values) sum += value * value;
      return sum;
    });
  }

  /** Moves the plane by one row. Returns how hard the row pulled, or `undefined` when it can rest. */
  step(at: number, restAbove: number): number | undefined {
    const row = this.rows[at];
    if (row === undefined) return undefined;
    const sign = this.signs[at] ?? 0;
    const dual = this.duals[at] ?? 0;
    const { columns, values } = row;
    let score = this.bias;
    for (let k = 0; k < columns.length; k += 1) score += (this.weights[columns[k] ?? 0] ?? 0) * (values[k] ?? 0);
    const gradient = score * sign - 1 + dual * (this.slack[at] ?? 0);
    if (dual === 0 && gradient > restAbove) return undefined;
    const pull = dual === 0 && gradient > 0 ? 0 : gradient;
    if (Math.abs(pull) <= NO_PULL) return Math.abs(pull);
    const next = Math.max(0, dual - gradient / (this.squares[at] ?? 1));
    this.duals[at] = next;
    const move = (next - dual) * sign;
    this.bias += move;
    for (let k = 0; k < columns.length; k += 1) {
      const column = columns[k] ?? 0;
      this.weights[column] = (this.weights[column] ?? 0) + move * (values[k] ?? 0);
    }
    return Math.abs(pull);
  }
}

function swap(order: Int32Array, one: number, other: number): void {
  const held = order[one] ?? 0;
  order[one] = order[other] ?? 0;
  order[other] = held;
}

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent with shrinking. `signs` is 1 for rows
 * of the class and -1 for the others. Additions, multiplications and a seeded order alone: the same bytes everywhere.
 * @see Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM (2008)
 */
export function trainSvm(rows: readonly Row[], signs: Int8Array, options: SvmOptions): Plane {
  const descent = new Descent(rows, signs, options);
  const order = Int32Array.from(rows.keys());
  const random = seededRandom(options.seed);
  let active = rows.length;
  let restAbove = Infinity;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    for (let at = 0; at < active; at += 1) swap(order, at, at + Math.floor(random() * (active - at)));
    let hardest = 0;
    for (let at = 0; at < active; at += 1) {
      const pull = descent.step(order[at] ?? 0, restAbove);
      if (pull === undefined) {
        active -= 1;
        swap(order, at, active);
        at -= 1;
      } else hardest = Math.max(hardest, pull);
    }
    if (hardest >= STILL) restAbove = hardest;
    else if (active === rows.length) break;
    else {
      active = rows.length;
      restAbove = Infinity;
    }
  }
  return { weights: descent.weights, bias: descent.bias };
}
