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
  let at = 0;
  const put = (value: number): void => {
    out[at] = value * trust;
    at += 1;
  };
  put(book.score);
  put(Math.max(0, book.score));
  put(squashed(praise));
  put(squashed(blame));
  put(book.label === 'negative' ? 1 : 0);
  put(book.label === 'positive' ? 1 : 0);
  put((book.moved.at(-1)?.weight ?? 0) / 5);
  for (const signal of signals) put(found.has(signal) ? 1 : 0);
  put(care);
  put(form.handles > 0 ? care : 0);
  put(Math.min(3, form.exclamations) / 3);
  put(form.questions > 0 ? 1 : 0);
}
