import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BadSetError } from '../../../../src/app/learning/sets.ts';
import { readWeightFiles } from '../../../../src/app/learning/weight-files.ts';
import { trainCommand } from '../../../../src/app/commands/train.ts';
import { taxonomy } from '../../../factories.ts';
import { understand } from '../../understand/helpers.ts';
import { collection, ownPraise } from '../../understand/train/lessons.ts';

let folder: string;
let told: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-train-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  told = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void told.push(line));
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const linesOf = (rows: typeof ownPraise): string =>
  rows.map(({ text, lang, sentiment }) => JSON.stringify({ text, lang, sentiment })).join('\n');

/** Teaches out of these lines into a folder that isn't there yet. */
async function train(lines: string, ...more: readonly string[]) {
  const file = join(folder, 'corrections.jsonl');
  const out = join(folder, 'out');
  await writeFile(file, lines);
  await rm(out, { recursive: true, force: true });
  await trainCommand().parseAsync(['--corrections', file, '--out', out, ...more], { from: 'user' });
  return { out, status: process.exitCode ?? 0, printed: told.join('\n') };
}

describe('earshot train', () => {
  it('prints the table alone when nothing more is asked', async () => {
    const { out, status, printed } = await train(linesOf(ownPraise), '--dry-run');
    expect(printed).toMatch(/^guarded set .*\ncorrections +36 +0\.\d{3} > +[01]\.\d{3} .*$/u);
    expect(status).toBe(0);
    expect(existsSync(out)).toBe(false);
  });

  it('keeps the weights where the corrections teach nothing, unless it is forced', async () => {
    const agreed = linesOf(
      collection('ours').map((row) => {
        const [labels] = understand([{ text: row.text, lang: 'en', rating: null, followers: null }], taxonomy);
        return { ...row, sentiment: labels?.sentiment.label ?? 'neutral' };
      }),
    );
    const refused = await train(agreed);
    expect(refused.printed).toContain('not better on every guarded set: corrections\n');
    expect(refused.printed).toContain('--force');
    expect(refused.status).toBe(1);
    expect(existsSync(refused.out)).toBe(false);
    process.exitCode = undefined;
    const forced = await train(agreed, '--force');
    expect(forced.printed).toContain(`version ${(await readWeightFiles(forced.out)).manifest.version} is in ${forced.out}`);
    expect(forced.status).toBe(0);
  });

  it('says so when there are too few corrections', async () => {
    const { out, status, printed } = await train(linesOf(ownPraise.slice(0, 29)));
    expect(printed).toMatch(/^there are 29 corrections of sentiment; from 30 on/u);
    expect(status).toBe(0);
    expect(existsSync(out)).toBe(false);
  });

  it('says which line or folder is not what it should be', async () => {
    await expect(train('{"text":"hushed","sentiment":"angry"}')).rejects.toThrow(/corrections\.jsonl, line 1/u);
    await mkdir(join(folder, 'sets', 'no-set-of-ours'), { recursive: true });
    for (const data of ['absent', 'sets']) {
      const failed = train(linesOf(ownPraise), '--data', join(folder, data));
      await expect(failed).rejects.toThrow(BadSetError);
      await expect(failed).rejects.toThrow(join(folder, data));
    }
  });

  it('reads the collections that the shipped weights were taught on, and measures each', async () => {
    const put = async (set: string): Promise<void> => {
      const rows = collection(set).map(({ text, lang, sentiment }) => JSON.stringify({ text, lang, label: sentiment }));
      await mkdir(join(folder, 'data', set), { recursive: true });
      await writeFile(join(folder, 'data', set, 'dev.jsonl'), rows.join('\n'));
    };
    for (const set of ['vader', 'umsab', 'hellopeter']) await put(set);
    const { out, printed } = await train(linesOf(ownPraise), '--data', join(folder, 'data'), '--only-open', '--force');
    expect(printed).toMatch(/^corrections +36 .*\nvader +36 /mu);
    expect(printed).not.toMatch(/umsab|hellopeter/u);
    expect((await readWeightFiles(out)).manifest).toMatchObject({ sets: ['vader'], corrections: { count: 36, until: '' } });
  });
});
