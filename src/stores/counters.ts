import type { Connection } from 'mongoose';

interface Counter {
  _id: string;
  value: number;
}

/** Takes the next `count` numbers of a series that starts at 1; returns the first. Numbers are never given twice. */
export async function takeNumbers(connection: Connection, series: string, count: number): Promise<number> {
  const after = await connection
    .collection<Counter>('counters')
    .findOneAndUpdate({ _id: series }, { $inc: { value: count } }, { upsert: true, returnDocument: 'after' });
  return (after?.value ?? count) - count + 1;
}
