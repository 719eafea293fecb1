import type { SentimentBucket } from '../api/types.ts';
import type { TimeSpan } from './span.ts';

export interface Bucket {
  readonly start: string;
  /** Where the next begins. */
  readonly end: string;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly count: number;
}

const lengths = { hour: 3_600_000, day: 86_400_000 } as const;

/** Every bucket of the span, the silent ones with zeros; several of the same start (split by network) are added up. */
export function fillBuckets(known: readonly SentimentBucket[], span: TimeSpan): readonly Bucket[] {
  const length = lengths[span.bucket];
  const first = Math.floor(Date.parse(span.from) / length) * length;
  const end = Date.parse(span.to);
  const count = Math.max(0, Math.ceil((end - first) / length));
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * length;
    const here = known.filter((one) => Math.floor(Date.parse(one.start) / length) * length === at);
    const sum = (part: 'negative' | 'neutral' | 'positive' | 'count'): number =>
      here.reduce((total, one) => total + one[part], 0);
    return {
      start: new Date(at).toISOString(),
      end: new Date(at + length).toISOString(),
      negative: sum('negative'),
      neutral: sum('neutral'),
      positive: sum('positive'),
      count: sum('count'),
    };
  });
}

/** A round number at or above the highest, for the top of the axis, and the lines below it. */
export function axisOf(highest: number): { readonly top: number; readonly lines: readonly number[] } {
  const rough = Math.max(highest, 4) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough && Number.isInteger(one)) ?? Math.ceil(rough);
  const count = Math.ceil(Math.max(highest, 1) / step);
  return { top: step * count, lines: Array.from({ length: count + 1 }, (_, index) => index * step) };
}
