import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { packageRoot } from '../../config/root.ts';
import { sentimentLabels } from '../../src/domain/index.ts';
import type { SentimentLabel } from '../../src/domain/index.ts';

/** A library's scorer; some answer later. */
export interface Scorer {
  readonly name: string;
  readonly score: (text: string) => Promise<SentimentLabel> | SentimentLabel;
}

const label = z.enum(sentimentLabels).catch('neutral');
const scorersSchema = z.object({
  scorers: z.array(
    z.object({
      name: z.string(),
      load: z.custom<() => Promise<(text: string) => unknown>>((value) => typeof value === 'function'),
    }),
  ),
});

const FOLDER = join(packageRoot(), 'bench', 'rivals');

/** Installs the libraries that we are measured beside, once, apart from the product's own. False when that can't be done. */
export function installRivals(): boolean {
  if (existsSync(join(FOLDER, 'node_modules'))) return true;
  const { status } = spawnSync('npm', ['ci', '--prefix', FOLDER, '--ignore-scripts'], { stdio: 'ignore', timeout: 300_000 });
  return status === 0;
}

/** The names of the libraries. */
export async function rivalNames(): Promise<readonly string[]> {
  const module: unknown = await import(pathToFileURL(join(FOLDER, 'sentiment.mjs')).href);
  return scorersSchema.parse(module).scorers.map(({ name }) => name);
}

/** Loads one library's scorer. */
export async function loadRival(name: string): Promise<Scorer> {
  const module: unknown = await import(pathToFileURL(join(FOLDER, 'sentiment.mjs')).href);
  const rival = scorersSchema.parse(module).scorers.find((one) => one.name === name);
  if (!rival) throw new Error(`There is no rival named ${name}`);
  const score = await rival.load();
  return {
    name,
    score: (text) => {
      const answer = score(text);
      return answer instanceof Promise ? answer.then((value: unknown) => label.parse(value)) : label.parse(answer);
    },
  };
}
