/**
 * How long a brand manager waits for a year of a brand, of rollups and of the mentions themselves, and what a new mention costs as
 * the store grows.
 *
 * `MONGODB_URL=... npm run bench -- analytics`. EARSHOT_BENCH_MENTIONS sets how many (ten million unless told);
 * EARSHOT_BENCH_KEEP=1 keeps the database, and a later run counts and asks again of what is there.
 */
import { countUncounted, rebuild } from '../src/insights/rollups/count.ts';
import { readPeople } from '../src/insights/rollups/read-people.ts';
import { readRollups } from '../src/insights/rollups/read.ts';
import type { Stores } from '../src/ports/stores.ts';
import { toCaseFields } from '../src/stores/cases.schema.ts';
import { openStores } from '../src/stores/index.ts';
import { MongoClient, type Db } from '../test/driver.ts';
import { questions } from './analytics/questions.ts';
import { brands, caseOf, END, mentionOf, seeded, START } from './analytics/year.ts';

const MENTIONS = Number(process.env['EARSHOT_BENCH_MENTIONS'] ?? 10_000_000);
const KEEP = process.env['EARSHOT_BENCH_KEEP'] === '1';
const DATABASE = 'earshot_bench_analytics';
const PORTION = 5_000;
const ROUNDS = 40;
/** What takes longer than a few seconds is asked once. */
const RAW_ROUNDS = 3;
const LONG_MS = 5_000;
const NEW_BATCHES = 40;
const NEW_BATCH = 25;
const TARGET_MS = 100;
const TARGET_TIMES = 100;
const HOUR_MS = 3_600_000;
const signal = new AbortController().signal;
const url = process.env['MONGODB_URL'];

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
/** The one with most to count. */
const LARGEST = brands[0];

/** Without indexes, which are built once all is there: as fast as the server takes it. */
async function grow(db: Db, to: number): Promise<void> {
  const random = seeded(1);
  const stored = <T extends { readonly id: string }>({ id, ...rest }: T) => ({ _id: id, ...rest });
  for (let at = 0; at < to; at += PORTION) {
    const numbers = Array.from({ length: Math.min(PORTION, to - at) }, (_, n) => at + n);
    const cases = numbers.filter((n) => n % 20 === 0).map((n) => caseOf(n, random));
    await db.collection<{ _id: string }>('mentions').insertMany(
      numbers.map((n) => stored(mentionOf(n, random))),
      { ordered: false },
    );
    await db.collection<{ _id: string }>('cases').insertMany(
      cases.map((item) => ({ _id: item.id, ...toCaseFields(item) })),
      { ordered: false },
    );
    if (at % 500_000 === 0) console.error(`${at} of ${to} mentions stored`);
  }
}

/** Stores and counts one batch of new mentions; microseconds for each of them. */
async function newBatch(stores: Stores, random: () => number, first: number): Promise<{ store: number; count: number }> {
  const start = END + HOUR_MS;
  const mentions = Array.from({ length: NEW_BATCH }, (_, n) =>
    mentionOf(1e12 + first + n, random, start + Math.floor(random() * HOUR_MS)),
  );
  const store = await timed(() => stores.mentions.insert(mentions));
  const count = await timed(() => countUncounted(stores.rollups, signal));
  return { store: (store * 1000) / NEW_BATCH, count: (count * 1000) / NEW_BATCH };
}

/** What a new mention costs in a store of each size: the same stream of them goes to both, batch by batch in turn. */
async function printCost(small: Stores, large: Stores): Promise<void> {
  const both = [
    { size: MENTIONS / 100, stores: small, random: seeded(7), batches: [] as Awaited<ReturnType<typeof newBatch>>[] },
    { size: MENTIONS, stores: large, random: seeded(7), batches: [] as Awaited<ReturnType<typeof newBatch>>[] },
  ];
  const run = Math.floor(Math.random() * 1e9) * 1000;
  for (let batch = 0; batch < NEW_BATCHES; batch += 1)
    for (const { stores, random, batches } of both) batches.push(await newBatch(stores, random, run + batch * NEW_BATCH));
  const costs = both.map(({ size, batches }) => {
    const store = median(batches.map((one) => one.store));
    const count = median(batches.map((one) => one.count));
    console.log(
      `${String(size).padStart(10)} stored: a new mention costs ${store.toFixed(0).padStart(6)} µs to store and ${count.toFixed(0).padStart(6)} µs to count`,
    );
    return store + count;
  });
  const [first = 0, last = 0] = costs;
  console.log(
    `slope: ${(last / first).toFixed(2)} times the cost with 100 times as many stored (exponent ${(Math.log(last / first) / Math.log(100)).toFixed(3)}; 0 is constant, 1 grows along)`,
  );
}

/** Fills a database up to that many mentions. */
async function fill(client: MongoClient, dbName: string, size: number): Promise<Awaited<ReturnType<typeof openStores>>> {
  const db = client.db(dbName);
  // Servers tell the number of documents to a hundredth or so.
  if ((await db.collection('mentions').estimatedDocumentCount()) < 0.98 * size) {
    await db.dropDatabase();
    const took = await timed(() => grow(db, size));
    console.error(`${size} mentions after ${(took / 1000).toFixed(0)} s`);
  }
  return openStores({ url: String(url), dbName });
}

async function ask(stores: Stores, db: Db): Promise<void> {
  console.log(`\n${'a year of the largest brand'.padEnd(46)}   rollups        raw     times`);
  for (const { name, rollup, raw } of questions) {
    const asked = (round: number) => ({
      brand: LARGEST,
      from: new Date(START + (round % 7) * 1_234_567).toISOString(),
      to: new Date(END - (round % 11) * 2_345_678).toISOString(),
    });
    const answer = (round: number): Promise<unknown> => {
      const { brand, from, to } = asked(round);
      const at = { now: Date.now(), signal };
      const question = { brands: [brand], from, to };
      return rollup.people === undefined
        ? readRollups(stores.rollups, { ...question, ...rollup }, at)
        : readPeople(stores.rollups, { ...question, order: rollup.people, limit: 50 }, at);
    };
    await answer(ROUNDS);
    const quick: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) quick.push(await timed(() => answer(round)));
    const slow: number[] = [];
    for (let round = 0; round < RAW_ROUNDS && (slow[0] ?? 0) < LONG_MS; round += 1)
      slow.push(await timed(() => raw(db, asked(0))));
    const [ours, theirs] = [median(quick), median(slow)];
    const verdict = `${ours <= TARGET_MS ? 'within' : 'MISSES'} ${TARGET_MS} ms, ${theirs / ours >= TARGET_TIMES ? 'reaches' : 'MISSES'} ${TARGET_TIMES} times`;
    console.log(
      `${name.padEnd(46)} ${ours.toFixed(1).padStart(6)} ms ${theirs.toFixed(0).padStart(7)} ms ${(theirs / ours).toFixed(0).padStart(9)}   ${verdict}`,
    );
  }
}

/** Bytes of BSON of each brand's rollups. */
async function printSizes(db: Db): Promise<void> {
  const rows = await db
    .collection('rollups')
    .aggregate<{ _id: { brand: string; size: string }; bytes: number; count: number }>(
      [{ $group: { _id: { brand: '$brand', size: '$size' }, bytes: { $sum: { $bsonSize: '$$ROOT' } }, count: { $sum: 1 } } }],
      { maxTimeMS: 1_800_000 },
    )
    .toArray();
  console.log('\nrollups of a year');
  for (const brand of brands) {
    const of = (size: string): number => rows.find(({ _id }) => _id.brand === brand && _id.size === size)?.bytes ?? 0;
    const mentions = await db.collection('mentions').countDocuments({ brand });
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
    console.log(
      `${brand.padEnd(8)} ${String(mentions).padStart(9)} mentions: ${megabytes(of('hour')).padStart(9)} of hours, ${megabytes(of('day')).padStart(9)} of days`,
    );
  }
}

if (url === undefined) {
  console.log('skipped: this measures a real server; name one in MONGODB_URL');
} else {
  const client = await MongoClient.connect(url);
  const small = await fill(client, `${DATABASE}_small`, Math.round(MENTIONS / 100));
  const large = await fill(client, DATABASE, MENTIONS);
  try {
    await printCost(small.stores, large.stores);
    const stretch = { from: new Date(START).toISOString(), to: new Date(END).toISOString() };
    const took = await timed(async () => {
      for (const brand of brands) await rebuild(large.stores.rollups, { brand, ...stretch }, { signal });
    });
    console.log(
      `the year's rollups counted in ${(took / 1000).toFixed(0)} s, ${((took * 1000) / MENTIONS).toFixed(0)} µs a mention`,
    );
    await ask(large.stores, client.db(DATABASE));
    await printSizes(client.db(DATABASE));
  } finally {
    await small.dropDatabase();
    if (!KEEP) await large.dropDatabase();
    await small.stores.close();
    await large.stores.close();
    await client.close();
  }
}
