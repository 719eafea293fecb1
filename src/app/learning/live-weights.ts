import type { Log } from '../../ports/log.ts';
import type { Understand } from '../../ports/understand.ts';
import type { WeightStore } from '../../ports/weight-store.ts';
import { createUnderstand } from '../../understand/index.ts';
import { BadWeightsError } from '../../understand/model/weights-file.ts';
import type { Weights } from '../../understand/weights.ts';
import { manifestOf, readWeightFiles, shippedFolder, shippedWeights, unpackWeights, type WeightFiles } from './weight-files.ts';

const LOOK_MS = 10_000;

/** The understanding pass that follows the weights in use. */
export interface LiveWeights {
  readonly understand: Understand;
  /** The version that labels now. */
  version(): string;
  stop(): void;
}

/**
 * The weights in use: those that the installation taught itself, or those that came with the program.
 * @throws BadWeightsError when they can't be read
 */
export async function weightsInUse(store: WeightStore): Promise<Weights> {
  return unpackWeights(await filesInUse(store));
}

/**
 * The same as files.
 * @throws BadWeightsError when the version in use isn't kept whole
 */
export async function filesInUse(store: WeightStore): Promise<WeightFiles> {
  const version = await store.inUse();
  if (version === null) return readWeightFiles(shippedFolder());
  const stored = await store.load(version);
  if (!stored) throw new BadWeightsError(`version ${version} is in use, but it or a file of it is not kept`);
  return { manifest: manifestOf(stored.manifest), files: stored.files };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

interface Reading {
  readonly version: string;
  readonly pass: Understand;
}

async function readingWith(weights: Weights): Promise<Reading> {
  return { version: weights.version, pass: await createUnderstand(weights) };
}

/** Follows the weights in use: what `earshot train` puts in use labels here within seconds. */
export async function followWeights(
  store: WeightStore,
  log: Log,
  { lookMs = LOOK_MS }: { readonly lookMs?: number } = {},
): Promise<LiveWeights> {
  let inUse = await store.inUse();
  let reading: Reading;
  try {
    reading = await readingWith(await weightsInUse(store));
  } catch (error) {
    log.error(
      { error: reasonOf(error) },
      'the weights that this installation taught itself could not be read; those that came with the program label instead',
    );
    reading = await readingWith(await shippedWeights());
  }
  let looking = false;
  let stopped = false;
  const look = async (): Promise<void> => {
    const wanted = await store.inUse();
    if (wanted === inUse) return;
    const next = await readingWith(await weightsInUse(store));
    if (stopped) return;
    reading = next;
    inUse = wanted;
    log.info({ version: next.version }, 'other weights were put in use and label from now on');
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => {
        if (!stopped) log.warn({ error: reasonOf(error) }, 'the weights in use could not be read; those read before stay');
      })
      .finally(() => {
        looking = false;
      });
  }, lookMs);
  timer.unref();
  return {
    understand: (texts, taxonomy, options) => reading.pass(texts, taxonomy, options),
    version: () => reading.version,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
