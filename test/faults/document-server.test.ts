import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient, type Collection, type Document } from '../driver.ts';
import { afterAll, expect, test } from 'vitest';
import { Catalog } from '../../embedded/document-server/storage/catalog.ts';
import { openEnvironment } from '../../embedded/document-server/storage/environment.ts';
import { verify } from '../../embedded/document-server/storage/verify.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function start(dataDir: string, durability: string): Promise<{ child: ChildProcess; line: string }> {
  const entry = fileURLToPath(new URL('./document-server-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', entry, dataDir, durability], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return { child, line: chunk.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Writes until the server is gone, noting what was acknowledged. */
async function load(mentions: Collection<Document>, from: number, noted: Map<number, number>): Promise<void> {
  for (let i = from; ; i += 20) {
    try {
      await mentions.insertMany(
        Array.from({ length: 20 }, (_, j) => ({
          _id: (i + j) as never,
          key: `k${i + j}`,
          tags: [i % 7, j],
          n: 0,
          text: 'x'.repeat(300),
        })),
      );
      for (let j = 0; j < 20; j++) noted.set(i + j, 0);
      await mentions.updateOne({ _id: i as never }, { $inc: { n: 1 }, $push: { tags: 99 as never } });
      noted.set(i, 1);
      await mentions.deleteOne({ _id: (i + 1) as never });
      noted.set(i + 1, -1);
    } catch {
      // The server was killed: whatever had no answer may or may not have happened.
      return;
    }
  }
}

test.each(['power', 'process'])(
  'what was acknowledged outlives kill -9, and every index still fits (%s)',
  async (durability) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'document-server-kill-'));
    folders.push(dataDir);
    const noted = new Map<number, number>();
    for (let round = 0; round < (durability === 'power' ? 2 : 3); round++) {
      const { child, line } = await start(dataDir, durability);
      const client = await MongoClient.connect(line, { serverSelectionTimeoutMS: 1000 });
      const mentions = client.db('kill').collection('mentions');
      await mentions.createIndex({ key: 1 }, { unique: true });
      await mentions.createIndex({ tags: 1 });
      await mentions.createIndex({ n: -1, key: 1 }, { partialFilterExpression: { n: { $gt: 0 } } });
      const target = noted.size + 200;
      const writers = [0, 1].map((w) => load(mentions, (round * 2 + w) * 1_000_000, noted));
      await expect.poll(() => noted.size, { timeout: 15_000, interval: 5 }).toBeGreaterThan(target);
      await kill(child);
      await Promise.all(writers);
      await client.close(true);
    }

    const { child, line } = await start(dataDir, durability);
    const client = await MongoClient.connect(line);
    const stored = new Map(
      (await client.db('kill').collection('mentions').find().toArray()).map((d) => [Number(d['_id']), Number(d['n'])]),
    );
    const lost = [...noted].filter(([id, n]) =>
      n < 0 ? stored.has(id) : (stored.get(id) ?? -1) < n && !(n === 0 && id % 20 === 1),
    );
    expect(lost).toEqual([]);
    await client.close();
    await kill(child);

    const env = openEnvironment(dataDir, 'process');
    expect(verify(new Catalog(env))).toEqual([]);
    await env.close();
  },
  60_000,
);

test('a folder in use is refused, naming the process that has it; one whose owner died is not', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'document-server-lock-'));
  folders.push(dataDir);
  const first = await start(dataDir, 'power');
  const second = await start(dataDir, 'power');
  expect(second.line).toContain(`is in use by process ${first.child.pid}`);
  await kill(first.child);
  const third = await start(dataDir, 'power');
  expect(third.line).toMatch(/^mongodb:/);
  await kill(third.child);
}, 30_000);
