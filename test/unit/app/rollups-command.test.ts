import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { rollupCommand, verifyCommand } from '../../../src/app/commands/rollups.ts';
import { withStores } from '../../../src/app/commands/with-data.ts';
import { makeMention } from '../../factories.ts';

let folder: string;
let told: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-verify-'));
  vi.stubEnv('EARSHOT_DATA', folder);
  for (const name of ['MONGODB_URL', 'REDIS_URL', 'EARSHOT_CONFIG']) vi.stubEnv(name, '');
  const said = (id: string, postedAt: string) => makeMention({ id, externalId: id, brand: 'acme', postedAt });
  await withStores(({ stores }) =>
    stores.mentions.insert([
      said('a', '2026-11-02T08:10:00.000Z'),
      said('b', '2026-11-02T08:20:00.000Z'),
      said('c', '2026-11-03T09:00:00.000Z'),
    ]),
  );
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  told = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void told.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function verify(...options: readonly string[]) {
  told = [];
  process.exitCode = undefined;
  await verifyCommand().parseAsync(['--brand', 'acme', ...options], { from: 'user' });
  return { last: told.at(-1), status: process.exitCode ?? 0 };
}

describe('earshot verify and earshot rollup', () => {
  it('print what is not counted, and nothing after it was', async () => {
    expect(await verify()).toEqual({ last: expect.stringMatching(/^\d+ buckets looked at, [1-9]\d* differences$/u), status: 1 });
    expect(told[0]).toBe('acme hour 2026-11-02T08:00:00.000Z by nothing: 0 mentions and 0 cases stand there, 2 and 0 are stored');
    expect(await verify('--from', '2026-11-03', '--to', '2026-11-03T08:00:00Z')).toMatchObject({ status: 0 });
    await rollupCommand().parseAsync(['--brand', 'acme'], { from: 'user' });
    expect(told.at(-1)).toBe('2 days counted anew');
    expect(await verify()).toEqual({ last: expect.stringMatching(/^[1-9]\d* buckets looked at, 0 differences$/u), status: 0 });
  });

  it('refuse a brand that is nowhere, and times that are none', async () => {
    await expect(verifyCommand().parseAsync(['--brand', 'acne'], { from: 'user' })).rejects.toThrow(/no brand acne/u);
    const quiet = verifyCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    await expect(quiet.parseAsync(['--from', 'yesterday'], { from: 'user' })).rejects.toThrow(/ISO 8601/u);
  });
});
