/**
 * Mentions per second from intake to disposition, beside two rivals in the same run on the same stores:
 * the limit (a plain bulk insert of the very documents that the pipeline made, with and without its indexes), and the usual way
 * (one job per mention, one `save()` each, `sentiment` on the text).
 *
 * `npm run bench -- pipeline` runs on the embedded stores; MONGODB_URL and REDIS_URL name real ones. EARSHOT_BENCH_ITEMS sets the size.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { systemClock } from '../src/app/clock.ts';
import { createUnderstand } from '../src/understand/index.ts';
import { shippedWeights } from '../src/app/learning/weight-files.ts';
import { compose } from '../src/app/compose.ts';
import { openData } from '../src/app/data.ts';
import { makeDigestTokens } from '../src/app/share-tokens.ts';
import { silentLog } from '../src/ports/log.ts';
import { takeInWorker } from '../workers/take-in-batch.ts';
import { benchSettings, makeLiveLike } from './pipeline/load.ts';
import { plainInsert, usualWay } from './pipeline/rivals.ts';
import { printTable, rate } from './pipeline/table.ts';

const ITEMS = Number(process.env['EARSHOT_BENCH_ITEMS'] ?? 20_000);
const BATCH = 1000;
const ROUNDS = 3;

const quiet = {
  takenIn: () => {},
  delivery: () => {},
  poll: () => {},
  stream: () => {},
  sweep: () => {},
  labelled: () => {},
  corrected: () => {},
  relabelled: () => {},
  alert: () => {},
  letter: () => {},
  alertEvent: () => {},
  replied: () => {},
  secondOpinion: () => {},
};

async function openApp(dataDir: string, dbName: string) {
  const base = process.env['MONGODB_URL'];
  const mongodbUrl = base === undefined ? null : withName(base, dbName);
  const data = await openData({
    dataDir,
    mongodbUrl,
    redisUrl: process.env['REDIS_URL'] ?? null,
    queue: true,
    clock: systemClock,
    log: silentLog,
  });
  if (!data.jobs) throw new Error('no queue');
  const app = await compose({
    understand: await createUnderstand(await shippedWeights()),
    stores: data.stores,
    changes: data.changes,
    jobs: data.jobs,
    settings: benchSettings(),
    clock: systemClock,
    log: silentLog,
    metrics: quiet,
    routingQueue: null,
    digestTokens: makeDigestTokens('a secret of the bench'),
    publicUrl: () => 'http://127.0.0.1',
    makeSample: null,
  });
  const connection = await mongoose.createConnection(data.url, { dbName: data.dbName }).asPromise();
  return { app, data, connection };
}

function withName(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

/** From the first item handed to intake until the last batch has all its dispositions. */
async function pipelineRound(opened: Awaited<ReturnType<typeof openApp>>, run: string): Promise<number> {
  const { app } = opened;
  const items = makeLiveLike(run, ITEMS);
  const stop = await takeInWorker.start(app);
  const began = performance.now();
  const ids: string[] = [];
  for (let n = 0; n < items.length; n += BATCH) ids.push(await app.intake.put('bench', items.slice(n, n + BATCH)));
  for (const id of ids) while (((await app.stores.batches.get(id))?.finishedAt ?? null) === null) await systemClock.sleep(5);
  const seconds = (performance.now() - began) / 1000;
  await stop();
  return rate(items.length, seconds);
}

const home = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
const dbName = `bench_${process.pid}`;
const opened = await openApp(home, dbName);
try {
  const ours: number[] = [];
  const limit: number[] = [];
  const bare: number[] = [];
  const usual: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await pipelineRound(opened, `r${round}`));
    const rivals = { connection: opened.connection, batch: BATCH, round };
    limit.push(await plainInsert({ ...rivals, indexes: true }));
    bare.push(await plainInsert({ ...rivals, indexes: false }));
    usual.push(await usualWay({ ...rivals, jobs: opened.app.jobs, items: makeLiveLike(`u${round}`, Math.min(2_000, ITEMS)) }));
  }
  printTable({
    title: `${ITEMS} items in batches of ${BATCH}, ${ROUNDS} rounds, ${process.env['MONGODB_URL'] ? 'real' : 'embedded'} document server, ${process.env['REDIS_URL'] ? 'Redis' : 'PGlite'}`,
    ours,
    rivals: [
      ['limit: plain bulk insert, same indexes', limit],
      ['limit: plain bulk insert, no indexes', bare],
      ['usual way: a job and a save() per mention', usual],
    ],
  });
} finally {
  await opened.connection.dropDatabase();
  await opened.connection.close();
  await opened.data.close();
  await rm(home, { recursive: true, force: true });
}
