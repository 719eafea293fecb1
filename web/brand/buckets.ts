import type { SentimentBucket } from '../api/types.ts';
import type { TimeSpan } from './span.ts';

/** An hour or a day; the first and the last of a time may lie in it only partly. */
export interface Slot {
  readonly start: string;
  /** Where the next begins. */
  readonly end: string;
  /** What of it lies in the time that was asked about. */
  readonly from: string;
  readonly to: string;
}

export interface Bucket extends Slot {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly count: number;
}

/** Slots that begin then, in order: the server says where days begin. */
export function slotsOf(starts: readonly string[], span: TimeSpan): readonly Slot[] {
  const order = [...new Set(starts)].toSorted();
  return order.map((start, at) => {
    // The last one goes on to the end of the time or beyond, also on a day of 25 hours.
    const end = order[at + 1] ?? span.to;
    return { start, end, from: start < span.from ? span.from : start, to: end > span.to ? span.to : end };
  });
}

/** Every bucket of an answer, in order; several of the same start (split by network) are added up. */
export function bucketsOf(known: readonly SentimentBucket[], span: TimeSpan): readonly Bucket[] {
  const slots = slotsOf(
    known.map(({ start }) => start),
    span,
  );
  return slots.map((slot) => {
    const here = known.filter(({ start }) => start === slot.start);
    const sum = (part: 'negative' | 'neutral' | 'positive' | 'count'): number =>
      here.reduce((total, one) => total + one[part], 0);
    return { ...slot, negative: sum('negative'), neutral: sum('neutral'), positive: sum('positive'), count: sum('count') };
  });
}
