import { isDeepStrictEqual } from 'node:util';
import {
  rollupDetails,
  rollupSizes,
  type AuthorRow,
  type RollupCell,
  type RollupSize,
  type RollupSlice,
} from '../../domain/index.ts';
import type { RollupStore } from '../../ports/rollups.ts';
import { countedBucket, bucketStart, DAY_MS, HOUR_MS } from './count.ts';

/** Where a rollup is not what counting anew makes. */
export interface RollupDifference {
  readonly brand: string;
  readonly size: RollupSize;
  /** `people`: who spoke. */
  readonly slice: RollupSlice | 'people';
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
      const wantedHere = await countedBucket(rollups, { brand, size, start });
      const query = { brands: [brand], size, from: start, to: new Date(at + 1).toISOString() };
      for (const [slice, wanted] of wantedHere.slices) {
        const [stored] = await rollups.read({ ...query, slice, details: rollupDetails });
        const there = stored?.cells ?? [];
        if (!isDeepStrictEqual(there, wanted)) yield { brand, size, slice, start, stored: sum(there), counted: sum(wanted) };
      }
      const [people, wantedPeople] = [await rollups.readPeople(query), wantedHere.people];
      if (!isDeepStrictEqual(people, wantedPeople)) {
        const said = (rows: readonly AuthorRow[]) => ({ mentions: rows.reduce((all, row) => all + row.mentions, 0), cases: 0 });
        yield { brand, size, slice: 'people', start, stored: said(people), counted: said(wantedPeople) };
      }
      options.onBucket?.();
    }
  }
}
