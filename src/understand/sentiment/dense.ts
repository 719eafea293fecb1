import { signals } from '../book/book.ts';
import type { Signal } from '../book/book.ts';
import type { TextForm } from '../token.ts';
import type { BookEvidence } from './book-evidence.ts';

const HALF_SUM = 6;
const BOOK_VALUES = ['score', 'positive score', 'praise sum', 'blame sum', 'negative', 'positive', 'last'] as const;
export const BOOK_COUNT: number = BOOK_VALUES.length;

/**
 * Names of the real-valued evidence that the sentiment model reads besides hashed words: what the books say of the text as
 * a whole, one for each signal, and what stands around the words.
 */
export const denseNames: readonly string[] = [
  ...BOOK_VALUES,
  ...signals,
  'care',
  'care to a handle',
  'exclamations',
  'questions',
];

const SETTING_FROM = BOOK_COUNT + signals.length;
const SIGNAL_PLACES: ReadonlyMap<Signal, number> = new Map(signals.map((signal, at) => [signal, BOOK_COUNT + at]));

const squashed = (sum: number): number => sum / (sum + HALF_SUM);

/** All that the dense values are made of. */
export interface DenseEvidence {
  readonly form: TextForm;
  readonly book: BookEvidence;
  readonly signals: ReadonlySet<Signal>;
  /** How much of a customer's trade the text speaks of, 0..1. */
  readonly care: number;
  /** How far the books of the text's language reach, 0..1. */
  readonly trust: number;
}

/** Writes the evidence as values of about -1..1 into `out`, which has a place for each of {@link denseNames}. */
export function writeDense(out: Float64Array, { form, book, signals: found, care, trust }: DenseEvidence): void {
  let praise = 0;
  let blame = 0;
  for (const { weight } of book.moved) {
    if (weight > 0) praise += weight;
    else blame -= weight;
  }
  out[0] = book.score * trust;
  out[1] = Math.max(0, book.score) * trust;
  out[2] = squashed(praise) * trust;
  out[3] = squashed(blame) * trust;
  out[4] = book.label === 'negative' ? trust : 0;
  out[5] = book.label === 'positive' ? trust : 0;
  out[6] = ((book.moved.at(-1)?.weight ?? 0) / 5) * trust;
  out.fill(0, BOOK_COUNT, SETTING_FROM);
  for (const signal of found) out[SIGNAL_PLACES.get(signal) ?? 0] = trust;
  out[SETTING_FROM] = care * trust;
  out[SETTING_FROM + 1] = form.handles > 0 ? care * trust : 0;
  out[SETTING_FROM + 2] = (Math.min(3, form.exclamations) / 3) * trust;
  out[SETTING_FROM + 3] = form.questions > 0 ? trust : 0;
}
