import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../config/root.ts';
import { shippedWeights } from '../../src/app/learning/weight-files.ts';
import { taxonomySchema } from '../../src/domain/index.ts';
import { createUnderstand } from '../../src/understand/index.ts';
import { loadRival } from './rivals.ts';

const ROUNDS = 7;
const OWN = 'earshot';
const OWN_WITH_WORDS = 'earshot, with words';

/** What one scorer did with the same texts, alone in a process of its own. */
export interface Speed {
  readonly name: string;
  readonly perSecond: number;
  readonly loadMs: number;
  /** Megabytes that loading and scoring added to the process. */
  readonly memory: number;
}

async function workOf(name: string, texts: readonly string[]): Promise<() => Promise<void>> {
  if (name === OWN || name === OWN_WITH_WORDS) {
    const understand = await createUnderstand(await shippedWeights());
    const taxonomy = taxonomySchema.parse(
      parse(await readFile(join(packageRoot(), 'config', 'taxonomies', 'airline.yaml'), 'utf8')),
    );
    const items = texts.map((text) => ({ text, lang: null, rating: null, followers: null }));
    return async () => {
      for (let from = 0; from < items.length; from += 100)
        understand(items.slice(from, from + 100), taxonomy, { explain: name === OWN_WITH_WORDS });
    };
  }
  const { score } = await loadRival(name);
  return async () => {
    for (const text of texts) {
      const answer = score(text);
      if (answer instanceof Promise) await answer;
    }
  };
}

/** Runs in the child: loads, scores all texts several times, reports the best round. */
async function measureHere(name: string, texts: readonly string[]): Promise<Speed> {
  const before = process.memoryUsage().rss;
  const loading = performance.now();
  const work = await workOf(name, texts);
  const loadMs = performance.now() - loading;
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await work();
    best = Math.min(best, performance.now() - started);
  }
  return {
    name,
    perSecond: (texts.length / best) * 1000,
    loadMs,
    memory: (process.memoryUsage().rss - before) / 1e6,
  };
}

/** Measures scorers one after another, each alone in its process, on the same texts. */
export async function measureSpeed(names: readonly string[], texts: readonly string[]): Promise<readonly Speed[]> {
  const speeds: Speed[] = [];
  for (const name of [OWN, OWN_WITH_WORDS, ...names]) {
    speeds.push(
      await new Promise<Speed>((resolve, reject) => {
        const child = fork(fileURLToPath(import.meta.url), ['--measure'], { serialization: 'advanced', timeout: 300_000 });
        child.once('message', (speed: Speed) => resolve(speed));
        child.once('error', reject);
        child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it answered`)));
        child.send({ name, texts });
      }),
    );
  }
  return speeds;
}

if (process.argv.includes('--measure'))
  process.once('message', ({ name, texts }: { readonly name: string; readonly texts: readonly string[] }) => {
    void measureHere(name, texts).then((speed) => process.send?.(speed, () => process.disconnect()));
  });
