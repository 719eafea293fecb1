import { isDeepStrictEqual } from 'node:util';
import { rollupSizes, slicesOf, type RollupCell, type RollupSize, type RollupSlice } from '../../domain/index.ts';
import type { RollupStore } from '../../ports/rollups.ts';
import { countedBucket, bucketStart, DAY_MS, HOUR_MS } from './count.ts';
import { sliced } from './cells.ts';

/** Where a rollup is not what counting anew makes. */
export interface RollupDifference {
  readonly brand: string;
  readonly size: RollupSize;
  readonly slice: RollupSlice;
  readonly start: string;
  /** Mentions and cases that stand there, and that should. */
  readonly stored: { readonly mentions: number; readonly cases: number };
  readonly counted: { readonly mentions: number; readonly cases: number };
}

const sum = (cells: readonly RollupCell[]) => ({
  mentions: cells.reduce((all, { negative, neutral, positive }) => all + negative + neutral + positive, 0),
  cases: cells.reduce((all, { opened }) => all + opened, 0),
});

/**
 * Holds every bucket of a stretch against the mentions and cases themselves, and every day against its hours; gives each difference.
 * @param onBucket called after each bucket
 */
export async function* verify(
  rollups: RollupStore,
  stretch: { readonly brand: string; readonly from: string; readonly to: string },
  options: { readonly signal: AbortSignal; readonly onBucket?: () => void },
): AsyncGenerator<RollupDifference> {
  const { brand } = stretch;
  for (const size of rollupSizes) {
    const step = size === 'hour' ? HOUR_MS : DAY_MS;
    for (let at = Date.parse(bucketStart(stretch.from, size)); at < Date.parse(stretch.to); at += step) {
      options.signal.throwIfAborted();
      const start = new Date(at).toISOString();
      const cells = await countedBucket(rollups, { brand, size, start });
      for (const slice of slicesOf[size]) {
        const [stored] = await rollups.read({ brands: [brand], size, slice, from: start, to: new Date(at + 1).toISOString() });
        const [there, wanted] = [stored?.cells ?? [], sliced(cells, slice)];
        if (!isDeepStrictEqual(there, wanted)) yield { brand, size, slice, start, stored: sum(there), counted: sum(wanted) };
      }
      options.onBucket?.();
    }
  }
}
