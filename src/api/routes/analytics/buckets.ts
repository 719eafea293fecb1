import { z } from 'zod';
import { timeZoneSchema } from '../../../domain/index.ts';
import { canHaveLocalDays, localDays } from '../../../insights/rollups/local-days.ts';
import type { RollupQuestion } from '../../../insights/rollups/read.ts';
import { badInput } from '../../problems.ts';
import type { Span } from './span.ts';

const BUCKET_MS = { hour: 3_600_000, day: 86_400_000 } as const;
const MOST_BUCKETS = 1_000;
const UTC = 'UTC';

/** In which zone days are told apart. */
export const zoneParam = timeZoneSchema.exactOptional();
export const zoneSchema = z.string().meta({
  description: `The zone in which days begin: the one asked for, or ${UTC} where hours would be too many to read (more than 100 days, or filters that hours are not kept by).`,
});

/** Hours or days that a time is told apart by. */
export interface Buckets {
  readonly bucket: 'hour' | 'day';
  readonly zone: string;
  /** Of all that the time touches, empty ones too. */
  readonly starts: readonly string[];
  /** As a question to the rollups has it. */
  readonly days: readonly number[] | undefined;
}

/** @throws Problem 400 when they are too many */
function refuseTooMany(count: number): void {
  if (count > MOST_BUCKETS)
    throw badInput([
      { path: 'from', message: `makes ${count} buckets, and ${MOST_BUCKETS} are given at most: ask for less time or for days` },
    ]);
}

/** Starts of all buckets that the time touches, aligned to UTC. Throws Problem 400 when they are too many. */
export function bucketStarts(span: Pick<Span, 'from' | 'to'>, bucket: Buckets['bucket']): readonly string[] {
  const size = BUCKET_MS[bucket];
  const first = Math.floor(Date.parse(span.from) / size) * size;
  const count = Math.ceil((Date.parse(span.to) - first) / size);
  refuseTooMany(count);
  return Array.from({ length: count }, (_, index) => new Date(first + index * size).toISOString());
}

/** The buckets of a time, days in the zone that is asked for where they can be. Throws Problem 400 when they are too many. */
export function bucketsOf(
  span: Pick<Span, 'from' | 'to'>,
  bucket: Buckets['bucket'],
  zone: string | undefined,
  shape: Pick<RollupQuestion, 'by' | 'network' | 'topic' | 'lang' | 'details'>,
): Buckets {
  if (bucket === 'day' && zone !== undefined && canHaveLocalDays({ ...shape, from: span.from, to: span.to })) {
    const days = localDays(zone, Date.parse(span.from), Date.parse(span.to));
    const starts = days.map((day) => new Date(day).toISOString());
    // Where they are days of UTC anyway, those are there already.
    return { bucket, zone, starts, days: days.every((day) => day % BUCKET_MS.day === 0) ? undefined : days };
  }
  return { bucket, zone: UTC, starts: bucketStarts(span, bucket), days: undefined };
}
