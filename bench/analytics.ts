/**
 * How long a brand manager waits for a year of a brand, of rollups and of the mentions themselves, and what a new mention costs as
 * the store grows.
 *
 * `MONGODB_URL=... npm run bench -- analytics`. EARSHOT_BENCH_MENTIONS sets how many (ten million unless told);
 * EARSHOT_BENCH_KEEP=1 keeps the database, and a later run with it asks again of what is there.
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
const RAW_ROUNDS = 3;
const NEW_BATCHES = 40;
const NEW_BATCH = 25;
const TARGET_MS = 100;
const TARGET_TIMES = 100;
const HOUR_MS = 3_600_000;
const signal = new AbortController().signal;

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
/** The one with most to count. */
const LARGEST = brands[0];

/** Without indexes, which are built once all is there: as fast as the server takes it. */
async function grow(db: Db, from: number, to: number): Promise<void> {
  const random = seeded(from + 1);
  const stored = <T extends { readonly id: string }>({ id, ...rest }: T) => ({ _id: id, ...rest });
  for (const name of ['mentions', 'cases']) if (from > 0) await db.collection(name).dropIndexes();
  for (let at = from; at < to; at += PORTION) {
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

/** What storing and counting a new mention costs, in microseconds, with the same stream of them at every size. */
async function costOfNew(stores: Stores, size: number): Promise<number> {
  const random = seeded(size);
  const start = END + (1 + Math.round(Math.log10(size) * 10)) * HOUR_MS;
  const [stored, counted]: [number[], number[]] = [[], []];
  for (let batch = 0; batch < NEW_BATCHES; batch += 1) {
    const mentions = Array.from({ length: NEW_BATCH }, (_, n) =>
      mentionOf(1e9 + size * 10_000 + batch * NEW_BATCH + n, random, start + Math.floor(random() * HOUR_MS)),
    );
    stored.push(await timed(() => stores.mentions.insert(mentions)));
    counted.push(await timed(() => countUncounted(stores.rollups, signal)));
  }
  const each = (times: readonly number[]): number => (median(times) * 1000) / NEW_BATCH;
  console.log(
    `${String(size).padStart(10)} stored: a new mention costs ${each(stored).toFixed(0).padStart(6)} µs to store and ${each(counted).toFixed(0).padStart(6)} µs to count`,
  );
  return each(stored) + each(counted);
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
    for (let round = 0; round < RAW_ROUNDS; round += 1) slow.push(await timed(() => raw(db, asked(0))));
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

const url = process.env['MONGODB_URL'];
if (url === undefined) {
  console.log('skipped: this measures a real server; name one in MONGODB_URL');
} else {
  const client = await MongoClient.connect(url);
  const db = client.db(DATABASE);
  const sizes = [MENTIONS / 100, MENTIONS / 10, MENTIONS].map(Math.round);
  const there = KEEP ? await db.collection('mentions').estimatedDocumentCount() : 0;
  const costs: number[] = [];
  let opened: Awaited<ReturnType<typeof openStores>> | undefined;
  if (there < MENTIONS) {
    await db.dropDatabase();
    let from = 0;
    for (const size of sizes) {
      const filling = await timed(() => grow(db, from, size));
      await opened?.stores.close();
      opened = await openStores({ url, dbName: DATABASE });
      console.error(`${size} mentions after ${(filling / 1000).toFixed(0)} s`);
      from = size;
      costs.push(await costOfNew(opened.stores, size));
    }
    const [first = 0, last = 0] = [costs[0], costs.at(-1)];
    console.log(
      `slope: ${(last / first).toFixed(2)} times the cost with 100 times as many stored (exponent ${(Math.log(last / first) / Math.log(100)).toFixed(3)}; 0 is constant, 1 grows along)`,
    );
    const { stores } = opened ?? (await openStores({ url, dbName: DATABASE }));
    const took = await timed(async () => {
      for (const brand of brands)
        await rebuild(
          stores.rollups,
          { brand, from: new Date(START).toISOString(), to: new Date(END).toISOString() },
          { signal },
        );
    });
    console.log(
      `the year's rollups counted in ${(took / 1000).toFixed(0)} s, ${((took * 1000) / MENTIONS).toFixed(0)} µs a mention`,
    );
  }
  opened ??= await openStores({ url, dbName: DATABASE });
  try {
    await ask(opened.stores, db);
    await printSizes(db);
  } finally {
    if (!KEEP) await opened.dropDatabase();
    await opened.stores.close();
    await client.close();
  }
}
