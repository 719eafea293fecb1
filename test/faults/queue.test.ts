import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openQueueDatabase } from '../../embedded/queue-database/index.ts';
import { dropQueues, hasRedis } from '../redis.ts';
import { startChild, type Child } from './support/child.ts';

const program = fileURLToPath(new URL('support/queue-process.ts', import.meta.url));
/** Acknowledged additions after which each process is killed. */
const KILL_AFTER = [3, 40, 7, 25, 60];
const redisUrl = process.env['REDIS_URL'];
const redisPrefix = `faults${process.pid}`;
const isAdded = (line: string): boolean => line.startsWith('added ');

describe('a queue whose process is killed', () => {
  let folder: string;
  let children: Child[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-queue-'));
    children = [];
  });
  afterEach(async () => {
    for (const child of children) await child.kill();
    if (hasRedis) await dropQueues(redisPrefix);
    await rm(folder, { recursive: true, force: true });
  });

  function start(prefix: string | undefined, env: Readonly<Record<string, string>>): Child {
    const args = [join(folder, 'queue'), join(folder, 'handled'), ...(prefix === undefined ? [] : [prefix])];
    const child = startChild(program, args, env);
    children.push(child);
    return child;
  }

  async function killFiveTimes(env: Readonly<Record<string, string>>): Promise<void> {
    const acknowledged: string[] = [];
    for (const [round, count] of KILL_AFTER.entries()) {
      const child = start(`r${round}`, env);
      await child.until(isAdded, count);
      await child.kill();
      acknowledged.push(...child.lines.filter(isAdded).map((line) => line.slice('added '.length)));
    }
    const last = start(undefined, env);
    await last.until((line) => line === 'ready', 1);
    await vi.waitFor(
      () => {
        const handled = new Set(readFileSync(join(folder, 'handled'), 'utf8').split('\n'));
        expect(acknowledged.filter((id) => !handled.has(id))).toEqual([]);
      },
      { timeout: 15_000, interval: 50 },
    );
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILL_AFTER.reduce((sum, count) => sum + count));
  }

  it('handles every acknowledged job after five kills of the embedded database', { timeout: 120_000 }, () => killFiveTimes({}));

  it.runIf(redisUrl !== undefined)('handles every acknowledged job after five kills beside a Redis', { timeout: 120_000 }, () =>
    killFiveTimes({ QUEUE_REDIS_URL: redisUrl ?? '', QUEUE_PREFIX: redisPrefix }),
  );

  it('starts anew after being killed while the database was being made', { timeout: 60_000 }, async () => {
    const child = start('early', {});
    await vi.waitFor(() => expect(existsSync(join(folder, 'queue', 'postgres.unfinished'))).toBe(true), {
      timeout: 20_000,
      interval: 2,
    });
    await child.kill();
    expect(existsSync(join(folder, 'queue', 'postgres'))).toBe(false);
    const next = start('late', {});
    await next.until(isAdded, 1);
  });

  it('refuses a folder that another process has open, and takes it when that one is dead', { timeout: 60_000 }, async () => {
    const child = start('first', {});
    await child.until(isAdded, 1);
    await expect(openQueueDatabase({ dataDir: join(folder, 'queue') })).rejects.toMatchObject({ code: 'data-folder-in-use' });
    await child.kill();
    const database = await openQueueDatabase({ dataDir: join(folder, 'queue') });
    await database.close();
  });
});
