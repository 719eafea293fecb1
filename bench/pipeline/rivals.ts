import { Schema, type Connection } from 'mongoose';
import Sentiment from 'sentiment';
import { freshId, type IntakeItem } from '../../src/domain/index.ts';
import type { JobQueue } from '../../src/ports/jobs.ts';
import { rate } from './table.ts';

const CONCURRENCY = 6;

async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
}

/** The limit: the pipeline's own documents, put into an empty collection in the same batches, and nothing else done. */
export async function plainInsert(options: {
  readonly connection: Connection;
  readonly batch: number;
  readonly round: number;
  readonly indexes: boolean;
}): Promise<number> {
  const { connection } = options;
  const source = connection.collection('mentions');
  const documents = await source.find({}).toArray();
  const target = connection.collection(`plain_${options.round}_${options.indexes ? 'indexed' : 'bare'}`);
  if (options.indexes) {
    for (const { key, name, sparse, partialFilterExpression } of await source.indexes()) {
      if (name === '_id_') continue;
      await target.createIndex(key, {
        ...(sparse === undefined ? {} : { sparse }),
        ...(partialFilterExpression === undefined ? {} : { partialFilterExpression }),
      });
    }
  }
  const batches: (typeof documents)[] = [];
  for (let n = 0; n < documents.length; n += options.batch) batches.push(documents.slice(n, n + options.batch));
  const began = performance.now();
  await sideBySide(batches, async (batch) => {
    await target.insertMany(batch, { ordered: false });
  });
  const result = rate(documents.length, (performance.now() - began) / 1000);
  await target.drop();
  return result;
}

const plainSchema = new Schema({
  externalId: { type: String, unique: true },
  text: String,
  author: Object,
  postedAt: Date,
  score: Number,
});
const analyser = new Sentiment();

/** The usual way: a job for each mention, whose handler scores the text with `sentiment` and saves one document. */
export async function usualWay(options: {
  readonly connection: Connection;
  readonly round: number;
  readonly jobs: JobQueue;
  readonly items: readonly IntakeItem[];
}): Promise<number> {
  const name = `usual_${options.round}`;
  const model = options.connection.model(name, plainSchema, name);
  await model.createIndexes();
  let saved = 0;
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const stop = await options.jobs.work('take-in', { concurrency: CONCURRENCY }, async ({ data }) => {
    const [item] = data.payloads as readonly IntakeItem[];
    if (!item) return;
    await new model({ ...item, score: analyser.analyze(item.text).comparative }).save();
    saved += 1;
    if (saved === options.items.length) finish();
  });
  const began = performance.now();
  await sideBySide(options.items, async (item) => {
    const batch = freshId();
    await options.jobs.add('take-in', { batch, connection: 'usual', receivedAt: item.postedAt, payloads: [item] }, { id: batch });
  });
  await finished;
  const result = rate(options.items.length, (performance.now() - began) / 1000);
  await stop();
  await model.collection.drop();
  return result;
}
