/**
 * How long an agent's page waits for its lists, with a million cases stored on a real server.
 *
 * `MONGODB_URL=... npm run bench -- desk`. EARSHOT_BENCH_CASES sets how many; EARSHOT_BENCH_KEEP=1 keeps the database, and a
 * later run with it measures again on what is there.
 */
import type { Case, Customer, Mention } from '../src/domain/index.ts';
import { caseEntry, customerEntry, mentionEntry } from '../src/pipeline/search/entries.ts';
import { askedWords } from '../src/pipeline/search/words.ts';
import type { SearchEntry } from '../src/ports/search.ts';
import { toCaseFields, openKeyOf } from '../src/stores/cases.schema.ts';
import { openStores } from '../src/stores/index.ts';
import type { Stores } from '../src/ports/stores.ts';
import { caseViews } from '../src/api/views/load-cases.ts';
import { MongoClient, type Db } from '../test/driver.ts';
import { openDoor } from './desk/over-http.ts';
import { agents, brands, makeCase, makeCustomer, makeMention, now, queues, seeded } from './desk/load.ts';

const CASES = Number(process.env['EARSHOT_BENCH_CASES'] ?? 1_000_000);
/** Enough that the search has some of every kind to look through. */
const MENTIONS = Math.floor(CASES / 4);
const KEEP = process.env['EARSHOT_BENCH_KEEP'] === '1';
const DATABASE = 'earshot_bench_desk';
const PORTION = 2_000;
const ROUNDS = 100;
const TARGET_MS = 50;

const stored = <T extends { readonly id: string }>({ id, ...rest }: T) => ({ _id: id, ...rest });
const caseDocument = (item: Case) => {
  const key = openKeyOf(item);
  return { _id: item.id, ...toCaseFields(item), ...(key === undefined ? {} : { openKey: `${key} ${item.number}` }) };
};
const found = ({ id, ...entry }: SearchEntry) => ({ _id: `${entry.kind} ${id}`, ...entry, thing: id, made: 1 });

interface Things {
  readonly cases: readonly Case[];
  readonly mentions: readonly Mention[];
  readonly customers: readonly Customer[];
}

async function insert(db: Db, { cases, mentions, customers }: Things): Promise<void> {
  const entries = [
    ...cases.map((item) => caseEntry(item, 'public')),
    ...mentions.map(mentionEntry),
    ...customers.map(customerEntry),
  ];
  const lists = { cases: cases.map(caseDocument), mentions: mentions.map(stored), customers: customers.map(stored) };
  for (const [name, documents] of Object.entries({ ...lists, search: entries.map(found) }))
    if (documents.length > 0) await db.collection<{ _id: string }>(name).insertMany([...documents], { ordered: false });
}

/** Without indexes, which are built once all is there: as fast as the server takes it. */
async function fill(db: Db): Promise<void> {
  const random = seeded(42);
  const range = (from: number, to: number): readonly number[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  for (let from = 0; from < CASES; from += PORTION) {
    const to = Math.min(CASES, from + PORTION);
    await insert(db, {
      cases: range(from, to).map((n) => makeCase(n, MENTIONS, random)),
      mentions: range(from, Math.min(to, MENTIONS)).map((n) => makeMention(n, random)),
      customers: range(from, Math.min(to, MENTIONS)).map(makeCustomer),
    });
    if (from % (50 * PORTION) === 0) console.error(`${from} of ${CASES} cases stored`);
  }
}

/** The stores' own indexes, built without the time-out under which the stores work. */
async function buildIndexes(client: MongoClient, url: string): Promise<void> {
  const empty = `${DATABASE}_empty`;
  const { stores, dropDatabase } = await openStores({ url, dbName: empty });
  for (const name of ['cases', 'mentions', 'customers', 'search']) {
    for (const { key, name: index, v: _version, ...options } of await client.db(empty).collection(name).indexes()) {
      if (index !== undefined && index !== '_id_')
        await client
          .db(DATABASE)
          .collection(name)
          .createIndex(key, { name: index, ...options });
    }
    console.error(`indexes of ${name} built`);
  }
  await dropDatabase();
  await stores.close();
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Asks for each of the rounds something else, so that no answer is the one just given. */
async function measure(what: string, work: (round: number) => Promise<unknown>): Promise<void> {
  await work(0);
  const took: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const start = performance.now();
    await work(round);
    took.push(performance.now() - start);
  }
  const sorted = took.toSorted((a, b) => a - b);
  const median = at(sorted, 0.5);
  console.log(
    `${what.padEnd(46)} median ${median.toFixed(1).padStart(7)} ms   p95 ${at(sorted, 0.95).toFixed(1).padStart(7)} ms   ${median <= TARGET_MS ? 'within' : 'MISSES'} ${TARGET_MS} ms`,
  );
}

const first = { limit: 50, cursor: null };
const of = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('nothing to take');
  return item;
};

async function run(stores: Stores): Promise<void> {
  const deps = { stores, clock: { now: () => now, sleep: async () => {} } };
  const viewer = { roles: new Set(['agent'] as const) };
  const list = async (...asked: Parameters<Stores['cases']['list']>) => {
    const page = await stores.cases.list(...asked);
    await caseViews(deps, page.items, viewer);
    return page;
  };
  const five = (round: number): readonly string[] => Array.from({ length: 5 }, (_, i) => of(queues, round + i * 3));
  await measure('one queue, pressing', (n) => list({ queue: of(queues, n) }, first, 'pressing'));
  await measure('my queues (5), pressing', (n) => list({ queues: five(n) }, first, 'pressing'));
  await measure('mine, pressing', (n) => list({ owner: of(agents, n), live: true }, first, 'pressing'));
  await measure('unowned, pressing', () => list({ unowned: true, live: true }, first, 'pressing'));
  await measure('breached, pressing', () => list({ breached: true }, first, 'pressing'));
  await measure('everything, recent', () => list({}, first));
  await measure('one brand, recent', (n) => list({ brand: of(brands, n) }, first));
  await measure('mentions of me', (n) => list({ notified: of(agents, n) }, first));
  const deep = new Map<string, string | null>();
  for (const queue of queues) {
    let cursor: string | null = null;
    for (let page = 0; page < 50; page++) {
      const next: string | null = (await stores.cases.list({ queue }, { limit: 50, cursor }, 'pressing')).nextCursor;
      if (next === null) break;
      cursor = next;
    }
    deep.set(queue, cursor);
  }
  await measure('one queue, pressing, page 50', (n) => {
    const queue = of(queues, n);
    return list({ queue }, { limit: 50, cursor: deep.get(queue) ?? null }, 'pressing');
  });
  const some = (await stores.cases.list({ live: true }, { limit: 200, cursor: null }, 'oldest')).items;
  await measure('one case with its thread, customer, others', async (n) => {
    const item = await stores.cases.get(of(some, n).id);
    if (!item) throw new Error('a case is gone');
    const [, , others] = await Promise.all([
      stores.mentions.ofCase(item.id, 500),
      stores.customers.get(item.customer),
      stores.cases.list({ customer: item.customer }, { limit: 21, cursor: null }),
    ]);
    return caseViews(deps, [item, ...others.items], viewer);
  });
  await measure('candidates for next', (n) => {
    const languages = n % 2 === 0 ? [] : ['en'];
    return stores.cases.candidates({
      queues: five(n),
      languages,
      agent: of(agents, n),
      now: new Date(now).toISOString(),
      limit: 30,
    });
  });
  await measure('counts of all queues and places', (n) =>
    Promise.all([
      stores.cases.count({ owner: of(agents, n), live: true }, 1_000),
      stores.cases.count({ unowned: true, live: true }, 1_000),
      stores.cases.count({ notified: of(agents, n), live: true }, 1_000),
      stores.cases.count({ approval: true, live: true }, 1_000),
      ...queues.map((queue) => stores.cases.count({ queue, live: true }, 1_000)),
    ]),
  );
  const search = (text: string) =>
    stores.search.find({ ...askedWords(text), kinds: ['case', 'customer', 'mention'], includePrivate: true }, first);
  await measure('search: a number', (n) => search(`C-${n * 997}`));
  await measure('search: a rare and a common word', (n) => search(`order${n * 31} parcel`));
  await measure('search: two common words', (n) => search(`${n % 2 === 0 ? 'parcel' : 'bag'} refund`));
  await measure('search: a common beginning', () => search('par'));
  await measure('search: a handle', (n) => search(`handle_${n * 13}`));
}

/** The same through the program's own door: signed in, checked, written as JSON and sent. */
async function runOverHttp(stores: Stores, address: string): Promise<void> {
  const door = await openDoor(address, DATABASE);
  try {
    const some = (await stores.cases.list({ live: true }, { limit: 200, cursor: null }, 'oldest')).items;
    await measure('GET /v1/cases, recent', () => door.get('/v1/cases'));
    await measure('GET /v1/cases, a brand, recent', (n) => door.get(`/v1/cases?brand=${of(brands, n)}`));
    await measure('GET /v1/cases, a queue, pressing', (n) => door.get(`/v1/cases?order=pressing&queue=${of(queues, n)}`));
    await measure('GET /v1/cases, unowned, pressing', () => door.get('/v1/cases?order=pressing&unowned=true'));
    await measure('GET /v1/cases/:id', (n) => door.get(`/v1/cases/${of(some, n).id}`));
    await measure('GET /v1/cases/counts', () => door.get('/v1/cases/counts'));
  } finally {
    await door.close();
  }
}

const url = process.env['MONGODB_URL'];
if (url === undefined) {
  console.log('skipped: this measures a real server; name one in MONGODB_URL');
} else {
  const client = await MongoClient.connect(url);
  const db = client.db(DATABASE);
  let started = performance.now();
  const seconds = (): string => {
    const took = ((performance.now() - started) / 1000).toFixed(0);
    started = performance.now();
    return took;
  };
  const there = KEEP ? await db.collection('cases').estimatedDocumentCount() : 0;
  if (there < CASES) {
    await db.dropDatabase();
    await fill(db);
    console.log(`${CASES} cases, ${MENTIONS} mentions and customers stored in ${seconds()} s`);
  }
  await buildIndexes(client, url);
  const { stores, dropDatabase } = await openStores({ url, dbName: DATABASE });
  console.log(`indexes built in ${seconds()} s`);
  try {
    await run(stores);
    await runOverHttp(stores, url);
  } finally {
    if (!KEEP) await dropDatabase();
    await stores.close();
    await client.close();
  }
}
