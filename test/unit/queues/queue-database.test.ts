import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openQueueDatabase, type QueueDatabase } from '../../../embedded/queue-database/index.ts';

describe('the embedded queue database', () => {
  let database: QueueDatabase;
  beforeAll(async () => {
    database = await openQueueDatabase({ dataDir: null });
    await database.pool.query('CREATE TABLE seen (n integer)');
  });
  afterAll(() => database.close());

  it('keeps the statements of others out of a transaction', async () => {
    const client = await database.pool.connect();
    await client.query('-- begins\nBEGIN');
    await client.query('INSERT INTO seen VALUES ($1)', [1]);
    const outside = database.pool.query('INSERT INTO seen VALUES ($1)', [2]);
    await client.query('/* undone */ ROLLBACK');
    await outside;
    client.release();
    expect((await database.pool.query('SELECT n FROM seen')).rows).toEqual([{ n: 2 }]);
  });

  it('undoes the open transaction of a client that is given back', async () => {
    const client = await database.pool.connect();
    await client.query('BEGIN');
    await client.query('DELETE FROM seen');
    client.release();
    expect((await database.pool.query('SELECT n FROM seen')).rows).toEqual([{ n: 2 }]);
  });

  it('lets others work again after a transaction that failed', async () => {
    const client = await database.pool.connect();
    await client.query('BEGIN');
    await expect(client.query('SELECT * FROM nowhere')).rejects.toMatchObject({ code: '42P01' });
    await client.query('ROLLBACK');
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('hands notifications on to the clients that listen, until they are given back', async () => {
    const [first, second] = await Promise.all([database.pool.connect(), database.pool.connect()]);
    const heard: string[] = [];
    first.on('notification', ({ channel, payload }) => heard.push(`first ${channel} ${payload}`));
    second.on('notification', ({ channel, payload }) => heard.push(`second ${channel} ${payload}`));
    await first.query('-- to hear of news\nLISTEN news;');
    await second.query('LISTEN news');
    await database.pool.query('SELECT pg_notify($1, $2)', ['news', 'one']);
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(['first news one', 'second news one']));
    first.release();
    await database.pool.query('SELECT pg_notify($1, $2)', ['news', 'two']);
    await vi.waitFor(() => expect(heard).toContain('second news two'));
    expect(heard).not.toContain('first news two');
  });

  it('lets timers have their turn while it is busy', async () => {
    let ticked = false;
    const timer = setTimeout(() => {
      ticked = true;
    }, 1);
    for (let count = 0; count < 5000 && !ticked; count += 1) await database.pool.query('SELECT 1 AS one');
    clearTimeout(timer);
    expect(ticked).toBe(true);
  });
});

describe('the folder of the embedded queue database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-queue-'));
  const dataDir = join(folder, 'queue');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is closed to other users and keeps what was stored', async () => {
    const first = await openQueueDatabase({ dataDir });
    await first.pool.query('CREATE TABLE kept (n integer)');
    await first.close();
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    const second = await openQueueDatabase({ dataDir });
    expect((await second.pool.query('SELECT n FROM kept')).rows).toEqual([]);
    await second.close();
  });

  it.each([
    ['a process that is gone', '999999999 1 x\n'],
    ['a process whose number another one has now', `${process.pid} 1 x\n`],
    ['nobody: the file is broken', 'what?\n'],
  ])('is taken over from %s', async (_whom, owner) => {
    writeFileSync(join(dataDir, 'owner'), owner);
    const database = await openQueueDatabase({ dataDir });
    await database.close();
  });

  it('is refused while it is open', async () => {
    const database = await openQueueDatabase({ dataDir });
    await expect(openQueueDatabase({ dataDir })).rejects.toMatchObject({ code: 'data-folder-in-use' });
    await database.close();
  });
});
