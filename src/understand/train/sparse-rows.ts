import type { Vector } from './example.ts';
import type { Row } from './linear-svm.ts';
import { naturalLog } from './natural-log.ts';

/** How much rare features count beside common ones: not at all, by the root of their rarity, or in full. */
export const rarities = ['none', 'root', 'full'] as const;
export type Rarity = (typeof rarities)[number];

/** Columns of the features that occur in some texts, so that tables are as long as they need to be. */
export interface Columns {
  readonly count: number;
  /** Column of a bucket, -1 for one that no text has. */
  readonly ofBucket: Int32Array;
  readonly bucketOf: Int32Array;
  /** What a value in a column is multiplied by. */
  readonly rarity: Float32Array;
}

function rarityOf(texts: number, having: number, kind: Rarity): number {
  if (kind === 'none') return 1;
  const full = naturalLog((1 + texts) / (1 + having)) + 1;
  return kind === 'full' ? full : Math.sqrt(full);
}

/** Gives each bucket that occurs a column. */
export function columnsOf(vectors: readonly Vector[], bits: number, kind: Rarity): Columns {
  const having = new Int32Array(2 ** bits);
  const last = new Int32Array(2 ** bits).fill(-1);
  vectors.forEach(({ buckets }, text) => {
    for (const bucket of buckets) {
      if (last[bucket] === text) continue;
      last[bucket] = text;
      having[bucket] = (having[bucket] ?? 0) + 1;
    }
  });
  const bucketOf = Int32Array.from(having.keys()).filter((bucket) => (having[bucket] ?? 0) > 0);
  const ofBucket = new Int32Array(2 ** bits).fill(-1);
  bucketOf.forEach((bucket, column) => {
    ofBucket[bucket] = column;
  });
  const rarity = Float32Array.from(bucketOf, (bucket) => rarityOf(vectors.length, having[bucket] ?? 0, kind));
  return { count: bucketOf.length, ofBucket, bucketOf, rarity };
}

/** A text's features in columns; dense values stand in columns of their own behind the others. Features that no text had are left out. */
export function rowOf({ buckets, values, dense }: Vector, columns: Columns): Row {
  const sums = new Map<number, number>();
  for (let at = 0; at < buckets.length; at += 1) {
    const column = columns.ofBucket[buckets[at] ?? 0] ?? -1;
    if (column >= 0) sums.set(column, (sums.get(column) ?? 0) + (values[at] ?? 0) * (columns.rarity[column] ?? 1));
  }
  dense.forEach((value, at) => {
    if (value !== 0) sums.set(columns.count + at, value);
  });
  return { columns: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values()) };
}
