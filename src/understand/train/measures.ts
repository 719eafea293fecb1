/** How well a classifier did on texts whose class is known. */
export interface Measures {
  readonly count: number;
  readonly accuracy: number;
  /** Mean F1 of the classes that occur. */
  readonly macroF1: number;
  /** Mean recall of the classes that occur. */
  readonly averageRecall: number;
  /** Of the first class. */
  readonly precision: number;
  readonly recall: number;
  /** Mean gap between confidence and share of right answers, over ten bands of confidence, weighted by how many fall in each. */
  readonly calibrationError: number;
}

/** One judged text: the right class, the class given and how sure. */
export interface Judgement {
  readonly truth: number;
  readonly given: number;
  readonly confidence: number;
}

const BANDS = 10;
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function calibrationError(judgements: readonly Judgement[]): number {
  const sure = new Float64Array(BANDS);
  const right = new Float64Array(BANDS);
  for (const { truth, given, confidence } of judgements) {
    const band = Math.max(0, Math.min(BANDS - 1, Math.floor(confidence * BANDS)));
    sure[band] = (sure[band] ?? 0) + confidence;
    right[band] = (right[band] ?? 0) + (truth === given ? 1 : 0);
  }
  let gap = 0;
  for (let band = 0; band < BANDS; band += 1) gap += Math.abs((sure[band] ?? 0) - (right[band] ?? 0));
  return ratio(gap, judgements.length);
}

/** Measures judgements over `classes` classes, the first of which is the one that precision and recall are given for. */
export function measure(judgements: readonly Judgement[], classes: number): Measures {
  const hit = new Float64Array(classes);
  const truths = new Float64Array(classes);
  const givens = new Float64Array(classes);
  for (const { truth, given } of judgements) {
    truths[truth] = (truths[truth] ?? 0) + 1;
    givens[given] = (givens[given] ?? 0) + 1;
    if (truth === given) hit[truth] = (hit[truth] ?? 0) + 1;
  }
  const present = [...truths.keys()].filter((place) => (truths[place] ?? 0) > 0);
  const mean = (of: (place: number) => number): number =>
    ratio(
      present.reduce((sum, place) => sum + of(place), 0),
      present.length,
    );
  const at = (values: Float64Array, place: number): number => values[place] ?? 0;
  return {
    count: judgements.length,
    accuracy: ratio(
      hit.reduce((sum, one) => sum + one, 0),
      judgements.length,
    ),
    macroF1: mean((place) => ratio(2 * at(hit, place), at(truths, place) + at(givens, place))),
    averageRecall: mean((place) => ratio(at(hit, place), at(truths, place))),
    precision: ratio(at(hit, 0), at(givens, 0)),
    recall: ratio(at(hit, 0), at(truths, 0)),
    calibrationError: calibrationError(judgements),
  };
}
