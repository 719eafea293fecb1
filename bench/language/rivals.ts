import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { packageRoot } from '../../config/root.ts';
import { bcp47 } from './codes.ts';

type Detect = (text: string) => unknown;

const detectorsSchema = z.object({
  detectors: z.array(
    z.object({
      name: z.string(),
      load: z.custom<() => Promise<Detect>>((value) => typeof value === 'function'),
    }),
  ),
});
const TIMEOUT = 900_000;
const answerSchema = z.string().nullable().catch(null);

/** What one detector did with all texts, alone in a process of its own. */
export interface Answers {
  readonly name: string;
  readonly languages: readonly string[];
  readonly perSecond: number;
  readonly loadMs: number;
  /** Megabytes that loading and detecting added to the process. */
  readonly memory: number;
}

async function detectors(): Promise<z.infer<typeof detectorsSchema>['detectors']> {
  const file = join(packageRoot(), 'bench', 'rivals', 'language.mjs');
  const module: unknown = await import(pathToFileURL(file).href);
  return detectorsSchema.parse(module).detectors;
}

/** The names of the detectors. */
export async function rivalNames(): Promise<readonly string[]> {
  return (await detectors()).map(({ name }) => name);
}

/** Runs in the child. */
async function answerHere(name: string, texts: readonly string[]): Promise<Answers> {
  const rival = (await detectors()).find((one) => one.name === name);
  if (!rival) throw new Error(`There is no rival named ${name}`);
  const before = process.memoryUsage().rss;
  const loading = performance.now();
  const detect = await rival.load();
  const loadMs = performance.now() - loading;
  const started = performance.now();
  const languages = texts.map((text) => bcp47(answerSchema.parse(detect(text))));
  const perSecond = (texts.length / (performance.now() - started)) * 1000;
  return { name, languages, perSecond, loadMs, memory: (process.memoryUsage().rss - before) / 1e6 };
}

/** What a detector says of the texts. */
export async function askRival(name: string, texts: readonly string[]): Promise<Answers> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--ask'], { serialization: 'advanced', timeout: TIMEOUT });
    child.once('message', (answers: Answers) => resolve(answers));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it answered`)));
    child.send({ name, texts });
  });
}

if (process.argv.includes('--ask'))
  process.once('message', ({ name, texts }: { readonly name: string; readonly texts: readonly string[] }) => {
    void answerHere(name, texts).then((answers) => process.send?.(answers, () => process.disconnect()));
  });
