import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../../config/root.ts';
import type { LinearWeights } from '../../understand/model/linear-model.ts';
import { BadWeightsError, decodeWeights, encodeWeights } from '../../understand/model/weights-file.ts';
import type { Weights } from '../../understand/weights.ts';

const MANIFEST = 'manifest.json';
const VERSION_LENGTH = 12;
const SENTIMENT = 'sentiment';
const LANGUAGE = 'language';

const manifestSchema = z.object({
  version: z.string().min(1),
  /** SHA-256 of each file, by its name. */
  files: z.record(z.string(), z.string()),
  /** Which sets the weights were taught on. */
  sets: z.array(z.string()),
  /** How many corrections they were taught on as well, and up to when those were made; null for none. */
  corrections: z.object({ count: z.number().int().min(0), until: z.string().nullable() }).nullable(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * A manifest out of its JSON.
 * @throws BadWeightsError when it isn't one
 */
export function manifestOf(json: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new BadWeightsError(`${MANIFEST} is no JSON`);
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success)
    throw new BadWeightsError(`${MANIFEST} has a fault at ${parsed.error.issues[0]?.path.join('.') ?? 'its root'}`);
  return parsed.data;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Weights as files: their bytes by name, and what stands in the manifest. */
export interface WeightFiles {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Packs models into files; the version is made of their bytes, so equal weights have equal versions. */
export function packWeights(models: readonly LinearWeights[], about: Pick<Manifest, 'sets' | 'corrections'>): WeightFiles {
  const files = new Map(models.map((model) => [`${model.name}.bin`, encodeWeights(model)]));
  const sums = Object.fromEntries(
    [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, bytes]) => [name, sha256(bytes)]),
  );
  const version = sha256(new TextEncoder().encode(JSON.stringify(sums))).slice(0, VERSION_LENGTH);
  return { manifest: { version, files: sums, ...about }, files };
}

/**
 * Reads models out of files.
 * @throws BadWeightsError when a file is missing, changed, or not what this version reads
 */
export function unpackWeights({ manifest, files }: WeightFiles): Weights {
  const model = (name: string): LinearWeights => {
    const bytes = files.get(`${name}.bin`);
    if (!bytes) throw new BadWeightsError(`${name}.bin is missing`);
    if (sha256(bytes) !== manifest.files[`${name}.bin`])
      throw new BadWeightsError(`${name}.bin isn't the one its manifest names`);
    return decodeWeights(bytes);
  };
  const others = Object.keys(manifest.files)
    .map((file) => file.slice(0, -'.bin'.length))
    .filter((name) => name !== SENTIMENT && name !== LANGUAGE);
  return {
    version: manifest.version,
    sentiment: model(SENTIMENT),
    language: model(LANGUAGE),
    others: others.toSorted().map(model),
  };
}

/** The folder of the weights that come with the program. */
export function shippedFolder(): string {
  return join(packageRoot(), 'models');
}

/**
 * Reads a folder of weights.
 * @throws BadWeightsError when there are none or they are broken
 */
export async function readWeightFiles(folder: string): Promise<WeightFiles> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new BadWeightsError(`there is no ${MANIFEST} in ${folder}`);
  });
  const manifest = manifestOf(text);
  const files = new Map<string, Uint8Array>();
  await Promise.all(
    Object.keys(manifest.files).map(async (name) => {
      const bytes = await readFile(join(folder, name)).catch(() => {
        throw new BadWeightsError(`${name} is missing in ${folder}`);
      });
      files.set(name, new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
    }),
  );
  return { manifest, files };
}

async function replace(file: string, content: Uint8Array | string): Promise<void> {
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
}

/** Writes weights into a folder; the manifest last, so that a broken writing is noticed when they are read: it names other files. */
export async function writeWeightFiles(folder: string, { manifest, files }: WeightFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of files) await replace(join(folder, name), bytes);
  await replace(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The weights that come with the program. */
export async function shippedWeights(): Promise<Weights> {
  return unpackWeights(await readWeightFiles(shippedFolder()));
}
