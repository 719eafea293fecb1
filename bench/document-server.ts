import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, ObjectId, type Collection, type Document } from '../test/driver.ts';
import { startDocumentServer } from '../embedded/document-server/index.ts';

/*
 * What the embedded document server does in a second, through the real driver, against what it has to do. With
 * MONGODB_URL set, the same against that server. Prints a line per measure; `ratio` above 1 meets the target.
 */

const TEXT = 'The parcel came three days late and nobody answers the phone. '.repeat(12);
const PORTION = 1000;

const mention = (i: number): Document => ({
  _id: new ObjectId(),
  brand: `brand-${i % 7}`,
  network: i % 2 === 0 ? 'x' : 'facebook',
  externalId: `ext-${i}-${Math.random()}`,
  author: { handle: `user${i % 5000}`, followers: i % 10_000 },
  text: TEXT,
  score: Math.sin(i),
  tags: [],
  replies: i % 5,
  postedAt: new Date(1_700_000_000_000 + ((i * 7919) % 1_000_000) * 1000),
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function best(rounds: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i++) least = Math.min(least, await timed(work));
  return least;
}

function report(what: string, value: number, unit: string, target: number, ratio: number): void {
  console.log(
    `${what.padEnd(52)} ${value.toFixed(value < 100 ? 1 : 0).padStart(9)} ${unit.padEnd(7)} target ${String(target).padStart(6)}  ratio ${ratio.toFixed(2)}`,
  );
}

const atLeast = (what: string, value: number, target: number): void => report(what, value, '/s', target, value / target);
const atMost = (what: string, ms: number, target: number): void => report(what, ms, 'ms', target, target / ms);

async function measure(mentions: Collection<Document>, documents: number): Promise<void> {
  await mentions.createIndex({ brand: 1, network: 1, externalId: 1 }, { unique: true });
  await mentions.createIndex({ postedAt: -1 });
  await mentions.createIndex({ 'author.handle': 1, postedAt: -1 });
  const ids: ObjectId[] = [];
  let inserting = 0;
  for (let i = 0; i < documents; i += PORTION) {
    const portion = Array.from({ length: PORTION }, (_, j) => mention(i + j));
    ids.push(...portion.map((d) => d['_id'] as ObjectId));
    inserting += await timed(() => mentions.insertMany(portion));
  }
  atLeast('insertMany, 1 KB, 3 secondary indexes, by 1000', (documents / inserting) * 1000, 25_000);
  const pick = (n: number): ObjectId[] =>
    Array.from({ length: n }, () => ids[Math.floor(Math.random() * ids.length)] as ObjectId);

  atMost('find _id $in 1000', await best(10, () => mentions.find({ _id: { $in: pick(1000) } }).toArray()), 15);
  atMost(
    'bulkWrite 500 updateOne by _id, $set $inc $push',
    await best(8, () =>
      mentions.bulkWrite(
        pick(500).map((_id, i) => ({
          updateOne: { filter: { _id }, update: { $set: { seen: i }, $inc: { replies: 1 }, $push: { tags: i } as never } },
        })),
        { ordered: false },
      ),
    ),
    60,
  );
  const serial = pick(2000);
  const took = await timed(async () => {
    for (const _id of serial) await mentions.findOneAndUpdate({ _id }, { $inc: { replies: 1 } }, { returnDocument: 'after' });
  });
  atLeast('findOneAndUpdate by _id, serial', (serial.length / took) * 1000, 2000);
  const reads = await timed(async () => {
    for (const _id of serial) await mentions.findOne({ _id });
  });
  atLeast('findOne by _id, serial', (serial.length / reads) * 1000, 2000);
  atMost(
    'find().sort({ postedAt: -1 }).limit(50)',
    await best(10, () => mentions.find().sort({ postedAt: -1 }).limit(50).toArray()),
    5,
  );
  atMost('bulkWrite 500 upserts by the unique key, new', await best(4, () => upserts(mentions)), 60);
  atMost(
    '$match + $group of everything by brand',
    await best(3, () => mentions.aggregate([{ $group: { _id: '$brand', n: { $sum: 1 }, score: { $avg: '$score' } } }]).toArray()),
    documents / 50,
  );
  atMost('countDocuments of a fifth, no index', await best(3, () => mentions.countDocuments({ replies: 3 })), documents / 100);
}

function upserts(mentions: Collection<Document>): Promise<unknown> {
  return mentions.bulkWrite(
    Array.from({ length: 500 }, () => {
      const { _id, brand, network, externalId, ...rest } = mention(Math.floor(Math.random() * 1e6));
      void _id;
      return { updateOne: { filter: { brand, network, externalId }, update: { $setOnInsert: rest }, upsert: true } };
    }),
    { ordered: false },
  );
}

const documents = Number(process.argv[2] ?? 20_000);
const given = process.env['MONGODB_URL'];
const dataDir = mkdtempSync(join(tmpdir(), 'document-server-bench-'));
const server =
  given === undefined
    ? await startDocumentServer({ dataDir, durability: process.env['DURABILITY'] === 'process' ? 'process' : 'power' })
    : undefined;
const client = await MongoClient.connect(given ?? server?.url ?? '');
const db = client.db(`bench${process.pid}`);
try {
  await measure(db.collection('mentions'), documents);
} finally {
  await db.dropDatabase();
  await client.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
