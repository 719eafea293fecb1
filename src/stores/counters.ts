import type { Connection } from 'mongoose';

interface Counter {
  _id: string;
  value: number;
}

/** Takes the next `count` numbers of a series that starts at 1; returns the first. Numbers are never given twice. */
async function takeNumbers(connection: Connection, series: string, count: number): Promise<number> {
  const after = await connection
    .collection<Counter>('counters')
    .findOneAndUpdate({ _id: series }, { $inc: { value: count } }, { upsert: true, returnDocument: 'after' });
  return (after?.value ?? count) - count + 1;
}

const SMALLEST_BLOCK = 20;
/** A block serves this many requests like the one that took it. */
const SERVES = 8;

/**
 * Hands out numbers of a series from blocks taken ahead, so that not every batch asks the store. A process that ends leaves the
 * rest of its block unused: numbers are unique and growing per process, not without gaps.
 */
export function numberBlocks(connection: Connection, series: string): (count: number) => Promise<number> {
  let nextFree = 0;
  let end = 0;
  return async (count) => {
    if (nextFree + count > end) {
      const size = Math.max(SMALLEST_BLOCK, count * SERVES);
      nextFree = await takeNumbers(connection, series, size);
      end = nextFree + size;
    }
    const first = nextFree;
    nextFree += count;
    return first;
  };
}
